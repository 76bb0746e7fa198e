import type { TicketField } from '../../src/features/fields';
import type { Actor, PersonActor, Role } from '../../src/platform/ctx';

export const system: Actor = { kind: 'system' };

export function person(role: Role, more: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    id: 'me',
    role,
    name: 'Somebody',
    email: 'somebody@demo.test',
    locale: null,
    timeZone: null,
    theme: 'system',
    availability: 'online',
    organizationId: null,
    sharesTickets: false,
    departmentIds: [],
    seesAllTickets: false,
    actedBy: null,
    ...more,
  };
}

export function field(more: Partial<TicketField>): TicketField {
  return {
    id: more.key ?? 'id',
    version: 1,
    key: 'key',
    labelEs: 'Campo',
    labelEn: 'Field',
    kind: 'text',
    options: [],
    formerOptions: [],
    isRequired: false,
    requiredWhenResolving: false,
    customerAccess: 'none',
    categoryIds: [],
    shownWhenKey: null,
    shownWhenValues: [],
    position: 0,
    isActive: true,
    createdAt: new Date(),
    updatedAt: new Date(),
    ...more,
  };
}
