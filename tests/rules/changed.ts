import type { CalendarInput } from '../../src/features/calendars';
import type { CannedInput } from '../../src/features/canned/canned.types';
import type { CategoryInput } from '../../src/features/categories/categories.service';
import type { DepartmentInput } from '../../src/features/departments/departments.service';
import type { FieldInput } from '../../src/features/fields/fields.types';
import type { Values as Wished } from '../../src/features/notifications/preferences/preferences.types';
import type { Sections } from '../../src/features/notifications/templates/templates.types';
import type { OrganizationInput } from '../../src/features/organizations/organizations.service';
import type { ReportQuery } from '../../src/features/reports';
import type { ScheduleInput } from '../../src/features/schedules/schedules.types';
import { DEFAULTS } from '../../src/features/settings/settings.values';
import type {
  CalendarColumns,
  PolicyInput,
  TargetColumns,
} from '../../src/features/sla/policies/policies.types';
import { CALENDAR_FIELDS, TARGET_FIELDS } from '../../src/features/sla/policies/policies.words';
import type { Profile, UserInput } from '../../src/features/users/users.types';

/** Every member of a union of words, or name of an object's properties: one that is missing does not compile. */
export const every = <Word extends PropertyKey>(words: Record<Word, true>): string[] => Object.keys(words);

type Inputs = UserInput &
  Profile &
  DepartmentInput &
  OrganizationInput &
  CategoryInput &
  FieldInput &
  CannedInput &
  Omit<Wished, 'choices'> & { followedDepartments: true; burstMinutes: true } & CalendarInput &
  CalendarInput &
  Sections &
  Omit<ScheduleInput, 'query'> &
  Pick<ReportQuery, 'preset' | 'technicianId'> & { ownerId: true; pausedAt: true } & Omit<
    PolicyInput,
    keyof TargetColumns | keyof CalendarColumns
  >;

/** What events tell of that changed, beside a ticket's own. */
export const CHANGED = [
  ...Object.keys(DEFAULTS),
  ...TARGET_FIELDS,
  ...CALENDAR_FIELDS.slice(1),
  ...every<keyof Inputs>({
    addresses: true,
    after: true,
    availability: true,
    body: true,
    burstMinutes: true,
    calendarId: true,
    capacity: true,
    categoryIds: true,
    clock: true,
    customerAccess: true,
    departmentId: true,
    departmentIds: true,
    domains: true,
    email: true,
    fieldValues: true,
    followedDepartments: true,
    format: true,
    formerOptions: true,
    frequency: true,
    holidays: true,
    hours: true,
    isActive: true,
    isAlways: true,
    isDefault: true,
    isPaused: true,
    isRequired: true,
    intro: true,
    isVip: true,
    key: true,
    kind: true,
    labelEn: true,
    labelEs: true,
    line: true,
    locale: true,
    managerId: true,
    memberIds: true,
    monthDay: true,
    name: true,
    nameEn: true,
    nameEs: true,
    note: true,
    options: true,
    organizationId: true,
    organizationIds: true,
    ownerId: true,
    parentId: true,
    pausedAt: true,
    pausedUntil: true,
    people: true,
    pausesFor: true,
    phone: true,
    place: true,
    position: true,
    preset: true,
    quietDays: true,
    quietFrom: true,
    quietUntil: true,
    report: true,
    requiredWhenResolving: true,
    role: true,
    sharesTickets: true,
    shownWhenKey: true,
    shownWhenValues: true,
    skillIds: true,
    slaPolicyId: true,
    state: true,
    subject: true,
    tellsResolution: true,
    tellsResponse: true,
    technicianId: true,
    theme: true,
    timeZone: true,
    title: true,
    types: true,
    undoSeconds: true,
    urgentPasses: true,
    vip: true,
    weekday: true,
  }),
];
