import { messageForms } from './forms-messages';
import { preferenceForms } from './forms-notifications';
import { scheduleForms } from './forms-schedules';
import { slaForms } from './forms-sla';
import { systemForms } from './forms-system';
import type { World } from './world';

export type Form = Record<string, string>;

const TICKET_FORM = { subject: 'A subject', description: 'A description', urgency: 'normal' };
const DESK_FORM = { ...TICKET_FORM, type: 'incident', impact: 'medium' };
const USER = { name: 'Somebody', email: 'somebody@x.test', role: 'technician', state: 'active' };
const SETTINGS = {
  ...{ name: 'Desk', accent: '#123456', timeZone: 'UTC', defaultLocale: 'es' },
  ...{ autoCloseDays: '5', reopenDays: '14', attachmentMaxMb: '10', attachmentMaxFiles: '10' },
  ...{ retentionDays: '30', numberingStart: '900000', techniciansSeeAll: '' },
};

/** Of the form of a token, and nobody's. */
const NO_TOKEN = 'A'.repeat(43);

export interface Targets {
  world: World;
  user: string;
  /** The path of a link that is good. */
  invitation: string;
  department: string;
  otherDepartment: string;
  organization: string;
  category: string;
  skill: string;
  calendar: string;
  /** By a calendar of its own. */
  policy: { id: string; calendarId: string };
  canned: string;
  announcement: string;
  exported: string;
  schedule: string;
  feed: { calendarId: string; id: string };
  deleted: string;
  signIn: string;
  identity: string;
}

/** What a browser would send to each address; nearly all of it is accepted. */
export function forms(target: Targets): Record<string, { address: string; form: Form }> {
  const { ticket, ids } = target.world;
  const desk = `/desk/tickets/${ticket.number}`;
  const portal = `/portal/tickets/${ticket.number}`;
  const feeds = `/admin/calendars/${target.feed.calendarId}/feeds`;
  const category = { nameEs: 'Nueva', nameEn: 'New', departmentId: target.department, parentId: '' };
  const at = (address: string, form: Form = {}) => ({ address, form });
  return {
    '/login': at('/login', { email: 'customer@demo.test', password: 'wrong-password', next: '/portal' }),
    '/logout': at('/logout'),
    '/register': at('/register', { name: 'New', email: 'new@x.test', password: 'long-enough-1' }),
    '/setup': at('/setup', {
      ...{ name: 'New', email: 'n@x.test', password: 'long-enough-1' },
      ...{ timeZone: 'UTC', defaultLocale: 'en' },
    }),
    '/account': at('/account', { name: 'Me', locale: 'en', theme: 'dark', timeZone: 'UTC', phone: '' }),
    '/account/availability': at('/account/availability', { availability: 'online', return_to: '/desk' }),
    '/notifications/marks': at('/notifications/marks', { all: 'read' }),
    '/account/password': at('/account/password', { current: 'wrong-password', next: 'long-enough-1' }),
    '/account/password/removal': at('/account/password/removal'),
    '/auth/complete': at('/auth/complete', { name: 'New', email: 'new@x.test', next: '/portal' }),
    '/account/identities': at('/account/identities'),
    '/account/identities/:id/removal': at(`/account/identities/${target.identity}/removal`),
    '/account/email': at('/account/email', { email: 'other@x.test' }),
    '/account/email/removal': at('/account/email/removal'),
    '/forgot-password': at('/forgot-password', { email: 'customer@demo.test' }),
    '/reset-password/:token': at(`/reset-password/${NO_TOKEN}`, { password: 'long-enough-1' }),
    '/verify-email/:token': at(`/verify-email/${NO_TOKEN}`, { password: 'long-enough-1' }),
    '/unlock/:token': at(`/unlock/${NO_TOKEN}`),
    '/account/sessions/end': at('/account/sessions/end'),
    '/account/sessions/:id/end': at(`/account/sessions/${target.signIn}/end`),
    '/login/factor': at('/login/factor', { with: 'totp', code: '123456', trust: 'on' }),
    '/login/factor/options': at('/login/factor/options'),
    '/login/passkey': at('/login/passkey', { credential: '{}', remember: '', next: '/portal' }),
    '/login/passkey/options': at('/login/passkey/options'),
    '/confirm/passkey': at('/confirm/passkey', { credential: '{}', next: '/account/security' }),
    '/confirm/passkey/options': at('/confirm/passkey/options'),
    '/account/security/totp': at('/account/security/totp', { setup: 'v1.x', code: '123456', next: '' }),
    '/account/security/totp/removal': at('/account/security/totp/removal'),
    '/account/security/passkeys': at('/account/security/passkeys', {
      credential: '{}',
      name: 'Key',
      next: '',
    }),
    '/account/security/passkeys/options': at('/account/security/passkeys/options'),
    '/account/security/passkeys/:id': at(`/account/security/passkeys/${target.user}`, { name: 'Key' }),
    '/account/security/passkeys/:id/removal': at(`/account/security/passkeys/${target.user}/removal`),
    '/account/security/recovery-codes': at('/account/security/recovery-codes', { next: '' }),
    '/account/security/recovery-codes/kept': at('/account/security/recovery-codes/kept', { next: '/portal' }),
    '/account/security/trusted-devices/removal': at('/account/security/trusted-devices/removal'),
    '/admin/users/:id/factors/removal': at(`/admin/users/${target.user}/factors/removal`),
    '/confirm': at('/confirm', { password: 'wrong-password', next: '/account/security' }),
    '/acting/end': at('/acting/end'),
    '/admin/sign-ins/:id/end': at(`/admin/sign-ins/${target.signIn}/end`),
    '/admin/users/:id/sessions/end': at(`/admin/users/${target.user}/sessions/end`),
    '/admin/users/:id/acting': at(`/admin/users/${target.user}/acting`),
    '/preferences': at('/preferences', { theme: 'dark', locale: 'es', return_to: '/' }),
    '/sidebar': at('/sidebar', { fold: 'tickets', unfold: '', return_to: '/desk' }),
    '/portal/tickets': at('/portal/tickets', {
      ...TICKET_FORM,
      category: target.category,
      'fields.zq7x_room': '1',
    }),
    '/portal/tickets/new/fields': at('/portal/tickets/new/fields', {
      ...TICKET_FORM,
      category: target.category,
      'fields.zq7x_room': '1',
    }),
    '/portal/tickets/:number/replies': at(`${portal}/replies`, { body: 'A reply' }),
    '/portal/tickets/:number/closure': at(`${portal}/closure`),
    '/portal/tickets/:number/reopening': at(`${portal}/reopening`),
    '/portal/tickets/:number/rating': at(`${portal}/rating`, { satisfaction: '7', feedback: 'Fine' }),
    '/desk/tickets': at('/desk/tickets?view=all', {
      ...{ numbers: String(ticket.number), take: '', status: 'on_hold:customer', priority: 'P1' },
      ...{ assignee: 'none', department: target.department, tag: 'one' },
    }),
    '/desk/tickets/new': at('/desk/tickets/new', {
      ...DESK_FORM,
      ...{ requester: ids.requester, category: target.category, department: '', assignee: '', tags: 'a, b' },
      ...{ participants: 'customer2@demo.test', new_name: '', new_email: '', requester_q: '', step: '' },
      ...{ 'fields.zq7x_internal': 'x', 'fields.zq7x_room': '1' },
    }),
    '/desk/tickets/new/fields': at('/desk/tickets/new/fields', {
      ...{ ...DESK_FORM, requester_q: '', category: target.category, 'fields.zq7x_internal': 'x' },
    }),
    '/desk/tickets/:number/replies': at(`${desk}/replies`, {
      ...{ body: 'A reply', visibility: 'public', status: 'resolved', hold_reason: '', solution: 'So' },
      ...{ seen: '', canned: '', 'fields.zq7x_room': '2', 'base.fields.zq7x_room': '' },
      ...{ undone: '', undone_files: '0' },
    }),
    '/desk/undo/:id': at(`/desk/undo/${ids.reply}`, { return_to: '/desk/tickets?view=all' }),
    '/desk/tickets/:number/properties': at(`${desk}/properties`, {
      ...DESK_FORM,
      ...{ version: String(ticket.version), status: 'on_hold', hold_reason: 'customer', solution: 'So' },
      ...{ priority: 'P2', category: target.category, department: target.department, assignee: '' },
      ...{ tags: 'a', 'fields.zq7x_room': '2', 'base.subject': 'x', 'keep.subject': 'mine' },
    }),
    '/desk/tickets/:number/assignment': at(`${desk}/assignment`, { assignee: 'me', version: '1' }),
    '/desk/tickets/:number/closure': at(`${desk}/closure`, { reason: 'spam', duplicate_of: '', version: '' }),
    '/desk/tickets/:number/followers': at(`${desk}/followers`, { follow: '', add: target.user, remove: '' }),
    '/desk/tickets/:number/participants': at(`${desk}/participants`, { add: target.user, remove: '' }),
    '/desk/tickets/:number/deletion': at(`${desk}/deletion`),
    '/desk/tickets/:number/restoration': at(`${desk}/restoration`),
    '/desk/templates': at('/desk/templates', {
      title: 'New',
      body: 'Body',
      locale: 'es',
      department: '',
      isActive: 'on',
      step: '',
    }),
    '/desk/templates/:id': at(`/desk/templates/${target.canned}`, {
      title: 'New',
      body: 'Body',
      locale: '',
      department: '',
    }),
    '/admin/calendars/:id/feeds': at(feeds, { address: 'webcal://127.0.0.1/x.ics', name: 'New' }),
    '/admin/calendars/:id/feeds/:feed/name': at(`${feeds}/${target.feed.id}/name`, {
      name: 'New',
      was: 'Victim',
    }),
    '/admin/calendars/:id/feeds/:feed/refresh': at(`${feeds}/${target.feed.id}/refresh`),
    '/admin/calendars/:id/feeds/:feed/removal': at(`${feeds}/${target.feed.id}/removal`),
    '/desk/templates/:id/deletion': at(`/desk/templates/${target.canned}/deletion`),
    '/admin/users': at('/admin/users', {
      ...USER,
      phone: '+34600000000',
      organizationId: '',
      capacity: '3',
      calendarId: target.calendar,
      departmentIds: target.department,
      skillIds: target.skill,
      locale: 'es',
      timeZone: 'UTC',
      password: '',
    }),
    '/admin/users/:id': at(`/admin/users/${target.user}`, {
      ...USER,
      phone: '',
      capacity: '',
      departmentIds: target.department,
      version: '',
    }),
    '/admin/users/invite': at('/admin/users/invite', {
      ...{ name: 'Somebody', email: 'invited@x.test', role: 'technician', locale: 'es', organizationId: '' },
      departmentIds: target.department,
    }),
    '/admin/users/invite/many': at('/admin/users/invite/many', {
      people: 'name;email\nSomebody;many@x.test',
      step: 'invite',
    }),
    '/admin/users/:id/invitation': at(`/admin/users/${target.user}/invitation`),
    '/invitation/:token': at(target.invitation, { name: 'Me', password: 'tin-cloud-basket-9', way: '' }),
    '/admin/access': at('/admin/access', {
      ...{ signUp: 'domains', signUpDomains: 'x.test', methods: 'password', staffNeedFactor: '' },
      ...{ sessionIdle: '8', sessionIdleUnit: 'hours', sessionDays: '7', rememberDays: '30' },
      trustedDeviceDays: '30',
    }),
    '/admin/users/:id/deactivation': at(`/admin/users/${target.user}/deactivation`, { assignee: 'none' }),
    '/admin/users/:id/reactivation': at(`/admin/users/${target.user}/reactivation`),
    '/admin/users/:id/reassignment': at(`/admin/users/${target.user}/reassignment`, { assignee: 'none' }),
    '/admin/departments': at('/admin/departments', {
      name: 'New',
      email: 'new@x.test',
      managerId: target.user,
      calendarId: target.calendar,
      memberIds: target.user,
      isActive: 'on',
    }),
    '/admin/departments/:id': at(`/admin/departments/${target.department}`, {
      name: 'Other',
      email: '',
      managerId: '',
      memberIds: '',
      isActive: 'on',
    }),
    '/admin/departments/:id/removal': at(`/admin/departments/${target.department}/removal`, {
      moveTo: target.otherDepartment,
    }),
    '/admin/departments/:id/deactivation': at(`/admin/departments/${target.department}/deactivation`),
    '/admin/organizations': at('/admin/organizations', {
      name: 'New',
      domains: 'x.test',
      sharesTickets: 'on',
      note: 'n',
      isActive: 'on',
    }),
    '/admin/organizations/:id': at(`/admin/organizations/${target.organization}`, {
      name: 'Other',
      domains: '',
      note: '',
    }),
    '/admin/organizations/:id/removal': at(`/admin/organizations/${target.organization}/removal`, {
      moveTo: '',
    }),
    '/admin/organizations/:id/deactivation': at(`/admin/organizations/${target.organization}/deactivation`),
    '/admin/categories': at('/admin/categories', {
      ...category,
      skillIds: target.skill,
      position: '1',
      isActive: 'on',
    }),
    '/admin/categories/:id': at(`/admin/categories/${target.category}`, {
      ...category,
      skillIds: '',
      position: '1',
      isActive: 'on',
    }),
    '/admin/categories/:id/removal': at(`/admin/categories/${target.category}/removal`, { moveTo: '' }),
    '/admin/categories/:id/deactivation': at(`/admin/categories/${target.category}/deactivation`),
    '/admin/categories/:id/position': at(`/admin/categories/${target.category}/position`, {
      direction: 'up',
    }),
    '/admin/calendars': at('/admin/calendars', {
      ...{ name: 'New', timeZone: 'Europe/Madrid', hours1: '09:00-14:00', holidays: '1 January: New Year' },
    }),
    '/admin/calendars/:id': at(`/admin/calendars/${target.calendar}`, {
      ...{ name: 'Other', timeZone: 'UTC', isAlways: 'on', hours7: '22:00-06:00', holidays: '' },
    }),
    '/admin/calendars/:id/removal': at(`/admin/calendars/${target.calendar}/removal`, { moveTo: '' }),
    ...slaForms(target.policy, target.department),
    '/admin/skills': at('/admin/skills', { name: 'New' }),
    '/admin/skills/:id': at(`/admin/skills/${target.skill}`, { name: 'Other' }),
    '/admin/skills/:id/removal': at(`/admin/skills/${target.skill}/removal`, { moveTo: '' }),
    '/admin/fields': at('/admin/fields', {
      ...{
        key: 'fresh',
        labelEs: 'Nuevo',
        labelEn: 'New',
        kind: 'select',
        options: 'a = A | B\nC',
        isRequired: '',
      },
      ...{ customerAccess: 'edit', categoryIds: target.category, position: '1' },
      ...{ requiredWhenResolving: 'on', shownWhenKey: '', shownWhenValues: '', step: '' },
    }),
    '/admin/fields/:id': at(`/admin/fields/${ids.field}`, {
      ...{ labelEs: 'Otro', labelEn: 'Other', options: '', customerAccess: 'view' },
      ...{ categoryIds: '', position: '1', isActive: 'on' },
    }),
    '/admin/fields/:id/place': at(`/admin/fields/${ids.field}/place`, { direction: 'down' }),
    '/admin/fields/:id/retirement': at(`/admin/fields/${ids.field}/retirement`),
    '/admin/deleted/:id/restoration': at(`/admin/deleted/${target.deleted}/restoration`),
    ...messageForms(String(ticket.number), target.announcement, target.exported),
    '/admin/settings': at('/admin/settings', SETTINGS),
    '/admin/first-steps': at('/admin/first-steps', { shown: 'on' }),
    ...preferenceForms(target.department),
    ...scheduleForms(target.schedule, target.user),
    ...systemForms(target.user),
  };
}
