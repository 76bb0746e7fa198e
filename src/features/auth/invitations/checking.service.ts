import type { Ctx, Locale, Role } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import type { FieldError } from '../../../platform/errors';
import { assertRunsTheDesk } from '../../../platform/rights';
import { allDepartments } from '../../departments';
import { allOrganizations } from '../../organizations';
import { personForm } from './invitations.schema';
import type { Invitee } from './invitations.service';
import { type CsvPerson, plain } from './people-csv';

const ROLES: Record<string, Role> = {
  customer: 'customer',
  cliente: 'customer',
  technician: 'technician',
  agent: 'technician',
  tecnico: 'technician',
  agente: 'technician',
  administrator: 'administrator',
  admin: 'administrator',
  administrador: 'administrator',
};

const LANGUAGES: Record<string, Locale> = {
  es: 'es',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  en: 'en',
  english: 'en',
  ingles: 'en',
};

/** A word may also be `constructor`. */
const own = <T>(words: Record<string, T>, word: string): T | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

export interface CheckedPerson {
  row: CsvPerson;
  /** What they would be; null when something is wrong. */
  invitee: Invitee | null;
  problems: FieldError[];
}

interface Known {
  departments: Map<string, string>;
  organizations: Map<string, string>;
  /** Addresses that have an account. */
  taken: Set<string>;
  seen: Map<string, number>;
}

/** What is wrong with a name or an address, where it is not its length or form. */
const ENDINGS: Record<string, string> = { 'input.required': '_missing', 'input.mixed_alphabets': '_mixed' };

/** What each row of a table would become, and what is wrong with it. Changes nothing. */
export async function checkPeople(ctx: Ctx, people: CsvPerson[]): Promise<CheckedPerson[]> {
  assertRunsTheDesk(ctx.actor);
  const named = (all: readonly { id: string; name: string }[]) =>
    new Map(all.map(({ id, name }) => [plain(name), id]));
  const known: Known = {
    departments: named(await allDepartments(ctx)),
    organizations: named(await allOrganizations(ctx)),
    taken: await addressesInUse(ctx, people),
    seen: new Map(),
  };
  return people.map((row) => checked(row, known));
}

async function addressesInUse(ctx: Ctx, people: CsvPerson[]): Promise<Set<string>> {
  const found = await rows<{ email: string }>(
    ctx.db,
    'select lower(email::text) as email from users where email = any (:emails::citext[])',
    { emails: people.map(({ email }) => email) },
  );
  return new Set(found.map(({ email }) => email));
}

function checked(row: CsvPerson, known: Known): CheckedPerson {
  const problems: FieldError[] = [];
  const who = personForm.safeParse({ name: row.name, email: row.email });
  for (const { path, message } of who.error?.issues ?? []) {
    problems.push({
      key: `invitations.problem.${String(path[0])}${ENDINGS[message] ?? ''}`,
    });
  }
  const email = row.email.toLowerCase();
  const before = known.seen.get(email);
  if (email && before) problems.push({ key: 'invitations.problem.twice', params: { line: before } });
  if (email && !before) known.seen.set(email, row.line);
  if (known.taken.has(email)) problems.push({ key: 'invitations.problem.taken' });
  const found = belonging(row, known, problems);
  const invitee = who.success && problems.length === 0 ? { ...who.data, ...found } : null;
  return { row, invitee, problems };
}

function belonging(row: CsvPerson, known: Known, problems: FieldError[]): Omit<Invitee, 'name' | 'email'> {
  const look = <T>(kind: string, typed: string, find: (name: string) => T | undefined): T | null => {
    const found = typed === '' ? null : find(plain(typed));
    if (found === undefined)
      problems.push({ key: `invitations.problem.${kind}`, params: { typed: typed.slice(0, 60) } });
    return found ?? null;
  };
  const role = look('role', row.role, (name) => own(ROLES, name)) ?? 'customer';
  const names = row.department.split('|').map((name) => name.trim());
  const departmentIds = names
    .map((name) => look('department', name, (wanted) => known.departments.get(wanted)))
    .filter((id) => id !== null);
  if (role === 'customer' && departmentIds.length > 0)
    problems.push({ key: 'invitations.problem.not_staff' });
  const organizationId = look('organization', row.organization, (name) => known.organizations.get(name));
  const locale = look('language', row.language, (name) => own(LANGUAGES, name));
  return { role, departmentIds, organizationId, locale };
}
