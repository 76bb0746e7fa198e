import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { System } from '../../src/platform/system';
import type { Samples } from './places';

// Schedules of reports that have gone out, been refused, and failed, as their pages show them.

const QUERY = {
  ...{ preset: 'last_week', from: null, to: null, departmentId: null, categoryId: null },
  ...{ priority: 'P1', organizationId: null, technicianId: null },
};

/** One of the administrator's with addresses, and one of the technician's own. */
export async function schedules(system: System): Promise<Samples> {
  return {
    '/admin/reports/schedules/': await schedule(system, 'admin@demo.test', 'admin'),
    '/desk/reports/schedules/': await schedule(system, 'technician@demo.test', 'desk'),
  };
}

async function schedule({ db }: System, owner: string, place: 'admin' | 'desk'): Promise<string> {
  const id = newId();
  const { id: ownerId } = await row<{ id: string }>(db, 'select id from users where email = :owner', {
    owner,
  });
  const name = 'Cumplimiento de la Comunidad de Madrid y de sus municipios, prioridad crítica · Compliance';
  const times = { createdAt: new Date(), updatedAt: new Date() };
  await db('reportSchedules').insert({
    ...{ id, ownerId, name, place, report: 'sla', query: JSON.stringify(QUERY), format: 'pdf' },
    ...{ frequency: 'weekly', weekday: 3, clock: '07:30', timeZone: 'America/Argentina/ComodRivadavia' },
    ...{ locale: 'es', nextAt: new Date(Date.now() + 86_400_000), ...times },
  });
  const address = `direccion.general.de.servicios.compartidos@${'municipio-'.repeat(3)}.example`;
  const recipients = [{ userId: ownerId }, ...(place === 'admin' ? [{ address }] : [])];
  await db('reportScheduleRecipients').insert(
    recipients.map((one) => ({ id: newId(), scheduleId: id, ...one })),
  );
  await run(db, id, { state: 'failed', failure: 'filter', finishedAt: new Date(), day: '2026-11-23' });
  const runId = await run(db, id, { state: 'done', finishedAt: new Date(), day: '2026-11-30' });
  const told = {
    ...{
      runId,
      outcome: 'told',
      locale: 'es',
      title: name,
      period: '23 nov 2026',
      figures: JSON.stringify([]),
    },
    ...{ fileName: `${name}.pdf`, fileSize: 123_456 },
  };
  await db('reportRunRecipients').insert({ ...told, recipient: ownerId, userId: ownerId });
  await db('reportRunRecipients').insert({ runId, recipient: address, address, outcome: 'left' });
  await run(db, id, { state: 'running' });
  return id;
}

async function run(db: System['db'], scheduleId: string, of: object): Promise<string> {
  const [id, eventId] = [newId(), newId()];
  const now = new Date();
  await db('reportRuns').insert({ id, scheduleId, eventId, dueAt: now, createdAt: now, ...of });
  return id;
}
