import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { type Bindings, maybeRow, rows } from '../../platform/db';
import { AppError, type FieldError, invalid, notFound, unlessTaken } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { isId } from '../../platform/ids';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import { assertAdministrator } from '../../platform/rights';
import { once } from '../../platform/submissions';
import { allDepartments } from '../departments';
import { getSettings } from '../settings';
import { assertStaff } from '../users';
import type { CannedReply, CannedReplyPatch, NewCannedReply } from './canned.types';
import { fillVariables } from './fill';

const PAGE = 50;
const MAX_OFFERED = 200;
const COLUMNS = 'c.id, c.title, c.body, c.locale, c.department_id, c.is_active, c.created_at, c.updated_at';

/** For staff, by title. */
export async function listCanned(
  ctx: Ctx,
  { q, cursor: place }: { q?: string; cursor?: string } = {},
): Promise<Page<CannedReply>> {
  assertStaff(ctx.actor);
  const cursor = place ? decodeCursor(place, [cursorKey.text, cursorKey.id]) : null;
  const columns = [
    { sql: 'c.title', type: 'text' },
    { sql: 'c.id', type: 'uuid' },
  ];
  const keyset = keysetSql(columns, 'asc', cursor);
  const bindings: Bindings = { ...keyset.bindings, limit: PAGE + 1 };
  let where = keyset.where;
  if (q?.trim()) {
    where += ' and strpos(searchable(c.title || chr(10) || c.body), searchable(:q)) > 0';
    bindings.q = q.trim();
  }
  const found = await rows<CannedReply>(
    ctx.db,
    `select ${COLUMNS} from canned_replies c where ${where} order by ${keyset.orderBy} limit :limit`,
    bindings,
  );
  return pageOf(found, PAGE, ({ title, id }) => [title, id], cursor);
}

/** @throws AppError `not_found` */
export async function findCanned(ctx: Ctx, id: string): Promise<CannedReply> {
  assertStaff(ctx.actor);
  const found = isId(id)
    ? await maybeRow<CannedReply>(ctx.db, `select ${COLUMNS} from canned_replies c where c.id = :id`, { id })
    : null;
  if (!found) throw notFound();
  return found;
}

/** @throws AppError `invalid` */
export async function createCanned(ctx: Ctx, input: NewCannedReply): Promise<CannedReply> {
  assertStaff(ctx.actor);
  return once(ctx, { noun: 'canned_reply', content: input, find: findCanned }, async (tx, id) => {
    const columns = await checked(tx, { locale: null, departmentId: null, isActive: true, ...input });
    await unique(() =>
      tx.db('canned_replies').insert({ id, ...columns, createdAt: tx.now, updatedAt: tx.now }),
    );
    await announce(tx, 'canned_reply.created', id, {}, columns);
    return findCanned(tx, id);
  });
}

/** @throws AppError `not_found`, `invalid` */
export async function updateCanned(ctx: Ctx, id: string, patch: CannedReplyPatch): Promise<CannedReply> {
  return inTx(ctx, async (tx) => {
    const before = await findCanned(tx, id);
    const { title, body, locale, departmentId, isActive } = { ...before, ...defined(patch) };
    const columns = await checked(tx, { title, body, locale, departmentId, isActive });
    if (!changesBetween(before, columns)) return before;
    await unique(() =>
      tx
        .db('canned_replies')
        .where({ id })
        .update({ ...columns, updatedAt: tx.now }),
    );
    await announce(tx, 'canned_reply.changed', id, before, columns);
    return findCanned(tx, id);
  });
}

/** Staff write them, administrators delete them. @throws AppError `not_found`, `forbidden` */
export async function deleteCanned(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const before = await findCanned(tx, id);
    assertAdministrator(tx.actor);
    await tx.db('canned_replies').where({ id }).delete();
    await announce(tx, 'canned_reply.deleted', id, { title: before.title }, { title: null });
  });
}

/** What a canned reply fits, and what its variables stand for. */
export interface AnsweredTicket {
  number: number;
  subject: string;
  departmentId: string;
  requesterId: string;
}

/** What fits this ticket's department and its requester's language, variables filled in, by title. */
export async function cannedFor(
  ctx: Ctx,
  ticket: AnsweredTicket,
): Promise<{ id: string; title: string; body: string }[]> {
  assertStaff(ctx.actor);
  const settings = await getSettings(ctx);
  const found = await rows<{ id: string; title: string; body: string; requesterName: string }>(
    ctx.db,
    `select c.id, c.title, c.body, u.name as requester_name from canned_replies c
       join users u on u.id = :requesterId
     where c.is_active and (c.department_id is null or c.department_id = :departmentId)
       and (c.locale is null or c.locale = coalesce(u.locale, :locale))
     order by c.title, c.id limit :limit`,
    {
      requesterId: ticket.requesterId,
      departmentId: ticket.departmentId,
      locale: settings.defaultLocale,
      limit: MAX_OFFERED,
    },
  );
  return found.map(({ id, title, body, requesterName }) => {
    const values = {
      'requester.name': requesterName,
      'ticket.number': `#${ticket.number}`,
      'ticket.subject': ticket.subject,
      'agent.name': ctx.actor.kind === 'person' ? ctx.actor.name : settings.name,
      'desk.name': settings.name,
    };
    return { id, title, body: fillVariables(body, values) };
  });
}

async function checked(tx: TxCtx, input: Required<NewCannedReply>): Promise<Required<NewCannedReply>> {
  const errors: Record<string, FieldError> = {};
  const title = input.title.replace(/\s+/g, ' ').trim();
  const body = input.body.replace(/\r\n?/g, '\n').trim();
  for (const [field, text, max] of [
    ['title', title, 120],
    ['body', body, 20_000],
  ] as const) {
    if (text === '') errors[field] = { key: 'input.required' };
    else if ([...text].length > max) errors[field] = { key: 'input.too_long', params: { max } };
  }
  if (input.locale !== null && !['es', 'en'].includes(input.locale))
    errors.locale = { key: 'input.not_a_choice' };
  if (
    input.departmentId !== null &&
    !(await allDepartments(tx)).some(({ id }) => id === input.departmentId)
  ) {
    errors.departmentId = { key: 'tickets.error.unknown_department' };
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return { ...input, title, body };
}

type CannedEvent = 'canned_reply.created' | 'canned_reply.changed' | 'canned_reply.deleted';

async function announce(
  tx: TxCtx,
  type: CannedEvent,
  id: string,
  before: object,
  after: object,
): Promise<void> {
  const changes = changesBetween(before, after) ?? undefined;
  await emit(tx, { type, subject: { type: 'canned_reply', id }, changes });
}

function unique(write: () => PromiseLike<unknown>): Promise<void> {
  return unlessTaken('canned_replies_title', () => invalid('title', 'canned.error.title_taken'), write);
}

function defined<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<T>;
}
