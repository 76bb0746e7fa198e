import { momentAt } from '../../../platform/working-time';
import type { DerivedColumns } from '../../tickets';
import type { PromiseKind } from '../sla.words';
import type { Clock } from './clock.types';
import { writeClock } from './codec';
import { runningOf } from './draft';
import { earliest, nextTelling } from './telling';

/** What of a clock stands in the ticket's row, so that lists and jobs find it. */
export function columnsOf(clock: Clock | null, policyId: string | null): DerivedColumns {
  const running = clock?.running ?? [];
  const dueAt = (kind: PromiseKind) => dateOf((clock && runningOf(clock, kind)?.dueAt) ?? null);
  return {
    slaPolicyId: policyId,
    responseDueAt: dueAt('first_response'),
    nextResponseDueAt: dueAt('next_response'),
    resolutionDueAt: dueAt('resolution'),
    slaDueAt: dateOf(earliest(running.map((promise) => promise.dueAt))),
    slaRiskAt: dateOf(earliest(running.map((promise) => promise.riskAt))),
    slaNextAt: dateOf(clock && nextTelling(clock)),
    slaClock: clock && writeClock(clock),
  };
}

const dateOf = (second: number | null): Date | null => (second === null ? null : momentAt(second));
