import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Person } from '../names.types';
import { MAX } from '../tickets.input';
import { customRowsOf, neededRowsOf } from './custom-rows.view';
import type { DeskTicket, Refusal } from './desk-ticket.types';
import { factsOf } from './facts.view';
import type { TicketPage } from './page.types';
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
    const id = row.type === 'tags' ? `${idOf(row.name)}-${digestOf(value)}` : idOf(row.name);
    const state = { error, base: row.value, baseValues: row.values, value, values, id };
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

/** Scripts own what is inside the tag editor, so it is another element as soon as its tags are others. */
const digestOf = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 8);

/** A form that resolves was refused for fields that the ticket lacks. */
const lacksFields = ({ values, errors }: Refusal): boolean =>
  'status' in values && Object.keys(errors).some((name) => name.startsWith('fields.'));

/** Where on the page what is wrong is mended. */
export function errorIds(refusal: Refusal, { fields }: TicketPage): Record<string, string> {
  const { about, errors, values } = refusal;
  const custom = Object.keys(errors).filter((name) => name.startsWith('fields.'));
  // The composer stays as it is in a page that changes in place, so its errors lead to the panel's rows.
  const inPanel = (name: string) =>
    fields.some(({ key }) => `fields.${key}` === name) && (about === 'composer' || !lacksFields(refusal));
  const form = about === 'composer' ? 'composer-needed' : 'p-needed';
  const customIds = Object.fromEntries(
    custom.map((name) => [name, inPanel(name) ? idOf(name) : `${form}-${name.slice('fields.'.length)}`]),
  );
  const composer: Record<string, string> = {
    body: 'composer-body',
    attachments: 'composer-files',
    status: 'composer-status',
    solution: 'composer-solution',
  };
  if (about === 'composer') return { ...composer, ...customIds };
  if (about === 'closure') return { duplicate_of: 'f-duplicate_of' };
  const special: Record<string, string> = {
    hold_reason: 'p-status',
    tags: `p-tags-${digestOf(String(values.tags ?? ''))}`,
    solution: 'p-solution',
    add: 'add-follower',
    followers: 'add-follower',
    participants: 'add-participant',
    ...customIds,
  };
  return Object.fromEntries(Object.keys(errors).map((name) => [name, special[name] ?? idOf(name)]));
}

const peopleOf = (people: Person[]) => people.map(({ id, name, email }) => ({ id, name, email }));
