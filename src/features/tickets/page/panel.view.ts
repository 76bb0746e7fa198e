import type { Request } from 'express';
import type { Person } from '../names.types';
import { MAX } from '../tickets.input';
import { customRowsOf, neededRowsOf } from './custom-rows.view';
import type { DeskTicket, Refusal } from './desk-ticket.view';
import { factsOf } from './facts.view';
import { rowsOf } from './property-rows.view';
import type { ReadonlyRow, Row } from './rows.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** The properties beside the conversation, each changed in place, and people and facts below them. */
export function panelOf(req: Req, { found, choices, refusal }: DeskTicket) {
  const failed = refusal?.about === 'panel' ? refusal : null;
  const settling = failed && lacksFields(failed) ? failed : null;
  const withState = <R extends Row | ReadonlyRow>(row: R) => {
    if (!('name' in row)) return row;
    // What the form that resolves lacks is said in that form.
    const error = (settling && row.name !== 'status' ? null : failed?.errors[row.name]) ?? null;
    const typed = failed?.values[row.name];
    const keepsTyped = (error !== null && row.type !== 'select') || (settling && row.name === 'status');
    const value = keepsTyped && typeof typed === 'string' ? typed : row.value;
    const values = error !== null && row.values ? [typed].flat().map(String) : row.values;
    const tags = value.split(',').flatMap((tag) => (tag.trim() ? [{ label: tag.trim() }] : []));
    const state = { error, base: row.value, baseValues: row.values, value, values, id: idOf(row.name) };
    return { ...row, ...state, ...(row.type === 'tags' && { tags }) };
  };
  const participants = peopleOf(found.participants);
  const followers = peopleOf(found.followers);
  const following = new Set([...followers.map(({ id }) => id)]);
  return {
    rows: rowsOf(req, found, choices).map(withState),
    custom: customRowsOf(req, found).map(withState),
    solution: {
      value: String(failed?.values.solution ?? ''),
      max: MAX.solution,
      error: failed?.errors.solution ?? null,
      needed: neededRowsOf(req, found, { id: 'p-needed', ...settling }),
      open: settling !== null,
    },
    participants,
    followers,
    following: found.following,
    addable: choices.staff
      .filter(({ id }) => !following.has(id))
      .map(({ id, name }) => ({ value: id, label: name })),
    peopleMax: MAX.people,
    facts: factsOf(req, found),
  };
}

const idOf = (name: string): string => `p-${name.replace('.', '-')}`;

/** A form that resolves was refused for fields that the ticket lacks. */
const lacksFields = ({ values, errors }: Refusal): boolean =>
  'status' in values && Object.keys(errors).some((name) => name.startsWith('fields.'));

const peopleOf = (people: Person[]) => people.map(({ id, name, email }) => ({ id, name, email }));
