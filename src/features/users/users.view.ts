import type { Actor } from '../../platform/ctx';
import type { ShownMoment } from '../../platform/format';
import { type ListQuery, listHref, pageLinks, sortLink } from '../../platform/http/lists';
import type { Shell } from '../../platform/http/request';
import type { Page } from '../../platform/paging';
import type { User, UserListItem } from './users.types';

const LIST = '/admin/users';

export function usersView({ t, fmt }: Shell, query: ListQuery, found: Page<UserListItem>, now: Date) {
  return {
    query,
    filtered: Boolean(query.q || query.role || query.state || query.organization || query.department),
    clearHref: listHref(LIST, { sort: query.sort }),
    sorts: {
      name: sortLink(LIST, query, 'name'),
      created: sortLink(LIST, query, 'created'),
    },
    users: found.items.map((user) => ({
      id: user.id,
      href: `${LIST}/${user.id}`,
      name: user.name,
      email: user.email,
      role: t(`users.role.${user.role}`),
      state: {
        label: t(`users.state.${user.isInvited ? 'invited' : user.state}`),
        tone: user.isInvited ? 'blue' : STATE_TONES[user.state],
        isActive: user.state === 'active',
      },
      isVip: user.isVip,
      belongsTo: user.role === 'customer' ? (user.organizationName ?? '') : fmt.list(user.departmentNames),
      lastSeen: user.lastSeenAt && fmt.moment(user.lastSeenAt, now),
      created: fmt.date(user.createdAt),
    })),
    ...pageLinks(LIST, query, found),
  };
}

const STATE_TONES = { active: 'green', on_leave: 'amber', inactive: 'grey' } as const;

/** What somebody proves themselves with besides the password, and where an administrator takes it away. */
export function factorsView(
  { t, fmt }: Shell,
  { id }: User,
  { hasTotp, passkeys, recoveryCodes }: { hasTotp: boolean; passkeys: number; recoveryCodes: number },
  actor: Actor,
) {
  const own = actor.kind === 'person' && actor.id === id;
  const kinds = [
    ...(hasTotp ? [t('factors.totp.title')] : []),
    ...(passkeys > 0 ? [t('factors.reset.passkeys', { count: passkeys })] : []),
  ];
  const has = `${fmt.list(kinds)}. ${t('factors.codes.left', { count: recoveryCodes })}`;
  return {
    text: kinds.length > 0 ? has : t('factors.card.none'),
    action: t(own ? 'account.security.title' : 'factors.card.remove'),
    href: own ? '/account/security' : kinds.length > 0 ? `${LIST}/${id}/factors/removal` : null,
  };
}

/** Where somebody is signed in. */
export function sessionsView(
  { t, fmt }: Shell,
  { email }: User,
  { count, lastSeenAt }: { count: number; lastSeenAt: Date | null },
  now: Date,
) {
  return {
    count,
    lastSeen: lastSeenAt && lastSeenIn(t, count, fmt.moment(lastSeenAt, now)),
    listHref: `/admin/sign-ins?q=${encodeURIComponent(email)}`,
  };
}

function lastSeenIn(t: Shell['t'], count: number, seen: ShownMoment) {
  return { ...seen, ago: seen.text, text: t('sessions.card.some', { count, used: seen.text }) };
}

/** The form as it stands before anybody types. */
export function valuesOf(user: User): Record<string, unknown> {
  const { name, email, phone, role, state, organizationId, capacity, calendarId, locale, timeZone, version } =
    user;
  return {
    name,
    email,
    phone,
    role,
    state,
    organizationId,
    capacity,
    calendarId,
    locale,
    timeZone,
    version,
    isVip: user.isVip ? 'on' : '',
    departmentIds: user.departments.map(({ id }) => id),
    skillIds: user.skills.map(({ id }) => id),
  };
}
