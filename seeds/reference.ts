import { createCategory } from '../src/features/categories';
import { createDepartment, FIRST_DEPARTMENT } from '../src/features/departments';
import { addStandard } from '../src/features/sla';
import type { TxCtx } from '../src/platform/ctx';

const CATEGORIES: [es: string, en: string][] = [
  ['Incidencias', 'Incidents'],
  ['Solicitudes', 'Requests'],
  ['Preguntas', 'Questions'],
];

/** What a desk begins with: one department, a few categories, working calendars and the SLA policy for all tickets. */
export async function seedReference(tx: TxCtx): Promise<void> {
  const department = await createDepartment(tx, { name: FIRST_DEPARTMENT });
  for (const [position, [nameEs, nameEn]] of CATEGORIES.entries()) {
    await createCategory(tx, { nameEs, nameEn, departmentId: department.id, position });
  }
  await addStandard(tx);
}
