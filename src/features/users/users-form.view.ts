import type { Ctx } from '../../platform/ctx';
import { type FormField, mergeFieldOf } from '../../platform/http/list-pages';
import type { MergeField, MergePage } from '../../platform/http/merge-page';
import type { Option } from '../../platform/http/options';
import type { Shell } from '../../platform/http/request';
import type { Translate } from '../../platform/i18n';
import { usesOf } from '../../platform/lists';
import { formatPhone } from '../../platform/phone';
import { allCalendars } from '../calendars';
import { allDepartments } from '../departments';
import { allOrganizations } from '../organizations';
import { allSkills } from '../skills';
import { calendarOf } from './calendars.service';
import { ROLES, STATES, type User } from './users.types';
import { valuesOf } from './users.view';

// What the form of a person offers, and what the page says that merges two of them.

export interface UserChoices {
  departments: Option[];
  organizations: Option[];
  skills: Option[];
  calendars: Option[];
}

/** @param user whose form it is; null for a new one */
export async function userChoices(ctx: Ctx, user: User | null): Promise<UserChoices> {
  const [departments, organizations, skills, calendars] = await Promise.all([
    allDepartments(ctx),
    allOrganizations(ctx),
    allSkills(ctx),
    allCalendars(ctx),
  ]);
  const own = user?.organizationId ? [{ id: user.organizationId, name: user.organizationName ?? '' }] : [];
  return {
    departments: choices(withOwn(departments, user?.departments ?? [])),
    organizations: choices(withOwn(organizations, own)),
    skills: choices(skills),
    calendars: choices(calendars),
  };
}

/** Of the field of their calendar: which one is theirs while they have none of their own. */
export async function calendarHint(ctx: Ctx, user: User | null, t: Translate): Promise<string> {
  const found = user && (await calendarOf(ctx, user.id));
  return found && !found.isOwn
    ? t('users.hint.calendar_now', { name: found.name })
    : t('users.hint.calendarId');
}

/** What goes out in somebody's name, and stops when they may not see it any more. */
export interface Stopping {
  /** Of administrators alone: it stops with that role already. */
  isOfDesk: boolean;
  text: string;
  href: string | null;
}

export async function stoppingWith(ctx: Ctx, { t }: Shell, id: string): Promise<Stopping[]> {
  const uses = await usesOf(ctx, 'user', id);
  return uses.map(({ name, text, count, href }) => ({
    isOfDesk: name === 'deskReports',
    text: t(text, { count }),
    href,
  }));
}

/** The form as it stands before anybody types. */
export function formValues(user: User): Record<string, unknown> {
  return { ...valuesOf(user), phone: user.phone ? formatPhone(user.phone) : '' };
}

/** A password is no part of it: whoever has typed one is asked for it again. */
export function userMerge(shell: Shell, { id, name }: User, offered: UserChoices): MergePage {
  const { t } = shell;
  const path = `/admin/users/${id}`;
  return {
    title: t('merge.title', { name }),
    breadcrumb: [
      { label: t('users.title'), href: '/admin/users' },
      { label: name, href: path },
    ],
    action: path,
    back: path,
    fields: userFields(shell, offered).map((field) => mergeField(field, shell)),
    secrets: [{ name: 'password', label: t('users.field.new_password') }],
  };
}

function userFields(
  { t }: Shell,
  { departments, organizations, skills, calendars }: UserChoices,
): FormField[] {
  const languages = [
    { value: 'es', label: t('ui.preferences.spanish') },
    { value: 'en', label: t('ui.preferences.english') },
  ];
  const roles = ROLES.map((role) => ({ value: role, label: t(`users.role.${role}`) }));
  const states = STATES.map((state) => ({ value: state, label: t(`users.state.${state}`) }));
  return [
    { kind: 'text', name: 'name', label: 'admin.field.name', maxlength: 120 },
    { kind: 'email', name: 'email', label: 'users.field.email', maxlength: 254 },
    { kind: 'text', name: 'phone', label: 'users.field.phone', maxlength: 60 },
    {
      kind: 'select',
      name: 'locale',
      label: 'users.field.locale',
      options: languages,
    },
    {
      kind: 'text',
      name: 'timeZone',
      label: 'users.field.timeZone',
      maxlength: 60,
    },
    { kind: 'select', name: 'role', label: 'users.field.role', options: roles },
    { kind: 'select', name: 'state', label: 'users.field.state', options: states },
    { kind: 'select', name: 'organizationId', label: 'users.field.organizationId', options: organizations },
    { kind: 'checkbox', name: 'isVip', label: 'users.field.isVip' },
    { kind: 'choices', name: 'departmentIds', label: 'users.field.departmentIds', options: departments },
    { kind: 'choices', name: 'skillIds', label: 'users.field.skillIds', options: skills },
    { kind: 'select', name: 'calendarId', label: 'users.field.calendarId', options: calendars },
    { kind: 'number', name: 'capacity', label: 'users.field.capacity' },
  ];
}

/** Said as on the form: a telephone number in groups, and what nothing means. */
function mergeField(field: FormField, shell: Shell): MergeField {
  const made = mergeFieldOf(field, shell);
  const nothing = NOTHING[field.name];
  const words = (value: unknown) => {
    if (!value && nothing) return shell.t(nothing);
    return made.words(value && field.name === 'phone' ? formatPhone(String(value)) : value);
  };
  return { ...made, words };
}

const NOTHING: Record<string, string> = {
  locale: 'users.locale.browser',
  timeZone: 'account.field.zone_default',
  organizationId: 'users.organization.none',
  calendarId: 'users.calendar.none',
};

type Choice = { id: string; name: string };

export function choices(all: readonly Choice[]): Option[] {
  return all.map(({ id, name }) => ({ value: id, label: name }));
}

/** What somebody has stays in the list of choices, also when it is no longer offered to others. */
function withOwn(all: readonly Choice[], own: Choice[]): Choice[] {
  return [...all, ...own.filter((mine) => !all.some((choice) => choice.id === mine.id))];
}
