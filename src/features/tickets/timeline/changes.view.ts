import type { Request } from 'express';
import { fieldText, type TicketField } from '../../fields';
import type { Named } from '../names.types';
import { labelOf } from '../properties/labels.view';
import { isOf, propertyOf } from '../properties/list';
import { propertyText } from '../properties/values.view';
import type { ShownChange, ShownValue } from './timeline.types';

// What changed, in a reader's words.

type Req = Pick<Request, 'shell' | 'ctx'>;

/** The custom fields that the reader may know of. */
type Definitions = readonly TicketField[];

/** One property of an event's line: both values, or a sentence where a list lost or gained members. */
export interface ChangeLine {
  field: string;
  label: string;
  /** The same as it stands in a line. */
  name: string;
  before: string | null;
  after: string;
  /** Too long for a line: shown behind a disclosure. */
  long: boolean;
  sentence: string | null;
}

/** The lines of one event. */
export function changesOf(req: Req, definitions: Definitions, changes: ShownChange[]): ChangeLine[] {
  return changes.flatMap((change) => changeOf(req, definitions, change));
}

function changeOf(req: Req, definitions: Definitions, { field, before, after }: ShownChange): ChangeLine[] {
  if (isSilent(field)) return [];
  const label = labelOf(req, definitions, field);
  const named = { field, label, name: inSentence(field, label) };
  if (isOf(field, 'people', 'tags')) return [{ ...named, ...listChange(req, before, after) }];
  const [was, is] = [before, after].map((value) => valueText(req, definitions, field, value));
  const long = isOf(field, 'text');
  return [{ ...named, before: was ?? null, after: is ?? emptyWord(req, field), long, sentence: null }];
}

/** A name of ours within a line begins small, unless it is an abbreviation; what people named stays as it is. */
function inSentence(field: string, label: string): string {
  if (field.startsWith('fields.') || /^\p{Lu}{2}/u.test(label)) return label;
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** What follows from other changes; saying it too would only make the line longer. */
function isSilent(field: string): boolean {
  const property = propertyOf(field);
  return property !== undefined && !property.set && property.told !== 'line';
}

function listChange(
  req: Req,
  before: ShownValue,
  after: ShownValue,
): Omit<ChangeLine, 'field' | 'label' | 'name'> {
  const { t, fmt } = req.shell;
  const [was, is] = [membersOf(before), membersOf(after)];
  const added = without(is, was).map((member) => wordOf(req, member));
  const removed = without(was, is).map((member) => wordOf(req, member));
  const parts = [
    ...(added.length > 0 ? [t('desk.ticket.event.added', { names: fmt.list(added) })] : []),
    ...(removed.length > 0 ? [t('desk.ticket.event.removed', { names: fmt.list(removed) })] : []),
  ];
  return { before: null, after: '', long: false, sentence: parts.join(', ') };
}

type Member = string | Named;

const membersOf = (list: ShownValue): Member[] => (Array.isArray(list) ? list : []);

/** Two people may have one name. */
function without(list: Member[], others: Member[]): Member[] {
  const known = new Set(others.map(keyOf));
  return list.filter((member) => !known.has(keyOf(member)));
}

const keyOf = (member: Member): string => (typeof member === 'string' ? member : member.id);

/** A value as a reader knows it; null when there is none. */
export function valueText(req: Req, definitions: Definitions, field: string, value: unknown): string | null {
  const { shell } = req;
  if (isNamed(value)) return wordOf(req, value);
  if (Array.isArray(value) && value.some(isNamed))
    return shell.fmt.list(value.map((entry) => wordOf(req, entry)));
  if (field === 'priority' && value === 'auto') return shell.t('desk.ticket.priority_auto');
  const custom = definitions.find(({ key }) => `fields.${key}` === field);
  return custom ? fieldText(shell, custom, value) : propertyText(shell, field, value);
}

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'es' in value && 'en' in value;

function wordOf({ shell }: Req, value: string | number | boolean | Named): string {
  if (typeof value === 'object') return value[shell.locale];
  return typeof value === 'number' ? shell.fmt.number(value) : String(value);
}

function emptyWord({ shell }: Req, field: string): string {
  return shell.t(isOf(field, 'person') ? 'desk.ticket.nobody' : 'desk.ticket.none');
}
