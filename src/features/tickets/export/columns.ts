import { localized } from '../../../platform/i18n/localized';
import { fieldText, type TicketField } from '../../fields';
import type { Kind, Property } from '../properties/kinds';
import { choiceWords, columnOf, NAMES, propertyOf } from '../properties/list';
import type { PropertyName } from '../properties/properties';
import type { CellValue, ColumnSource, ExportWords, Surroundings } from './export.types';
import { extraColumns } from './extra-columns';

// The columns of tickets: their properties by kind, what is reckoned from them, and custom fields. What the desk keeps for
// itself is none.

/** Of the ones that nobody misses: the same words as HTML, and what only the desk's own code reads. */
const LEFT_OUT: readonly PropertyName[] = ['id', 'descriptionHtml', 'slaPolicyId', 'version'];

/** Those that somebody who says nothing gets. */
const USUAL: readonly string[] = [
  'number',
  'subject',
  'status',
  'priority',
  'departmentId',
  'categoryId',
  'assigneeId',
  'requesterId',
  'organizationId',
  'channel',
  'tags',
  'createdAt',
  'firstResponseAt',
  'resolvedAt',
  'closedAt',
  'satisfaction',
];

type Made = Pick<ColumnSource, 'kind' | 'sql' | 'joins' | 'read'>;

/** The columns of tickets that there are. */
export function ticketColumns(surroundings: Surroundings): ColumnSource[] {
  const own = NAMES.flatMap((name) => {
    const property = propertyOf(name) as Property;
    const made = property.inner || LEFT_OUT.includes(name) ? null : madeOf(name, property, surroundings);
    return made ? [named(name, made)] : [];
  });
  return [...own, ...extraColumns(surroundings.baseUrl), ...surroundings.fields.map(fieldColumn)];
}

const named = (name: PropertyName, made: Made): ColumnSource => ({
  ...made,
  key: name,
  isUsual: USUAL.includes(name),
  label: ({ t }) => t(`ticket.field.${name}`),
});

function madeOf(name: PropertyName, { kind }: Property, surroundings: Surroundings): Made | null {
  const column = `t.${columnOf(name)}`;
  switch (kind) {
    case 'number':
      return { kind: name === 'satisfaction' ? 'rating' : 'number', sql: column };
    case 'moment':
      return { kind: 'moment', sql: column };
    case 'choice':
      return text(column, (value: string, { t }) => t(`${choiceWords(name)}.${value}`));
    case 'flag':
      return text(column, (value: boolean, { t }) => t(value ? 'fields.value.yes' : 'fields.value.no'));
    case 'tags':
      return text(column, (value: string[]) => value.join(', '));
    case 'line':
    case 'text':
      return text(column);
    default:
      return namesOf(kind, name, column, surroundings);
  }
}

const text = (sql: string, read?: ColumnSource['read'], joins?: string[]): Made => ({
  kind: 'text',
  sql,
  read,
  joins,
});

/** What is kept by id reads by its name. */
function namesOf(
  kind: Kind,
  name: PropertyName,
  column: string,
  { linked, paths }: Surroundings,
): Made | null {
  const alias = `${columnOf(name)}_of`;
  const joined = (table: string, sql: string) =>
    text(sql, undefined, [`left join ${table} ${alias} on ${alias}.id = ${column}`]);
  switch (kind) {
    case 'person':
      return joined('users', `${alias}.name`);
    case 'organization':
      return joined('organizations', `${alias}.name`);
    case 'department':
      return joined('departments', `${alias}.name`);
    case 'category':
      // Of the path there are few, and to put it together for each row would take a good part of the whole.
      return text(column, (id: string) => paths.get(id) ?? null);
    case 'ticket':
      // Tickets that its reader may not see have no number for them.
      return {
        kind: 'number',
        sql: `(select o.number from tickets o where o.id = ${column} and (${linked.sql}))`,
      };
    case 'people':
      return text(`(select string_agg(u.name, ', ' order by u.name) from ${PEOPLE[name as keyof typeof PEOPLE]} p
        join users u on u.id = p.user_id where p.ticket_id = t.id)`);
    default:
      return null;
  }
}

const PEOPLE = { participantIds: 'ticket_participants', followerIds: 'ticket_followers' } as const;

/** Numbers and days of a custom field are numbers and days; what is chosen is its label. */
function fieldColumn(field: TicketField): ColumnSource {
  const value = `t.fields -> '${field.key.replaceAll("'", "''")}'`;
  const base = {
    key: `fields.${field.key}`,
    isUsual: false,
    label: ({ locale }: ExportWords) => localized(locale, field, 'label'),
    sql: value,
  };
  const whole = (read: (content: unknown) => CellValue) => (content: unknown) => read(content ?? null);
  if (field.kind === 'number') {
    return {
      ...base,
      kind: 'number',
      read: whole((content) => (typeof content === 'number' ? content : null)),
    };
  }
  if (field.kind === 'date') {
    return { ...base, kind: 'day', read: whole((content) => (content === null ? null : String(content))) };
  }
  return { ...base, kind: 'text', read: (content: unknown, words) => fieldText(words, field, content) };
}
