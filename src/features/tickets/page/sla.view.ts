import type { Request } from 'express';
import {
  type DecidedPromise,
  nearestOf,
  type PromiseOfTicket,
  type ShownPause,
  type TicketSla,
} from '../../sla';
import { hasClosedHours, outsideText, tickingOf, timeOf } from '../lists/promise.view';

// What is promised for a ticket, as its page at the desk shows it.

type Req = Pick<Request, 'shell' | 'ctx'>;

/** The card beside the conversation; null where nothing was ever promised. */
export function slaOf(req: Req, sla: TicketSla | null) {
  if (!sla) return null;
  const { t } = req.shell;
  return {
    running: sla.running.map((promise) => promiseOf(req, promise)),
    counts: countsOf(req, sla),
    standsStill: standsStill(req, sla),
    outside: outsideOf(req, sla),
    nothing: nothingOf(req, sla),
    pauses: {
      title: t('sla.ticket.pauses', { count: sla.pauses.length }),
      items: sla.pauses.map((one) => pauseOf(req, one)),
    },
    history: {
      title: t('sla.ticket.history', { count: sla.decided.length }),
      items: sla.decided.map((one) => decidedOf(req, one, sla.policy?.name)),
      // Of a ticket that is over, what became of it is what there is to read.
      open: sla.running.length === 0,
    },
    policy: policyOf(req, sla),
  };
}

/** The promise that lists tell of the ticket, for the head of the page. */
export function slaBadgeOf(req: Req, sla: TicketSla | null) {
  const running = sla?.running ?? [];
  const nearest = nearestOf(running);
  if (!nearest) return null;
  const { label, badge } = promiseOf(req, nearest);
  // As in lists: another promise may be at risk before the one that is due first.
  const isAtRisk = badge.state === 'ok' && running.some(({ state }) => state === 'at_risk');
  return {
    ...badge,
    state: isAtRisk ? ('at_risk' as const) : badge.state,
    label: [label, badge.label].filter(Boolean).join(' · '),
  };
}

/** Of the bar, which says the same as the mark beside it. */
const TONES = { ok: 'grey', at_risk: 'amber', breached: 'red', paused: 'grey' } as const;

function promiseOf(req: Req, promise: PromiseOfTicket) {
  const { t, fmt } = req.shell;
  const { kind, state, target, left, dueAt } = promise;
  const time = timeOf(req, promise);
  const key = left > 0 ? 'sla.ticket.left' : 'sla.ticket.over';
  const dueKey = state === 'breached' ? 'sla.ticket.was_due' : 'sla.ticket.due';
  return {
    label: t(`sla.ticket.kind.${kind}`),
    tone: TONES[state],
    badge: {
      state,
      text: time && t(key, { time }),
      label: dueAt && t(dueKey, { moment: fmt.dateTime(dueAt) }),
      ...tickingOf(req, promise),
      // What the words are around a time that goes on.
      ahead: t('sla.ticket.left', { time: '%t' }),
      over: t('sla.ticket.over', { time: '%t' }),
    },
    target: t('sla.ticket.target', { time: fmt.hours(target) }),
    due: dueAt && dueOf(req, dueAt),
    ...whyOf(req, promise),
    used: { value: Math.min(target, Math.max(0, target - left)), max: target },
  };
}

/** A sentence around a moment in words, which go on being right. */
function dueOf({ shell: { t, fmt }, ctx }: Req, at: Date) {
  const shown = fmt.moment(at, ctx.now);
  const text = t(at > ctx.now ? 'sla.ticket.due' : 'sla.ticket.was_due', { moment: shown.text });
  return { ...shown, ago: shown.text, text };
}

/** Which hours count, where not all do: what is left is less than the time until it is due then. */
function countsOf({ shell: { t } }: Req, { running, policy }: TicketSla): string | null {
  const isPartial = running.some(hasClosedHours);
  return isPartial && policy?.calendar ? t('sla.ticket.counts', { name: policy.calendar.name }) : null;
}

/** Why nothing is used of what is left, and until when. */
function outsideOf(req: Req, { running }: TicketSla) {
  const waiting = running.find(({ resumesAt }) => resumesAt !== null);
  return waiting && { text: outsideText(req, waiting), until: waiting.resumesAt?.toISOString() };
}

function standsStill({ shell: { t, fmt } }: Req, { running, pauses }: TicketSla): string | null {
  const [pause] = pauses;
  if (!pause || pause.until !== null || !running.some(({ isPaused }) => isPaused)) return null;
  return t('sla.ticket.stands_still', {
    moment: fmt.dateTime(pause.from),
    reason: t(`ticket.hold.${pause.reason}`),
  });
}

function nothingOf({ shell: { t } }: Req, { policy, running }: TicketSla): string | null {
  if (running.length > 0) return null;
  return t(policy ? 'sla.ticket.nothing_runs' : 'sla.ticket.no_policy');
}

function pauseOf({ shell: { t, fmt } }: Req, { from, until, reason, seconds }: ShownPause) {
  const begun = fmt.dateTime(from);
  return {
    reason: t(`ticket.hold.${reason}`),
    when: until
      ? t('sla.ticket.pause', { from: begun, until: fmt.dateTime(until) })
      : t('sla.ticket.pause_open', { from: begun }),
    time: seconds === null ? null : t('sla.ticket.working_time', { time: fmt.hours(seconds) }),
  };
}

function decidedOf(req: Req, promise: DecidedPromise, current: string | undefined) {
  const { shell, ctx } = req;
  const { t, fmt } = shell;
  const { kind, outcome, decidedAt } = promise;
  return {
    label: t(`sla.ticket.kind.${kind}`),
    state: outcome,
    time: fmt.moment(decidedAt, ctx.now),
    took: tookText(req, promise),
    // Where it was another one then.
    policy: promise.policyName === current ? null : t('sla.ticket.policy', { name: promise.policyName }),
    ...whyOf(req, promise),
  };
}

/** Why it was broken, and when it was warned of. */
function whyOf(req: Req, { cause, warnedAt }: Pick<DecidedPromise, 'cause' | 'warnedAt'>) {
  const { t, fmt } = req.shell;
  return {
    cause: cause && causeText(req, cause),
    warned: warnedAt && t('sla.ticket.warned', { moment: fmt.dateTime(warnedAt) }),
  };
}

/** Of a promise that was kept while the clock did not run, `0 min` would look like a fault. */
function tookText({ shell: { t, fmt } }: Req, { taken, target }: DecidedPromise): string {
  const times = { taken: fmt.hours(taken ?? 0), target: fmt.hours(target) };
  if (taken === null) return t('sla.ticket.took_unknown', times);
  return t(taken === 0 ? 'sla.ticket.took_none' : 'sla.ticket.took', times);
}

/** For whom the ticket waited, and how long nobody worked on it. */
function causeText({ shell: { t, fmt } }: Req, cause: NonNullable<DecidedPromise['cause']>): string {
  const { waitingFor, unassignedSeconds, heldSeconds = {} } = cause;
  const held = Object.values(heldSeconds).reduce((sum, seconds) => sum + seconds, 0);
  return [
    t(`sla.ticket.waited.${waitingFor}`),
    ...(unassignedSeconds ? [t('sla.ticket.unassigned', { time: fmt.hours(unassignedSeconds) })] : []),
    ...(held > 0 ? [t('sla.ticket.held', { time: fmt.hours(held) })] : []),
  ].join(' · ');
}

/** Administrators are led to it. */
function policyOf({ shell: { t }, ctx }: Req, { policy }: TicketSla) {
  if (!policy) return null;
  const { id, name, reason, calendar } = policy;
  const mayRead = ctx.actor.kind === 'person' && ctx.actor.role === 'administrator';
  return {
    title: t('sla.ticket.policy', { name }),
    href: mayRead ? `/admin/sla/${id}` : null,
    reason: t(`sla.ticket.reason.${reason ?? 'other'}`),
    calendar: calendar && t('sla.ticket.calendar', { name: calendar.name, zone: calendar.timeZone }),
  };
}
