import type { Role } from '../../platform/ctx';
import type { Person } from './names.types';

export interface PersonRow {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  isVip: boolean;
  availability: Person['availability'];
}

/** A person as a JSON object, for several at once or beside other columns; null without a row. */
export function personJson(alias: string): string {
  return `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'name', ${alias}.name,
    'role', ${alias}.role, 'email', ${alias}.email, 'isVip', ${alias}.is_vip,
    'availability', ${alias}.availability) end`;
}

/** Without internals one learns names, and nothing by which to reach a person. */
export function shownPerson(internals: boolean, found: PersonRow): Person {
  if (internals) return found;
  return { id: found.id, name: found.name, role: found.role, email: null, isVip: false, availability: null };
}
