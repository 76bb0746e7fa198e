import type { ColumnSource, ExportWords } from './export.types';

// The columns of replies and notes.

type Made = Pick<ColumnSource, 'key' | 'kind' | 'sql' | 'read' | 'joins'>;

const AUTHOR = ['left join users author on author.id = c.author_id'];

const COLUMNS: Made[] = [
  { key: 'number', kind: 'number', sql: 't.number' },
  { key: 'subject', kind: 'text', sql: 't.subject' },
  { key: 'createdAt', kind: 'moment', sql: 'c.created_at' },
  { key: 'author', kind: 'text', sql: 'author.name', joins: AUTHOR },
  { key: 'authorEmail', kind: 'text', sql: 'author.email::text', joins: AUTHOR },
  {
    key: 'side',
    kind: 'text',
    sql: 'c.side',
    read: (side: string, { t }: ExportWords) => t(`export.side.${side}`),
  },
  {
    key: 'visibility',
    kind: 'text',
    sql: 'c.visibility',
    read: (visibility: string, { t }: ExportWords) => t(`export.visibility.${visibility}`),
  },
  {
    key: 'channel',
    kind: 'text',
    sql: 'c.channel',
    read: (channel: string, { t }: ExportWords) => t(`ticket.channel.${channel}`),
  },
  { key: 'body', kind: 'text', sql: 'c.body' },
  {
    key: 'attachments',
    kind: 'text',
    sql: `(select string_agg(f.name, ', ' order by f.id) from attachments f where f.comment_id = c.id)`,
  },
];

export const REPLY_COLUMNS: readonly ColumnSource[] = COLUMNS.map((column) => ({
  ...column,
  isUsual: true,
  label: ({ t }: ExportWords) => t(`export.reply.${column.key}`),
}));
