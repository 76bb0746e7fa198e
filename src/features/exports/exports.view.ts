import type { Request } from 'express';
import { daysAfter } from '../../platform/elapsed';
import { pageLinks } from '../../platform/http/lists';
import type { FormState } from '../../platform/http/respond';
import type { Page } from '../../platform/paging';
import { CONTENTS, type ExportContent, type OfferedColumn } from '../tickets';
import { MARKS, type Marks } from './exports.schema';
import { COUNTED, type Exportable, exportsTopic, SHORT } from './exports.service';
import { type Export, FORMATS, KEPT_DAYS, type NamedExport } from './exports.types';

export const DESK = '/desk/exports';
const ADMIN = '/admin/exports';

interface FormParts {
  exportable: Exportable;
  columns: Record<ExportContent, OfferedColumn[]>;
  counts: Record<ExportContent, number>;
  last: Record<ExportContent, string[] | null>;
}

export function formView(req: Request, form: FormState, parts: FormParts) {
  const { t } = req.shell;
  const { exportable, columns, counts } = parts;
  const { values, errors } = form;
  return {
    note: t('exports.note', { count: SHORT }),
    values: { content: 'tickets', format: 'xlsx', ...values },
    errors,
    of: exportable.address,
    what: exportable.title,
    contents: CONTENTS.map((content) => ({
      value: content,
      label: t(`exports.content.${content}`),
      hint:
        counts[content] > COUNTED
          ? t('exports.rows_more', { count: COUNTED })
          : t('exports.rows', { count: counts[content] }),
    })),
    formats: FORMATS.map((format) => ({ value: format, label: t(`exports.format.${format}`) })),
    lists: CONTENTS.map((content) => ({
      content,
      name: COLUMN_FIELDS[content],
      label: t(`exports.columns.${content}`),
      error: values.content === content ? errors.columns : undefined,
      values: chosenIn(form, parts, content),
      marks: MARKS.map((which) => ({
        name: `${content}_marks`,
        value: which,
        label: t(`exports.marks.${which}`),
        keys: marked(columns[content], which).join(' '),
      })),
      options: columns[content].map(({ key, label }) => ({ value: key, label })),
    })),
  };
}

const COLUMN_FIELDS: Record<ExportContent, string> = { tickets: 'ticket_columns', replies: 'reply_columns' };

/** What a button marks; what was sent with the form; what they had last, as far as it is still there; the usual ones. */
function chosenIn(
  { values, status }: FormState,
  { columns, last }: FormParts,
  content: ExportContent,
): string[] {
  const offered = columns[content];
  const which = MARKS.find((one) => one === values[`${content}_marks`]);
  if (which) return marked(offered, which);
  const isSent = status !== 200 || values.of !== undefined;
  if (isSent) return [values[COLUMN_FIELDS[content]] ?? []].flat().map(String);
  const had = offered.map(({ key }) => key).filter((key) => last[content]?.includes(key));
  return had.length > 0 ? had : marked(offered, 'usual');
}

const marked = (offered: OfferedColumn[], which: Marks): string[] =>
  offered.filter(({ isUsual }) => which === 'all' || (which === 'usual' && isUsual)).map(({ key }) => key);

const TONES = { waiting: 'grey', running: 'blue', ready: 'green', failed: 'red', cancelled: 'grey' } as const;

/** One of them, as a page and a row show it. */
function shown({ ctx, shell: { t, fmt } }: Request, made: Export) {
  const isOver = made.state !== 'waiting' && made.state !== 'running';
  const written = fmt.moment(made.createdAt, ctx.now);
  return {
    id: made.id,
    name: made.fileName,
    href: `${DESK}/${made.id}`,
    file: made.state === 'ready' ? `${DESK}/${made.id}/file` : null,
    size: made.size === null ? null : fmt.bytes(made.size),
    state: made.state,
    stateLabel: t(`exports.state.${made.state}`),
    tone: TONES[made.state],
    isOver,
    done: made.state === 'waiting' ? null : made.done,
    total: made.total,
    progressText: t('exports.progress', { done: made.done, total: Math.max(made.total, made.done) }),
    rows: t('exports.rows', { count: made.state === 'ready' ? made.done : made.total }),
    written,
    until: t('exports.until', { day: fmt.date(daysAfter(made.createdAt, KEPT_DAYS)) }),
  };
}

export function exportView(req: Request, made: Export) {
  return {
    ...shown(req, made),
    liveTopics: exportsTopic(made.ownerId),
    here: `${DESK}/${made.id}`,
    list: DESK,
    back: made.address,
  };
}

export function listView(req: Request, place: 'desk' | 'admin', found: Page<NamedExport>) {
  const path = place === 'admin' ? ADMIN : DESK;
  const me = req.ctx.actor.kind === 'person' ? req.ctx.actor.id : '';
  return {
    liveTopics: exportsTopic(me),
    here: path,
    ...pageLinks(path, {}, found),
    isAll: place === 'admin',
    exports: found.items.map((made) => {
      const row = shown(req, made);
      const isOwn = made.ownerId === me;
      return {
        ...row,
        owner: made.ownerName,
        href: isOwn ? row.href : null,
        file: isOwn ? row.file : null,
        cancel: row.isOver ? null : `${path}/${made.id}/cancellation`,
      };
    }),
  };
}
