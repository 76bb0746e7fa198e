import type { Request } from 'express';
import type { Ctx } from '../../../platform/ctx';
import { ctxOf } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { errorTexts, type FormState } from '../../../platform/http/respond';
import { allDepartments } from '../../departments';
import { allOrganizations } from '../../organizations';
import { ROLES, type User } from '../../users';
import type { CheckedPerson } from './checking.service';
import { MAX_CSV_BYTES, MAX_PEOPLE } from './people-csv';

const choices = (all: readonly { id: string; name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));

/** Else the administrator hands the link over. */
const sendsMail = ({ system }: Ctx) => system.config.smtpUrl !== null;

/** The form for one person. */
export async function inviteView(req: Request, { values }: FormState) {
  const ctx = ctxOf(req);
  const { t } = req.shell;
  const { name = '', email = '', role, organizationId = '', locale = '' } = values;
  return {
    values: { name, email, role, organizationId, locale, departmentIds: listOf(values.departmentIds) },
    roles: ROLES.map((value) => ({
      value,
      label: t(`users.role.${value}`),
      hint: t(`users.role_hint.${value}`),
    })),
    departments: choices(await allDepartments(ctx)),
    organizations: choices(await allOrganizations(ctx)),
    sendsMail: sendsMail(ctx),
  };
}

export interface Looked {
  checked: CheckedPerson[];
  ignored: string[];
  isReady: boolean;
}

/** The form for many, with what its table was found to say. */
export function peopleView(req: Request, looked: Looked | null) {
  const { fmt } = req.shell;
  return {
    sendsMail: sendsMail(ctxOf(req)),
    limits: { people: MAX_PEOPLE, kilobytes: MAX_CSV_BYTES / 1024, bytes: MAX_CSV_BYTES },
    looked: looked && {
      isReady: looked.isReady,
      count: looked.checked.length,
      wrong: looked.checked.filter(({ invitee }) => !invitee).length,
      ignored: looked.ignored.length > 0 ? fmt.list(looked.ignored) : '',
      rows: wrongFirst(looked.checked).map((person) => rowOf(req, person)),
    },
  };
}

function wrongFirst(people: CheckedPerson[]): CheckedPerson[] {
  return [...people.filter(({ invitee }) => !invitee), ...people.filter(({ invitee }) => invitee)];
}

function rowOf(req: Request, { row, invitee, problems }: CheckedPerson) {
  const { t, fmt } = req.shell;
  const wrong = problems.map((problem) => Object.values(errorTexts(req, { problem }))[0] ?? '');
  return {
    line: fmt.number(row.line),
    name: row.name,
    email: row.email,
    isWrong: wrong.length > 0,
    wrong,
    role: invitee ? t(`users.role.${invitee.role}`) : row.role,
    belongsTo: [row.department.split('|').join(', '), row.organization].filter(Boolean).join(' · '),
  };
}

const SAMPLE = [
  ['Ana Pérez', 'ana@example.com', 'customer', '', '', 'es'],
  ['Ben Smith', 'ben@example.com', 'technician', '', '', 'en'],
] as const;

/** A table to start from, in the reader's language, with the mark by which Excel knows UTF-8. */
export function sampleOf({ shell: { t, locale } }: Request): string {
  const delimiter = locale === 'es' ? ';' : ',';
  const columns = ['name', 'email', 'role', 'department', 'organization', 'language'];
  const header = columns.map((column) => t(`invitations.column.${column}`));
  const rows = SAMPLE.map(([name, email, role, ...rest]) => [name, email, t(`users.role.${role}`), ...rest]);
  return `\ufeff${[header, ...rows].map((cells) => cells.join(delimiter)).join('\r\n')}\r\n`;
}

export interface InvitationState {
  link: string | null;
  isNeeded: boolean;
  open: { expiresAt: Date } | null;
}

/** Where somebody's invitation stands. */
export function invitationView(req: Request, user: User, { link, isNeeded, open }: InvitationState) {
  const { t, fmt } = req.shell;
  return {
    user: { id: user.id, name: user.name, email: user.email, role: t(`users.role.${user.role}`) },
    link,
    isNeeded,
    invited: user.invitedAt ? fmt.dateTime(user.invitedAt) : '',
    expires: open ? fmt.dateTime(open.expiresAt) : '',
    sendsMail: sendsMail(ctxOf(req)),
  };
}
