import { readQuery } from '../../src/features/reports';
import { addSchedule } from '../../src/features/schedules';
import { actingAs, type TxCtx } from '../../src/platform/ctx';
import type { DemoDesk } from './desk';
import type { Records } from './records';

/** One report that goes out by mail by itself on Mondays, to people of the demo alone. */
export async function scheduleReports(tx: TxCtx, { actors }: DemoDesk, records: Records): Promise<void> {
  const { id } = await addSchedule(actingAs(tx, actors.elena), {
    name: 'La semana de la mesa de ayuda',
    place: 'admin',
    report: 'overview',
    query: { ...readQuery({}).query, preset: 'last_week' },
    format: 'pdf',
    locale: 'es',
    frequency: 'weekly',
    weekday: 1,
    monthDay: null,
    clock: '07:30',
    timeZone: 'Europe/Madrid',
    people: [actors.elena.id, actors.sofia.id],
    addresses: [],
  });
  records.add('report_schedule', id);
}
