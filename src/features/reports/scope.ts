import type { Actor } from '../../platform/ctx';
import { isId } from '../../platform/ids';
import { actorId } from '../../platform/rights';
import { type Condition, internalsTo } from '../tickets';
import { all, NOTHING, type Scope } from './figures/conditions';
import type { Place, ReportQuery } from './query.types';

/**
 * What of all tickets a report counts, by what its reader may see and by its filters. Every count, list and export of a
 * report has this one condition. An id that nobody has matches nothing. At the desk there are the figures of departments,
 * and of no colleague.
 */
export function scopeOf(query: ReportQuery, actor: Actor, place: Place): Scope {
  const ownRowOf = place === 'desk' ? (actorId(actor) ?? '') : null;
  const { technicianId } = query;
  const isOthers = technicianId !== null && ownRowOf !== null && technicianId !== ownRowOf;
  const conditions = [internalsTo(actor), ...filters(query)];
  if (isOthers || (technicianId !== null && !isId(technicianId))) conditions.push(NOTHING);
  return {
    tickets: all(conditions),
    personId: technicianId !== null && isId(technicianId) ? technicianId : null,
    ownRowOf,
  };
}

/** Whether a person is told by name who is asked for by id: at the desk an id may be anybody's, customers among them. */
export const mayName = ({ ownRowOf }: Scope, personId: string): boolean =>
  ownRowOf === null || personId === ownRowOf;

function filters({ departmentId, categoryId, priority, organizationId }: ReportQuery): Condition[] {
  const found: Condition[] = [];
  const add = (sql: string, name: string, id: string | null) => {
    if (id !== null) found.push(isId(id) ? { sql, bindings: { [name]: id } } : NOTHING);
  };
  add('t.department_id = :inDepartment::uuid', 'inDepartment', departmentId);
  add(
    `t.category_id = any(array(
      select c.id from categories c where :inCategory::uuid in (c.id, c.parent_id)))`,
    'inCategory',
    categoryId,
  );
  add('t.organization_id = :inOrganization::uuid', 'inOrganization', organizationId);
  if (priority !== null) found.push({ sql: 't.priority = :inPriority', bindings: { inPriority: priority } });
  return found;
}
