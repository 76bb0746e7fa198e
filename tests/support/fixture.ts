import { createCategory } from '../../src/features/categories';
import { createDepartment } from '../../src/features/departments';
import { createOrganization } from '../../src/features/organizations';
import { createUser, type NewUser } from '../../src/features/users';
import { inTx, systemCtx, type TxCtx } from '../../src/platform/ctx';
import type { PasswordHash } from '../../src/platform/passwords';
import type { System } from '../../src/platform/system';

/** The smallest desk that has every kind of person: two departments, two organizations, five sign-ins. */
export async function fillFixture(system: System): Promise<void> {
  const passwordHash = await system.passwords.hash('servidesk-demo');
  await inTx(systemCtx(system), (tx) => fill(tx, passwordHash));
}

async function fill(tx: TxCtx, passwordHash: PasswordHash): Promise<void> {
  const it = await createDepartment(tx, department('IT'));
  const building = await createDepartment(tx, department('Building'));
  const hardware = await createCategory(tx, category('Equipos', 'Hardware', it.id));
  await createCategory(tx, { ...category('Portátiles', 'Laptops', null), parentId: hardware.id });
  await createCategory(tx, category('Climatización', 'Heating', building.id));
  const acme = await createOrganization(tx, organization('Acme', false));
  const globex = await createOrganization(tx, organization('Globex', true));
  const people: NewUser[] = [
    { email: 'admin@demo.test', name: 'Alma Admin', role: 'administrator' },
    { email: 'technician@demo.test', name: 'Tomás Técnico', role: 'technician', departmentIds: [it.id] },
    { email: 'technician2@demo.test', name: 'Teresa Otra', role: 'technician', departmentIds: [building.id] },
    { email: 'customer@demo.test', name: 'Clara Cliente', role: 'customer', organizationId: acme.id },
    { email: 'customer2@demo.test', name: 'Carlos Segundo', role: 'customer', organizationId: globex.id },
    { email: 'colleague@demo.test', name: 'Celia Colega', role: 'customer', organizationId: globex.id },
    { email: 'customer3@demo.test', name: 'Cloe Tercera', role: 'customer' },
  ];
  for (const person of people) await createUser(tx, { locale: 'en', passwordHash, ...person });
}

const department = (name: string) => ({ name, email: null, managerId: null, memberIds: [], isActive: true });

const category = (nameEs: string, nameEn: string, departmentId: string | null) => ({
  nameEs,
  nameEn,
  parentId: null as string | null,
  departmentId,
  skillIds: [],
  position: 0,
  isActive: true,
});

const organization = (name: string, sharesTickets: boolean) => ({
  name,
  domains: [],
  sharesTickets,
  note: '',
  isActive: true,
});
