import type { Request } from 'express';
import type { TimelineEvent } from './timeline.types';

// What was promised, as the timeline of staff tells of it: `sla.warned`, `sla.breached` and `sla.met`.

type Req = Pick<Request, 'shell'>;

const SHOWN: Record<string, { key: string; icon: string; tone: string }> = {
  'sla.warned': { key: 'desk.ticket.event.sla.warned', icon: 'timer', tone: 'amber' },
  'sla.breached': { key: 'desk.ticket.event.sla.breached', icon: 'flame', tone: 'red' },
  'sla.met': { key: 'desk.ticket.event.sla.met', icon: 'circle-check', tone: 'green' },
};

/** Its line, without anybody who did it: the clock did. Null for any other event. */
export function promiseLine({ shell }: Req, { event, data }: Pick<TimelineEvent, 'event' | 'data'>) {
  const shown = Object.hasOwn(SHOWN, event) ? SHOWN[event] : undefined;
  if (!shown) return null;
  // Whole minutes: none of them is less than one.
  const time = shell.fmt.hours(Number(data.minutes ?? 0) * 60 || 1);
  const what = shell.t(shown.key, { target: String(data.target), time });
  return { what, icon: shown.icon, tone: shown.tone };
}
