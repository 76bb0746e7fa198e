import type { Db } from '../../src/platform/db';
import { CATEGORIES, DEPARTMENTS, FIRST_NAMES, LAST_NAMES } from './phrases';
import { idAt, type Random } from './random';

export interface Desk {
  customers: { id: string; organizationId: string | null; locale: 'es' | 'en' }[];
  departments: { id: string; technicianIds: string[]; categoryIds: string[] }[];
}

/** People, departments and categories in proportion to the tickets they will have. */
export async function makeDesk(db: Db, random: Random, tickets: number, now: number): Promise<Desk> {
  const run = now.toString(36);
  const at = () => idAt(random, now);
  const organizations = rowsOf(clamp(tickets / 1000, 3, 800), (index) => ({
    id: at(),
    name: `${random.pick(LAST_NAMES)} & ${random.pick(LAST_NAMES)} ${run}-${index}`,
    sharesTickets: random.chance(0.3),
  }));
  const customers = rowsOf(clamp(tickets / 40, 30, 20_000), (index) => ({
    ...person(random, at(), `c${index}.${run}`),
    role: 'customer',
    organizationId: random.chance(0.7) ? random.pick(organizations).id : null,
    isVip: random.chance(0.03),
  }));
  const technicians = rowsOf(clamp(tickets / 4000, 8, 120), (index) => ({
    ...person(random, at(), `t${index}.${run}`),
    role: 'technician',
  }));
  const departments = DEPARTMENTS.map((name) => ({ id: at(), name: `${name} ${run}` }));
  const members = technicians.map(({ id }, index) => ({
    userId: id,
    departmentId: departments[index % departments.length]?.id as string,
  }));
  const categories = departments.flatMap(({ id: departmentId }) =>
    CATEGORIES.map(([nameEs, nameEn], position) => ({
      id: at(),
      departmentId,
      nameEs: `${nameEs} ${departmentId.slice(-6)}`,
      nameEn: `${nameEn} ${departmentId.slice(-6)}`,
      position,
    })),
  );
  await db.batchInsert('organizations', organizations, 1000);
  await db.batchInsert('users', [...customers, ...technicians], 1000);
  await db.batchInsert('departments', departments);
  await db.batchInsert('department_members', members);
  await db.batchInsert('categories', categories);
  return {
    customers,
    departments: departments.map(({ id }) => ({
      id,
      technicianIds: members.filter((member) => member.departmentId === id).map(({ userId }) => userId),
      categoryIds: categories
        .filter((category) => category.departmentId === id)
        .map((category) => category.id),
    })),
  };
}

function person(random: Random, id: string, login: string) {
  return {
    id,
    name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)} ${random.pick(LAST_NAMES)}`,
    email: `${login}@generated.test`,
    locale: random.chance(0.6) ? ('es' as const) : ('en' as const),
  };
}

function rowsOf<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function clamp(value: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, value)));
}
