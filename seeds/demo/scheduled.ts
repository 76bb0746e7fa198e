import { readQuery } from '../../src/features/reports';
import { createSchedule } from '../../src/features/schedules';
import { actingAs, type TxCtx } from '../../src/platform/ctx';
import type { DemoDesk } from './desk';
import type { Records } from './records';

/** What those who run the desk find in their mail on Monday. */
const WEEKLY = {
  ...{
    name: 'La semana de la mesa de ayuda',
    place: 'admin',
    report: 'overview',
    format: 'pdf',
    locale: 'es',
  },
  ...{ frequency: 'weekly', weekday: 1, monthDay: null, clock: '07:30', timeZone: 'Europe/Madrid' },
} as const;

/** One report that goes out by mail by itself, to people of the demo alone. */
export async function scheduleReports(tx: TxCtx, { actors }: DemoDesk, records: Records): Promise<void> {
  const people = [actors.elena.id, actors.sofia.id];
  const ctx = actingAs(tx, actors.elena);
  const query = { ...readQuery({}).query, preset: 'last_week' } as const;
  const { id } = await createSchedule(ctx, { ...WEEKLY, query, people, addresses: [] });
  records.add('report_schedule', id);
}
