import { type WorkingHours, workingSeconds } from '../../../platform/working-time';
import type { HoldReason, Status } from '../../tickets';

// Why a promise was broken, as far as the ticket's own history tells. Moments are whole seconds since 1970, durations
// seconds of the promise's calendar; time in which the promise stood still is in none of them.

/** As `sla_targets.cause` holds it; what did not happen is left out. */
export interface Cause {
  /** For whom the ticket waited when the promise was broken. */
  waitingFor: 'staff' | 'customer' | 'third_party';
  /** How long nobody had taken the ticket. */
  unassignedSeconds?: number;
  /** By reason of a hold that did not stop the clock. */
  heldSeconds?: Partial<Record<HoldReason, number>>;
  statusSeconds?: Partial<Record<Status, number>>;
}

/** What of a ticket a cause goes by. */
export interface Stand {
  status: Status;
  holdReason: HoldReason | null;
  assigneeId: string | null;
}

/** A change of that, with what stood before it. */
export interface Step {
  at: number;
  before: Partial<Stand>;
}

/** How a ticket stood from a moment on. */
export type Stage = Stand & { from: number };

/** How a ticket stood since a moment. @param steps all since then, in their order, which led to what stands `now` */
export function stagesOf(now: Stand, steps: readonly Step[], since: number): Stage[] {
  const stages: Stage[] = [];
  let stand = now;
  for (const { at, before } of steps.toReversed()) {
    stages.unshift({ ...stand, from: Math.max(at, since) });
    stand = { ...stand, ...before };
  }
  return [{ ...stand, from: since }, ...stages];
}

/** @param stages until after it was broken, in their order */
export function causeOf(
  { startedAt, breachedAt }: { startedAt: number; breachedAt: number },
  stages: readonly Stage[],
  { calendar, pausesFor }: { calendar: WorkingHours; pausesFor: readonly HoldReason[] },
): Cause {
  const sums = { unassigned: 0, held: {} as Record<string, number>, status: {} as Record<string, number> };
  for (const [index, stage] of stages.entries()) {
    const until = Math.min(stages[index + 1]?.from ?? breachedAt, breachedAt);
    const from = Math.max(stage.from, startedAt);
    if (until <= from || standsStill(stage, pausesFor)) continue;
    const seconds = workingSeconds(calendar, from, until);
    if (seconds === 0) continue;
    add(sums.status, stage.status, seconds);
    if (stage.status === 'on_hold' && stage.holdReason) add(sums.held, stage.holdReason, seconds);
    if (stage.assigneeId === null) sums.unassigned += seconds;
  }
  const last = stages.findLast(({ from }) => from < breachedAt) ?? stages[0];
  return {
    waitingFor: waitingFor(last),
    ...(sums.unassigned > 0 && { unassignedSeconds: sums.unassigned }),
    ...(Object.keys(sums.held).length > 0 && { heldSeconds: sums.held }),
    ...(Object.keys(sums.status).length > 0 && { statusSeconds: sums.status }),
  };
}

function standsStill({ status, holdReason }: Stand, pausesFor: readonly HoldReason[]): boolean {
  if (status === 'resolved' || status === 'closed') return true;
  return status === 'on_hold' && holdReason !== null && pausesFor.includes(holdReason);
}

function waitingFor(stage: Stand | undefined): Cause['waitingFor'] {
  if (stage?.status !== 'on_hold') return 'staff';
  return stage.holdReason === 'customer' || stage.holdReason === 'third_party' ? stage.holdReason : 'staff';
}

function add(sums: Record<string, number>, key: string, seconds: number): void {
  sums[key] = (sums[key] ?? 0) + seconds;
}
