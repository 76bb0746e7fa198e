import { tasks } from '../../src/app/tasks';
import { GROUPS } from '../../src/features/administration/places.view';
import { AUDIT_TYPES } from '../../src/features/audit/audit.types';
import { UNIT_NAMES } from '../../src/features/auth/access/access.schema';
import { METHODS } from '../../src/features/auth/sessions/sessions.queries';
import type { Sent } from '../../src/features/auth/shared/mail-sent.controller';
import type { Factor } from '../../src/features/auth/sign-in/sign-in.types';
import type { ShownRun } from '../../src/features/batches/batches.service';
import { CANNED_VARIABLES } from '../../src/features/canned/canned.types';
import { LIST_STATES, LISTED_CHANNELS } from '../../src/features/deliveries/list.types';
import { MARKS } from '../../src/features/exports/exports.schema';
import { STATES as EXPORT_STATES, FORMATS } from '../../src/features/exports/exports.types';
import { CUSTOMER_ACCESS, FIELD_KINDS } from '../../src/features/fields/fields.words';
import { JOB_STATES } from '../../src/features/jobs/jobs.repo';
import { AUDIENCES } from '../../src/features/notifications/announcements/announcements.types';
import { CHANNELS as NOTIFYING } from '../../src/features/notifications/channels';
import { KINDS, kindsFor, TEMPLATES } from '../../src/features/notifications/kinds';
import { PAUSES } from '../../src/features/notifications/preferences/pauses';
import type { Place } from '../../src/features/reports';
import { LOGOS } from '../../src/features/settings/logo.values';
import { SIGN_IN_METHODS, SIGN_UPS } from '../../src/features/settings/settings.values';
import type { Cause } from '../../src/features/sla/history/cause';
import { PROMISES } from '../../src/features/sla/sla.words';
import type { Reason } from '../../src/features/sla/terms';
import { CONTENTS } from '../../src/features/tickets';
import { REPLY_COLUMNS } from '../../src/features/tickets/export/reply-columns';
import { namesWhere, NAMES as PROPERTY_NAMES, propertyOf } from '../../src/features/tickets/properties/list';
import {
  CHANNELS,
  CLOSE_REASONS,
  HOLD_REASONS,
  PRIORITIES,
  SECTIONS,
  STATUSES,
  TYPES,
  URGENCIES,
  VIEWS,
} from '../../src/features/tickets/tickets.words';
import { AVAILABILITIES, ROLES, STATES, THEMES } from '../../src/features/users/users.types';
import { AppError, type ErrorCode } from '../../src/platform/errors';
import { DELIVER } from '../../src/platform/events';
import { ZONE_REGIONS } from '../../src/platform/http/zones';
import { LOCALES } from '../../src/platform/i18n';
import type { ImageProblem } from '../../src/platform/images';
import type { NumberProblem } from '../../src/platform/numbers';
import type { Weakness } from '../../src/platform/passwords';
import { CHANGED, every } from './changed';
import { MESSAGE_FAMILIES } from './message-families';
import { QUEUE_FAMILIES } from './queue-families';
import { REPORT_FAMILIES } from './report-families';
import { REPORT_PAGE_FAMILIES } from './report-page-families';
import { SCHEDULE_FAMILIES } from './schedule-families';
import { SEARCH_FAMILIES } from './search-families';
import { SLA_FAMILIES } from './sla-families';

/** All that the parts of a key can be. */
export interface Family {
  /** For each of these there is a text. */
  of: readonly string[];
  /** For each of these there may be one: the code asks first. */
  perhaps?: readonly string[];
}

/** Words that no list of the code holds: each is written there between quotes, or this rule fails. */
export const WRITTEN: string[] = [];
const written = (words: string): string[] => {
  const list = words.split(/\s+/);
  WRITTEN.push(...list);
  return list;
};

const of = (...lists: (readonly string[])[]): Family => ({ of: lists.flat() });
const ending = (words: readonly string[], ...ends: string[]): string[] =>
  words.flatMap((word) => ends.map((end) => word + end));

const CODES = every<ErrorCode>({
  invalid: true,
  malformed: true,
  unauthenticated: true,
  factor_required: true,
  stale_sign_in: true,
  forbidden: true,
  not_found: true,
  gone: true,
  conflict: true,
  too_large: true,
  unsupported: true,
  rate_limited: true,
  unavailable: true,
});
/** Their statuses, that of a failure, and the reasons that are said apart. */
const ERRORS = [
  ...CODES.map((code) => String(new AppError(code as ErrorCode).status)),
  '500',
  ...written(
    'csrf stale_form session_ended visitors_text proxy acting sessions signing_in away storage busy read_only full crowded retryable',
  ),
];

const WEAKNESSES = every<Weakness>({
  leaked: true,
  common: true,
  personal: true,
  repeat: true,
  sequence: true,
  date: true,
  word: true,
  guessable: true,
});

const SENT = every<Sent>({ registration: true, reset: true, identity: true });
const FACTORS = every<Factor>({ totp: true, passkey: true, recovery_code: true, trusted_device: true });
const STEPS = ['totp', 'passkey', 'recovery_code'];
const CHOICES = namesWhere(({ kind }) => kind === 'choice').flatMap((name) => {
  const { words, choices = [] } = propertyOf(name) ?? {};
  return choices.map((choice) => `${words}.${choice}`);
});
/** Those of a ticket that people speak of: its clock has words of its own. */
export const NAMED = PROPERTY_NAMES.filter(
  (name) =>
    !/^sla|.DueAt$/.test(name) &&
    !['id', 'descriptionHtml', 'publicUpdatedAt', 'fields', 'version'].includes(name),
);

/** The clock of a ticket, as exports name it. */
const EXPORTED = written('responseDueAt nextResponseDueAt resolutionDueAt slaDueAt slaRiskAt');

/** The texts whose keys are put together in code or templates, by what is written there: `{}` for each part. */
export const FAMILIES: Record<string, Family> = {
  ...QUEUE_FAMILIES,
  ...SEARCH_FAMILIES,
  ...REPORT_PAGE_FAMILIES,
  ...SLA_FAMILIES,
  ...MESSAGE_FAMILIES,
  ...REPORT_FAMILIES,
  'access.field.{}': of(written('sessionDays rememberDays trustedDeviceDays')),
  'access.method.{}': of(SIGN_IN_METHODS),
  'access.method_hint.{}': of(written('password passkey')),
  'access.sign_up.{}': of(SIGN_UPS),
  'access.sign_up_hint.{}': of(SIGN_UPS),
  'access.unit.{}': of(UNIT_NAMES),
  'administration.group.{}': of(GROUPS.map(({ name }) => name)),
  'audit.actor.{}': of(written('system anonymous')),
  'audit.channel.{}': of(CHANNELS, ['system']),
  'audit.field.{}': { of: CHANGED.filter((name) => !NAMED.includes(name as never)), perhaps: NAMED },
  'audit.noun.{}': of(Object.keys(AUDIT_TYPES)),
  'audit.type.{}': of(Object.entries(AUDIT_TYPES).flatMap(([noun, types]) => ending([`${noun}.`], ...types))),
  'audit.value.{}': of(
    ending(['role.'], ...ROLES),
    ending(['state.'], ...STATES),
    ending(['availability.'], ...AVAILABILITIES),
    ending(['locale.', 'defaultLocale.'], ...LOCALES),
    ending(['theme.'], ...THEMES),
    ending(['signUp.'], ...SIGN_UPS),
    ending(['place.'], ...every<Place>({ admin: true, desk: true })),
  ),
  'auth.sent.{}.hint': of(SENT),
  'auth.sent.{}.text': of(SENT),
  'auth.sent.{}.title': of(SENT),
  'batches.state.{}': of(every<ShownRun['state']>({ running: true, finished: true, failed: true })),
  'announcements.audience.{}': of(AUDIENCES),
  'export.column.{}': of(
    written(
      'requesterEmail firstResponseSeconds resolutionSeconds slaFirstResponse slaResolution replies link',
    ),
  ),
  'export.outcome.{}': of(written('met breached')),
  'export.reply.{}': of(REPLY_COLUMNS.map(({ key }) => key)),
  'export.side.{}': of(written('staff customer')),
  'export.visibility.{}': of(written('public internal')),
  ...SCHEDULE_FAMILIES,
  'exports.columns.{}': of(CONTENTS),
  'exports.content.{}': of(CONTENTS),
  'exports.format.{}': of(FORMATS),
  'exports.marks.{}': of(MARKS),
  'exports.state.{}': of(EXPORT_STATES),
  'announcements.language.{}': of(LOCALES),
  'announcements.state.{}': of(written('telling withdrawn')),
  'canned.language.{}': of(LOCALES),
  'canned.variable.{}': of(CANNED_VARIABLES),
  'confirm.error.code.{}': of(written('wrong used')),
  'day.availability.{}': of(AVAILABILITIES),
  'day.{}.empty': of(written('answer unassigned solved')),
  'day.{}.title': of(written('due answer rest solved unassigned held')),
  'dashboard.sla.{}': of(PROMISES, written('all')),
  'demo.goes.{}': of(written('tickets people departments categories others')),
  'desk.ticket.availability.{}': of(AVAILABILITIES),
  'desk.ticket.event.to.{}': of(STATUSES),
  'desk.ticket.language.{}': of(LOCALES),
  'error.{}.message': of(ERRORS),
  'error.{}.title': of(ERRORS),
  'factors.step.text.{}': of(STEPS),
  'factors.step.with.{}': of(STEPS),
  'mail.failure.{}': of(written('unreachable encryption authentication sender postponed')),
  'fields.access.{}': of(CUSTOMER_ACCESS),
  'fields.error.{}': of(every<NumberProblem>({ not_a_number: true, unclear: true, too_long: true })),
  'fields.flash.{}': of(written('deleted deactivated')),
  'fields.kind.{}': of(FIELD_KINDS),
  'input.image.{}': of(
    every<ImageProblem>({ svg: true, type: true, broken: true, pixels: true, library: true }),
  ),
  'deliveries.channel.{}': of(LISTED_CHANNELS),
  'deliveries.failure.{}': of(
    written('refused time no_address address_refused read no_access turned_off gone'),
  ),
  'deliveries.kind.{}': of(KINDS, written('digest account')),
  'deliveries.letter.{}': {
    of: written('invitation registration password_reset address_proof address_change identity_new locked'),
  },
  'deliveries.state.{}': of(LIST_STATES, written('held shown')),
  'deliveries.template.{}': of(Object.keys(TEMPLATES), written('digest')),
  'invitations.column.{}': of(written('name email role department organization language')),
  'invitations.missing.{}': of(written('name email')),
  'invitations.problem.{}': of(
    ending(['name', 'email'], '', '_missing'),
    ending(['name'], '_mixed'),
    written('role department organization language'),
  ),
  'jobs.empty.{}': of(JOB_STATES),
  'jobs.state.{}': of(JOB_STATES),
  'jobs.task.{}': of([DELIVER, ...tasks.map(({ name }) => name)]),
  'jobs.when.{}': of(JOB_STATES),
  'notifications.empty.{}.text': of(written('all unread')),
  'notifications.empty.{}.title': of(written('all unread')),
  'notifications.line.{}': of(Object.keys(TEMPLATES)),
  'notifications.mark.as_{}': of(written('read unread')),
  'notifications.mark.{}_one': of(written('read unread')),
  'notify.channel.{}': of(NOTIFYING),
  'notify.customer_hint.{}': of(kindsFor('customer')),
  'notify.defaults.{}': of(ROLES),
  'notify.hint.{}': of(KINDS),
  'notify.kind.{}': of(KINDS),
  'notify.pause.{}': of(PAUSES),
  'outbox.state.{}': of(written('queued sent failed outbox withdrawn suppressed')),
  'passwords.weak.{}': of(WEAKNESSES),
  'portal.event.{}': of(STATUSES.filter((status) => status !== 'new')),
  'portal.list.empty.{}.text': of(SECTIONS, ['first']),
  'portal.list.empty.{}.title': of(SECTIONS, ['first']),
  'portal.list.{}': of(SECTIONS),
  'portal.next.{}.text': of(HOLD_REASONS),
  'portal.next.{}.title': of(HOLD_REASONS),
  'session.factor.{}': of(FACTORS),
  'session.method.{}': of(METHODS.filter((method) => method !== 'acting')),
  'sessions.state.{}': of(written('live ended expired')),
  'settings.field.{}': of([
    ...written('autoCloseDays reopenDays retentionDays numberingStart attachmentMaxMb attachmentMaxFiles'),
    ...LOGOS,
  ]),
  'settings.hint.{}': of(LOGOS),
  'settings.logo.on.{}': of(written('light dark')),
  'sla.ticket.kind.{}': of(PROMISES),
  'sla.ticket.reason.{}': of(
    every<Reason | 'other'>({ conditions: true, department: true, desk: true, other: true }),
  ),
  'sla.ticket.waited.{}': of(every<Cause['waitingFor']>({ staff: true, customer: true, third_party: true })),
  'ticket.channel.{}': of(CHANNELS),
  'ticket.close_reason.{}': of(CLOSE_REASONS),
  'ticket.field.{}': of(NAMED, EXPORTED),
  'ticket.hold.{}': of(HOLD_REASONS),
  'ticket.priority.{}': of(PRIORITIES),
  'ticket.status.{}': of(STATUSES),
  'ticket.type.{}': of(TYPES),
  'ticket.urgency.{}': of(URGENCIES),
  'ticket.view.{}': of(VIEWS),
  'ticket.{}': of(CHOICES),
  'ui.preferences.{}': of(THEMES),
  'ui.zones.{}': of(ZONE_REGIONS),
  'unsubscribe.{}.action': of(written('on off')),
  'unsubscribe.{}.text': of(written('on off')),
  'unsubscribe.report.{}': of(written('on off')),
  'unsubscribe.unnamed.{}': of(written('on off')),
  'unsubscribe.{}.title': of(written('on off')),
  'users.availability.{}': of(AVAILABILITIES),
  'users.role.{}': of(ROLES),
  'users.role_hint.{}': of(ROLES),
  'users.state.{}': of(STATES, ['invited']),
};
