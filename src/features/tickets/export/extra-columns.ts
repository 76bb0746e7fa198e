import type { ColumnSource, ExportWords } from './export.types';

// What follows from a ticket, or stands beside it.

const SINCE_CREATED = (moment: string) => `floor(extract(epoch from t.${moment} - t.created_at))::integer`;

/** The last target of a kind that was met or missed; one that was cancelled says nothing. */
const OUTCOME = (kind: string) => `(
  select s.outcome from sla_targets s where s.ticket_id = t.id and s.kind = '${kind}'
    and s.outcome in ('met', 'breached') order by s.round desc limit 1)`;

const outcome = (kind: string) => ({
  kind: 'text' as const,
  sql: OUTCOME(kind),
  read: (value: string, { t }: ExportWords) => t(`export.outcome.${value}`),
});

const column = (key: string, isUsual: boolean, made: Omit<ColumnSource, 'key' | 'isUsual' | 'label'>) => ({
  ...made,
  key,
  isUsual,
  label: ({ t }: ExportWords) => t(`export.column.${key}`),
});

/** @param baseUrl of links, without a slash at its end */
export function extraColumns(baseUrl: string): ColumnSource[] {
  return [
    column('requesterEmail', true, {
      kind: 'text',
      sql: 'requester_id_of.email::text',
      joins: ['left join users requester_id_of on requester_id_of.id = t.requester_id'],
    }),
    column('firstResponseSeconds', false, { kind: 'seconds', sql: SINCE_CREATED('first_response_at') }),
    column('resolutionSeconds', false, { kind: 'seconds', sql: SINCE_CREATED('resolved_at') }),
    column('slaFirstResponse', false, outcome('first_response')),
    column('slaResolution', false, outcome('resolution')),
    column('replies', false, {
      kind: 'number',
      sql: `(select count(*) from comments r where r.ticket_id = t.id and r.visibility = 'public')`,
    }),
    column('link', true, {
      kind: 'link',
      sql: 't.number',
      read: (number: number) => `${baseUrl}/desk/tickets/${number}`,
    }),
  ];
}
