import type { Ctx, Locale, PersonActor } from '../../platform/ctx';
import { isAdministrator } from '../../platform/rights';
import { CHANNELS, type ChannelName, wishesOf } from '../notifications';
import type { Place, ReportQuery } from '../reports';
import { staffActor } from './access';
import { type Addressee, addresseesOf, type StoredSchedule } from './schedules.repo';
import type { Outcome } from './schedules.types';

/** Which figures somebody gets: as whom, of which place, in which language. Those of the same key share a file. */
export interface Edition {
  key: string;
  actor: PersonActor;
  place: Place;
  query: ReportQuery;
  locale: Locale;
}

/** What is to become of a run for one of its recipients. */
export interface Planned {
  /** A person's id, or an address in lower case. */
  recipient: string;
  userId: string | null;
  address: string | null;
  recipientId: string;
  outcome: Outcome;
  /** Null for whoever gets none. */
  edition: Edition | null;
  /** By which they are told; whoever has no account by mail. */
  channels: ChannelName[];
}

/** Who gets what of a schedule, by the rights and wishes of this moment; each once, however often they are named. */
export async function plannedFor(ctx: Ctx, schedule: StoredSchedule, owner: PersonActor): Promise<Planned[]> {
  const addressees = await addresseesOf(ctx.db, schedule.id);
  const staffIds = addressees.flatMap(({ accountId, role }) =>
    accountId && role !== 'customer' ? accountId : [],
  );
  const wishes = await wishesOf(ctx, [...new Set(staffIds)]);
  const wants = (id: string) => CHANNELS.filter((one) => wishes.get(id)?.allows('report_scheduled', one));
  const planned = new Map<string, Planned>();
  for (const addressee of addressees) {
    const one = await planFor(ctx, { schedule, owner, addressee, wants });
    if (!planned.has(one.recipient)) planned.set(one.recipient, one);
  }
  return [...planned.values()];
}

interface Asked {
  schedule: StoredSchedule;
  owner: PersonActor;
  addressee: Addressee;
  wants: (userId: string) => ChannelName[];
}

async function planFor(ctx: Ctx, { schedule, owner, addressee, wants }: Asked): Promise<Planned> {
  const { accountId, role, state, userId, address } = addressee;
  // An address of somebody of staff is theirs; a customer's is one as any other, and no right of theirs.
  const personId = userId ?? (role === 'customer' ? null : accountId);
  const planned = {
    recipient: personId ?? (address ?? '').toLowerCase(),
    userId: personId,
    address: personId === null ? address : null,
    recipientId: addressee.id,
  };
  const not = (outcome: Outcome): Planned => ({ ...planned, outcome, edition: null, channels: [] });
  if (addressee.leftAt) return not('left');
  if (accountId !== null && state === 'inactive') return not('inactive');
  if (personId === null) {
    if (schedule.place !== 'admin') return not('no_access');
    const edition = editionOf(schedule, owner, schedule.locale);
    return { ...planned, outcome: edition ? 'told' : 'no_access', edition, channels: ['mail'] };
  }
  const actor = await staffActor(ctx, personId);
  const edition = actor && editionOf(schedule, actor, actor.locale ?? schedule.locale);
  if (!actor || !edition) return not('no_access');
  const wanted = wants(personId);
  const channels = wanted.filter((channel) => channel !== 'mail' || actor.email);
  if (channels.length === 0) return not(wanted.length > 0 ? 'no_address' : 'turned_off');
  return { ...planned, address: actor.email, outcome: 'told', edition, channels };
}

/**
 * The figures that somebody of staff may see: of the whole desk who runs it, else their own and their departments', as on
 * the pages of reports. At the desk nobody is told the figures of one colleague.
 */
function editionOf({ place, query }: StoredSchedule, actor: PersonActor, locale: Locale): Edition | null {
  if (place === 'admin' && isAdministrator(actor))
    return { key: `admin ${locale}`, actor, place: 'admin', query, locale };
  const isOfOne = query.technicianId !== null;
  if (place === 'admin' && isOfOne && query.technicianId !== actor.id) return null;
  const own = { ...query, technicianId: isOfOne ? actor.id : null };
  return { key: `${actor.id} ${locale}`, actor, place: 'desk', query: own, locale };
}
