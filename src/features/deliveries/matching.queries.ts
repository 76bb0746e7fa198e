import type { Ctx } from '../../platform/ctx';
import { rows } from '../../platform/db';
import { HOUR_MS } from '../../platform/elapsed';
import { idAt } from '../../platform/ids';
import { likened } from '../../platform/search/like';
import type { DeliveryFilter, ListState } from './list.types';

/** Of rows in the order of their ids: a condition that an index serves, for each of several values or once. */
export interface Source {
  /** A table of one column, `one`, as SQL. */
  each?: string;
  condition: string;
}

/** What a filter asks for: rows of any of the sources that fulfil the rest. */
export interface Matching {
  sources: Source[];
  where: string;
  bindings: Record<string, unknown>;
}

const STATES: Record<ListState, string> = {
  waiting: `d.state = 'queued' and d.failure is null`,
  retrying: `d.state = 'queued' and d.failure is not null`,
  sent: `d.state = 'sent'`,
  failed: `d.state = 'failed'`,
  outbox: `d.state = 'outbox'`,
  withdrawn: `d.state = 'withdrawn'`,
  suppressed: `d.state = 'suppressed'`,
};

/** How many people a search may find for their rows to be looked up one person after the other. */
const MOST_PEOPLE = 1000;
/** Ids hold the moment at which they were made, which is that of their row but for the length of a transaction. */
const MARGIN_MS = HOUR_MS;

/** @param filter also `isAddressRefused`: of what cannot be delivered, only for that reason */
export async function matching(
  ctx: Ctx,
  filter: DeliveryFilter & { isAddressRefused?: boolean },
): Promise<Matching> {
  const { where, bindings } = conditions(filter);
  if (filter.ticketNumber) {
    where.push('d.ticket_id = (select id from tickets where number = :ticketNumber)');
    bindings.ticketNumber = filter.ticketNumber;
  }
  const found = filter.recipient
    ? await recipientSources(ctx, filter.recipient)
    : { sources: [], bindings: {} };
  const { templates } = filter;
  if (templates) bindings.templates = templates;
  const isByTemplate = templates && !filter.ticketNumber && found.sources.length === 0;
  if (templates && !isByTemplate) where.push('d.template = any (:templates::text[])');
  const byTemplate = { each: 'unnest(:templates::text[]) one', condition: 'd.template = one' };
  const others = isByTemplate ? [byTemplate] : [{ condition: 'true' }];
  return {
    sources: found.sources.length > 0 ? found.sources : others,
    where: ['true', ...where].join(' and '),
    bindings: { ...bindings, ...found.bindings },
  };
}

function conditions(filter: DeliveryFilter & { isAddressRefused?: boolean }) {
  const where: string[] = [];
  const bindings: Record<string, unknown> = {};
  const { channel, state, isLetter, isAddressRefused, from, to } = filter;
  if (channel) {
    where.push('d.channel = :channel');
    bindings.channel = channel;
  }
  if (state) where.push(STATES[state]);
  if (isAddressRefused) where.push(`d.failure = 'address_refused'`);
  if (isLetter) where.push('d.kind is null');
  if (from) {
    where.push('d.id >= :fromId::uuid and d.created_at >= :from');
    Object.assign(bindings, { from, fromId: idAt(new Date(from.getTime() - MARGIN_MS)) });
  }
  if (to) {
    where.push('d.id < :toId::uuid and d.created_at < :to');
    Object.assign(bindings, { to, toId: idAt(new Date(to.getTime() + MARGIN_MS)) });
  }
  return { where, bindings };
}

const PEOPLE = `select id from users where search like '%' || ${likened('person')} || '%'`;

/** People by name or address, addresses that are nobody's account, and a whole address that somebody may have had. */
async function recipientSources(ctx: Ctx, text: string): Promise<Pick<Matching, 'sources' | 'bindings'>> {
  const recipient = text.replace(/[\\%_]/g, '\\$&');
  const people = await rows<{ id: string }>(ctx.db, `${PEOPLE} limit ${MOST_PEOPLE + 1}`, { person: text });
  const isMany = people.length > MOST_PEOPLE;
  return {
    sources: [
      isMany
        ? { condition: `d.user_id in (${PEOPLE})` }
        : { each: 'unnest(:people::uuid[]) one', condition: 'd.user_id = one' },
      { condition: `d.user_id is null and lower(d.address::text) like '%' || lower(:recipient) || '%'` },
      ...(text.includes('@') ? [{ condition: 'd.address = :address::citext' }] : []),
    ],
    bindings: { recipient, person: text, people: isMany ? [] : people.map(({ id }) => id), address: text },
  };
}
