import { checkChoices, type Errors, finished, lineOf, MAX, peopleOf, tagsOf, textOf } from '../tickets.input';
import type { TicketPatch } from './changes.types';

/** @throws AppError `invalid` */
export function cleanPatch(patch: TicketPatch): TicketPatch {
  const errors: Errors = {};
  const clean: TicketPatch = { ...patch };
  if (patch.subject !== undefined) clean.subject = lineOf(errors, 'subject', patch.subject, MAX.subject);
  if (patch.description !== undefined) {
    clean.description = textOf(errors, 'description', patch.description, MAX.description);
  }
  if (patch.solution !== undefined) clean.solution = cleanSolution(errors, patch.solution);
  if (patch.tags !== undefined) clean.tags = tagsOf(errors, patch.tags);
  for (const key of ['participantIds', 'followerIds'] as const) {
    const ids = patch[key];
    if (ids !== undefined) clean[key] = peopleOf(errors, key, ids);
  }
  checkChoices(errors, patch);
  return finished(errors, clean);
}

function cleanSolution(errors: Errors, solution: string | null): string | null {
  return solution?.trim() ? textOf(errors, 'solution', solution, MAX.solution) : null;
}
