import { type Db, rows } from '../../src/platform/db';
import { DEPARTMENTS, FIRST_NAMES, LAST_NAMES } from './names';
import { idsOf, type Random, randomOf, seedOf } from './random';

export interface Customer {
  id: string;
  organizationId: string | null;
  locale: 'es' | 'en';
  isVip: boolean;
}

export interface Department {
  id: string;
  technicianIds: string[];
  categoryIds: string[];
}

export interface Desk {
  customers: Customer[];
  departments: Department[];
}

export interface DeskPlan {
  seed: number;
  tickets: number;
  /** Sets this run's names apart from those of other runs on the same desk. */
  run: number;
  /** When people joined: before their first ticket. */
  since: number;
}

/** People, departments and categories in proportion to the tickets they will have. */
export async function makeDesk(db: Db, plan: DeskPlan): Promise<Desk> {
  const { tickets, run, since } = plan;
  const random = randomOf(seedOf(plan.seed, -2));
  const makeId = idsOf(randomOf(seedOf(run, since)));
  const moment = new Date(since);
  const made = () => ({ id: makeId(since), createdAt: moment, updatedAt: moment });
  const organizations = times(clamp(tickets / 1000, 3, 800), (index) => ({
    ...made(),
    name: `${random.pick(LAST_NAMES)} & ${random.pick(LAST_NAMES)} ${run}-${index + 1}`,
    sharesTickets: random.chance(0.3),
  }));
  const customers = times(clamp(tickets / 40, 30, 20_000), (index) => ({
    ...made(),
    ...person(random, `${run}-${index + 1}`),
    role: 'customer',
    organizationId: random.chance(0.7) ? random.pick(organizations).id : null,
    isVip: random.chance(0.03),
  }));
  const technicians = times(clamp(tickets / 2500, 2 * DEPARTMENTS.length, 160), (index) => ({
    ...made(),
    ...person(random, `staff.${run}-${index + 1}`),
    role: 'technician',
  }));
  await db.batchInsert('organizations', organizations, 1000);
  await db.batchInsert('users', [...customers, ...technicians], 1000);
  const departments = await makeDepartments(db, made);
  for (const [index, { id }] of technicians.entries()) {
    departments[index % departments.length]?.technicianIds.push(id);
  }
  const members = departments.flatMap(({ id: departmentId, technicianIds }) =>
    technicianIds.map((userId) => ({ userId, departmentId })),
  );
  await db.batchInsert('department_members', members);
  return { customers, departments };
}

type Made = () => { id: string; createdAt: Date; updatedAt: Date };

/** Another run on the same desk works with the departments and categories that are there. */
async function makeDepartments(db: Db, made: Made): Promise<Department[]> {
  const departments: Department[] = [];
  for (const { name, categories } of DEPARTMENTS) {
    // New as they are, they do not become the desk's first department, which gets what nothing sends elsewhere.
    const { id: newId } = made();
    await db('departments').insert({ id: newId, name }).onConflict().ignore();
    const [{ id } = { id: '' }] = await rows<{ id: string }>(
      db,
      'select id from departments where searchable(name) = searchable(:name)',
      { name },
    );
    const wanted = categories.map(([nameEs, nameEn], position) => ({
      ...made(),
      departmentId: id,
      nameEs,
      nameEn,
      position,
    }));
    await db('categories').insert(wanted).onConflict().ignore();
    const found = await rows<{ id: string }>(
      db,
      'select id from categories where department_id = :id and is_active order by position, id',
      { id },
    );
    departments.push({ id, technicianIds: [], categoryIds: found.map((category) => category.id) });
  }
  return departments;
}

function person(random: Random, login: string) {
  return {
    name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)} ${random.pick(LAST_NAMES)}`,
    email: `${login}@generated.test`,
    locale: random.chance(0.6) ? ('es' as const) : ('en' as const),
  };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}
