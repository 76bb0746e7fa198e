import type { FeedDay } from '../../src/features/calendars';
import { createCanned } from '../../src/features/canned';
import { createCategory } from '../../src/features/categories';
import { createDepartment, updateDepartment } from '../../src/features/departments';
import { createField } from '../../src/features/fields';
import { createOrganization } from '../../src/features/organizations';
import { createSkill } from '../../src/features/skills';
import { actorOf, createUser, updateProfile } from '../../src/features/users';
import { actingAs, type PersonActor, type TxCtx } from '../../src/platform/ctx';
import { daysAfter } from '../../src/platform/elapsed';
import { CANNED } from './canned';
import { CATEGORIES, type CategoryKey, FIELDS } from './catalogue';
import {
  DEPARTMENTS,
  type DepartmentKey,
  ORGANIZATIONS,
  PEOPLE,
  type PersonKey,
  SKILLS,
  type SkillKey,
} from './people';
import { addCalendars, type Promising } from './promises';
import type { RecordKind, Records } from './records';

/** What tickets refer to, by the keys of the data files. */
export interface DemoDesk {
  actors: Record<PersonKey, PersonActor>;
  categories: Record<CategoryKey, string>;
  promising: Promising;
}

const OPENED_DAYS_AGO = 420;

/** Calendars, departments, organizations, people, categories, fields and canned replies. */
export async function setUpDesk(tx: TxCtx, localDays: FeedDay[], records: Records): Promise<DemoDesk> {
  const then = { ...tx, now: daysAfter(tx.now, -OPENED_DAYS_AGO) };
  const calendars = await addCalendars(then, localDays, records);
  const made = async (kind: RecordKind, creating: Promise<{ id: string }>) =>
    records.add(kind, (await creating).id);
  const departments = await each(DEPARTMENTS, ({ calendar, ...data }) =>
    made('department', createDepartment(then, { ...data, calendarId: calendars[calendar] })),
  );
  const organizations = await each(ORGANIZATIONS, (data) =>
    made('organization', createOrganization(then, { ...data, domains: [...data.domains] })),
  );
  const skills = await each(SKILLS, (name) => made('skill', createSkill(then, { name })));
  const promising = { calendars, departments, organizations };
  const actors = await addPeople(tx, { ...promising, skills }, records);
  const asAdministrator = actingAs(then, actors.elena);
  const categories = await addCategories(asAdministrator, departments, skills, records);
  for (const [position, { categories: keys, ...field }] of FIELDS.entries()) {
    const categoryIds = keys.map((key) => categories[key]);
    await made('field', createField(asAdministrator, { ...field, categoryIds, position }));
  }
  for (const { department, ...canned } of CANNED) {
    const departmentId = department ? departments[department] : null;
    await made('canned', createCanned(asAdministrator, { ...canned, departmentId }));
  }
  return { actors, categories, promising };
}

interface Places extends Promising {
  skills: Record<SkillKey, string>;
}

async function addPeople(
  tx: TxCtx,
  places: Places,
  records: Records,
): Promise<Record<PersonKey, PersonActor>> {
  const ids = await each(PEOPLE, async (data) => {
    const {
      organization,
      calendar,
      departments = [],
      skills = [],
      manages,
      availability,
      since,
      signsIn,
      ...person
    } = data;
    const then = { ...tx, now: daysAfter(tx.now, -since) };
    const user = await createUser(then, {
      ...person,
      organizationId: organization ? places.organizations[organization] : null,
      departmentIds: departments.map((key) => places.departments[key]),
      calendarId: calendar ? places.calendars[calendar] : null,
      skillIds: skills.map((key) => places.skills[key]),
    });
    if (signsIn) records.add('sign_in', user.id);
    if (availability) await updateProfile(actingAs(then, await actorOf(then, user.id)), { availability });
    if (manages) await makeManager(then, places.departments[manages], user.id);
    return records.add('user', user.id);
  });
  return each(ids, (id) => actorOf(tx, id));
}

async function makeManager(tx: TxCtx, departmentId: string, managerId: string): Promise<void> {
  await updateDepartment(tx, departmentId, { managerId });
}

async function addCategories(
  tx: TxCtx,
  departments: Record<DepartmentKey, string>,
  skills: Record<SkillKey, string>,
  records: Records,
): Promise<Record<CategoryKey, string>> {
  const ids: Record<string, string> = {};
  const add = async (key: string, entry: Entry, place: { departmentId?: string; parentId?: string }) => {
    const skillIds = (entry.skills ?? []).map((skill) => skills[skill]);
    const position = Object.keys(ids).length;
    const made = await createCategory(tx, {
      nameEs: entry.es,
      nameEn: entry.en,
      skillIds,
      position,
      ...place,
    });
    ids[key] = records.add('category', made.id);
    for (const [childKey, child] of Object.entries(entry.children ?? {})) {
      await add(childKey, child, { parentId: made.id });
    }
  };
  for (const [department, entries] of Object.entries(CATEGORIES)) {
    const departmentId = departments[department as DepartmentKey];
    for (const [key, entry] of Object.entries(entries)) await add(key, entry, { departmentId });
  }
  return ids as Record<CategoryKey, string>;
}

interface Entry {
  es: string;
  en: string;
  skills?: readonly SkillKey[];
  children?: Record<string, Entry>;
}

/** The same keys with other values, made one after the other: a transaction has one connection. */
async function each<K extends string, V, R>(
  entries: Record<K, V>,
  make: (value: V) => Promise<R>,
): Promise<Record<K, R>> {
  const results: Partial<Record<K, R>> = {};
  for (const key of Object.keys(entries) as K[]) results[key] = await make(entries[key]);
  return results as Record<K, R>;
}
