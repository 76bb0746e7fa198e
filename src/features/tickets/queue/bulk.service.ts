import type { Ctx } from '../../../platform/ctx';
import { AppError, type FieldError } from '../../../platform/errors';
import { LOCKED } from '../../../platform/faults';
import { newId } from '../../../platform/ids';
import { takeTicket } from '../assignment/assignment.service';
import { type StepChoice, stepOf } from '../changes/changes.schema';
import { changeOneOf } from '../changes/changes.service';
import type { TicketPatch } from '../changes/changes.types';
import { BULK, filterNames, isOf } from '../properties/list';
import type { PropertyName } from '../properties/properties';
import { findAtDesk } from '../tickets.service';
import type { StoredTicket } from '../tickets.types';
import type { Undo } from '../undo/undo.types';
import { BULK_UNDO_SECONDS } from '../undo/undo-seconds';
import type { BulkForm } from './queue.schema';

export interface Refusal {
  number: number;
  reason: FieldError;
}

/** What the form wants changed, by property. */
const wishesIn = (form: BulkForm): [PropertyName, string[]][] =>
  BULK.flatMap((name): [PropertyName, string[]][] => {
    const values = [form[filterNames(name)[0]] ?? []].flat().map(String);
    return values.some((value) => value !== '') ? [[name, values]] : [];
  });

/** Whether the form says anything to change. */
export const changesSomething = (form: BulkForm): boolean => wishesIn(form).length > 0;

/**
 * Changes each ticket by itself, as a single change does, so one that is refused keeps no
 * other from changing. Nobody is told of it for as long as it can be undone.
 * @returns how it can be undone; null where nothing was changed
 */
export async function changeTickets(
  asked: Ctx,
  form: BulkForm,
): Promise<{ changed: number; refused: Refusal[]; undo: Undo | null }> {
  const until = new Date(asked.now.getTime() + BULK_UNDO_SECONDS * 1000);
  const ctx: Ctx = { ...asked, heldUntil: until };
  const bulkId = newId();
  const refused: Refusal[] = [];
  let changed = 0;
  let isChanged = false;
  for (const number of new Set(form.numbers.map(Number))) {
    try {
      const differs = await changeOneOf(ctx, bulkId, number, (ticket) => patchFor(ticket, form));
      isChanged ||= differs;
      changed += 1;
    } catch (error) {
      refused.push({ number, reason: reasonOf(error) });
    }
  }
  return { changed, refused, undo: isChanged ? { id: bulkId, until } : null };
}

function patchFor(ticket: StoredTicket, form: BulkForm): TicketPatch {
  const patch: Record<string, unknown> = {};
  for (const [name, wishes] of wishesIn(form)) Object.assign(patch, wishFor(ticket, name, wishes));
  return patch;
}

/** A status brings its reason, tags join those that are there, and `none` is nobody. */
function wishFor(ticket: StoredTicket, name: PropertyName, wishes: string[]): object {
  const [wish] = wishes;
  if (name === 'status') return stepOf(wish as StepChoice);
  if (isOf(name, 'tags')) return { [name]: [...ticket.tags, ...wishes] };
  return { [name]: isOf(name, 'person') && wish === 'none' ? null : wish };
}

/** @returns why the ticket could not be taken, or null */
export async function takeFromQueue(ctx: Ctx, number: number): Promise<Refusal | null> {
  try {
    const ticket = await findAtDesk(ctx, number);
    await takeTicket(ctx, ticket.id);
    return null;
  } catch (error) {
    return { number, reason: reasonOf(error) };
  }
}

/** What to tell about a refused ticket; whatever is not a refusal goes on to the error page. */
function reasonOf(error: unknown): FieldError {
  // Others may hold one of them for long.
  if ((error as { code?: unknown }).code === LOCKED) return { key: 'queue.refused.changed' };
  if (!(error instanceof AppError)) throw error;
  const [first] = Object.values(error.fields);
  if (first) return first;
  if (error.code === 'not_found') return { key: 'queue.refused.not_found' };
  const { kind, assignee } = error.data as { kind?: string; assignee?: { name: string } };
  if (kind === 'taken') return { key: 'queue.refused.taken', params: { name: assignee?.name ?? '' } };
  if (error.code === 'conflict') return { key: 'queue.refused.changed' };
  throw error;
}
