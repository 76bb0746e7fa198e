import { checkChoices, type Errors, finished, lineOf, MAX, peopleOf, tagsOf, textOf } from '../tickets.input';
import type { NewTicket } from './filing.types';

/** @throws AppError `invalid` */
export function cleanNewTicket(input: NewTicket): NewTicket {
  const errors: Errors = {};
  const clean = {
    ...input,
    subject: lineOf(errors, 'subject', input.subject, MAX.subject),
    description: textOf(errors, 'description', input.description, MAX.description),
    tags: tagsOf(errors, input.tags ?? []),
    participantIds: peopleOf(errors, 'participantIds', input.participantIds ?? []),
  };
  checkChoices(errors, input);
  return finished(errors, clean);
}
