import { createCategory } from '../src/features/categories';
import { createDepartment, FIRST_DEPARTMENT } from '../src/features/departments';
import type { TxCtx } from '../src/platform/ctx';

const CATEGORIES: [es: string, en: string][] = [
  ['Incidencias', 'Incidents'],
  ['Solicitudes', 'Requests'],
  ['Preguntas', 'Questions'],
];

/** What a desk cannot do without: one department and a few categories to begin with. */
export async function seedReference(tx: TxCtx): Promise<void> {
  const department = await createDepartment(tx, { name: FIRST_DEPARTMENT });
  for (const [position, [nameEs, nameEn]] of CATEGORIES.entries()) {
    await createCategory(tx, { nameEs, nameEn, departmentId: department.id, position });
  }
}
