import { DEFAULTS } from '../../../src/features/settings/settings.values';
import { listView, statusOf } from '../../../src/features/tickets/my-tickets/my-tickets.view';
import { waitsFor } from '../../../src/features/tickets/my-tickets/waiting';
import { nextStep } from '../../../src/features/tickets/page/next.view';
import type { TicketPage } from '../../../src/features/tickets/page/page.types';
import { HOLD_REASONS, SECTIONS, STATUSES, type Status } from '../../../src/features/tickets/tickets.words';
import { i18n, shellIn } from '../reader';

// Where a ticket stands, in a customer's words.

const now = new Date('2026-11-21T12:00:00Z');
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
const [es, en] = [shellIn('es'), shellIn('en')];

describe('what waits for the customer', () => {
  const rated = { satisfactionAt: null, resolvedAt: days(1) };

  test('is an answer while it is on hold for them, and their word on what was resolved', () => {
    const waiting = STATUSES.flatMap((status) =>
      HOLD_REASONS.map((holdReason) => [status, holdReason, waitsFor({ status, holdReason, ...rated })]),
    ).filter(([, , what]) => what !== null);
    expect(waiting).toEqual([
      ['on_hold', 'customer', 'answer'],
      ...HOLD_REASONS.map((reason) => ['resolved', reason, 'confirmation']),
    ]);
  });

  test('is not said of what they rated since; a rating of an earlier round does not count', () => {
    const resolved = { status: 'resolved', holdReason: null, resolvedAt: days(2) } as const;
    expect(waitsFor({ ...resolved, satisfactionAt: days(1) })).toBeNull();
    expect(waitsFor({ ...resolved, satisfactionAt: days(2) })).toBeNull();
    expect(waitsFor({ ...resolved, satisfactionAt: days(3) })).toBe('confirmation');
    expect(statusOf(en, { ...resolved, satisfactionAt: days(1) })).toEqual({ status: 'resolved' });
    expect(statusOf(en, { ...resolved, satisfactionAt: null }).reason).toBe(
      i18n.t('en', 'portal.status.to_confirm'),
    );
  });
});

describe('what happens next', () => {
  const settings = { ...DEFAULTS, autoCloseDays: 5, reopenDays: 14 };
  const next = (status: Status, more: object = {}, page: object = {}) =>
    nextStep(
      en,
      {
        ticket: { status, holdReason: null, closedAt: null, resolvedAt: null, updatedAt: now, ...more },
        assignee: null,
        department: { id: 'it', name: 'IT' },
        ...page,
      } as TicketPage,
      { settings, now },
    );

  test.each<[Status, object, string, string]>([
    ['new', {}, 'info', 'IT'],
    ['reopened', {}, 'info', 'IT'],
    ['in_progress', {}, 'info', 'IT'],
    ['on_hold', { holdReason: 'customer' }, 'warning', ''],
    ['on_hold', { holdReason: 'third_party' }, 'info', ''],
    ['on_hold', {}, 'info', ''],
    ['resolved', { resolvedAt: days(1) }, 'success', 'Nov 25, 2026'],
    ['closed', { closedAt: days(1) }, 'info', 'Dec 4, 2026'],
    ['closed', { closedAt: days(1), closedForInactivity: true }, 'info', 'Dec 4, 2026'],
  ])('%s %j', (status, more, tone, words) => {
    const step = next(status, more);
    expect(step.tone).toBe(tone);
    expect(step.title).not.toBe('');
    expect(step.text).toContain(words);
    expect(step.text).not.toMatch(/undefined|null|\{|\}/);
  });

  test('names who works on it, and says that it is too late to reopen', () => {
    expect(next('in_progress', {}, { assignee: { id: 'a', name: 'Tomás' } }).text).toContain('Tomás');
    expect(next('closed', { closedAt: days(15) }).text).toBe(i18n.t('en', 'portal.next.closed.over'));
    expect(next('closed', { closedAt: days(1), closeReason: 'duplicate' }).title).toBe(
      i18n.t('en', 'portal.next.duplicate.title'),
    );
    const texts = [{}, { closedForInactivity: true }].map(
      (more) => next('closed', { closedAt: days(1), ...more }).text,
    );
    expect(new Set(texts).size).toBe(2);
  });
});

describe('the list', () => {
  const state = {
    section: 'open' as const,
    organization: false,
    q: null,
    shares: false,
    isStaff: false,
    now,
    here: '/portal/tickets',
  };
  const none = { waiting: 0, open: 0, done: 0 };
  const view = (more: object = {}, counts = none) =>
    listView(es, { items: [], next: null, previous: null }, counts, { ...state, ...more });

  test('without any ticket invites to the first, in another section says what is missing there', () => {
    expect(view().empty).toMatchObject({ icon: 'ticket', offersNew: true });
    const some = { ...none, done: 3 };
    expect(view({}, some).empty).toMatchObject({ icon: 'inbox', offersNew: true });
    expect(view({ section: 'waiting' }, some).empty).toMatchObject({
      icon: 'circle-check',
      offersNew: false,
    });
    const titles = SECTIONS.map((section) => view({ section }, some).empty.title);
    expect(new Set(titles).size).toBe(3);
    expect(view({ section: undefined, q: '"><b>' }, some).empty).toMatchObject({
      icon: 'search',
      offersNew: false,
    });
  });

  test('counts to a thousand, and leaves the search and the organization in its addresses', () => {
    const sections = view({ organization: true, shares: true }, { ...none, open: 1000, done: 999 }).sections;
    expect(sections.map(({ count }) => count)).toEqual([0, '999+', 999]);
    expect(sections.map(({ current }) => current)).toEqual([false, true, false]);
    expect(sections.every(({ href }) => href.includes('organization=1'))).toBe(true);
    const searched = view({ section: undefined, q: 'a&b', shares: true });
    expect(searched.clearHref).toBe('/portal/tickets');
    expect(searched.scopes?.map(({ href }) => href)).toEqual([
      '/portal/tickets?q=a%26b',
      '/portal/tickets?organization=1&q=a%26b',
    ]);
    expect(view().scopes).toBeNull();
  });

  test('is called by whose tickets it has', () => {
    const titles = [{}, { organization: true }, { isStaff: true }].map((more) => view(more).title);
    expect(new Set(titles).size).toBe(3);
  });
});
