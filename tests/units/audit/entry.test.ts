import type { AuditEntry, Names } from '../../../src/features/audit/audit.queries';
import { AUDIT_TYPES } from '../../../src/features/audit/audit.types';
import { entryView, type Reader, typeGroups } from '../../../src/features/audit/audit.view';
import { FIELD_KINDS } from '../../../src/features/fields';
import type { Locale } from '../../../src/platform/ctx';
import { i18n, shellIn } from '../reader';

const ID = '019a0000-0000-7000-8000-00000000000';
const names: Names = new Map([
  [`${ID}1`, { kind: 'user', name: 'Ana', number: null }],
  [`${ID}2`, { kind: 'ticket', name: 'The printer', number: 1042 }],
  [`${ID}3`, { kind: 'department', name: 'IT', number: null }],
]);
const now = new Date('2026-11-21T12:00:00Z');

const readerIn = (locale: Locale): Reader => ({ ...shellIn(locale), i18n, now, names });
const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  id: ID,
  type: 'settings.changed',
  actorKind: 'person',
  actorId: `${ID}1`,
  actedBy: null,
  channel: 'web',
  subjectType: 'settings',
  subjectId: null,
  ticketId: null,
  changes: null,
  data: null,
  ip: null,
  createdAt: now,
  ...more,
});
/** `field: before → after` of each change. */
const told = (locale: Locale, changes: AuditEntry['changes']) =>
  entryView(readerIn(locale), entry({ changes })).changes.map(
    ({ field, before, after }) => `${field}: ${before} → ${after}`,
  );

test('values are told as people say them', () => {
  expect(
    told('en', {
      role: { before: 'customer', after: 'technician' },
      isVip: { before: false, after: true },
      capacity: { before: 1200, after: null },
      departmentIds: { before: [], after: [`${ID}3`] },
      managerId: { before: `${ID}9`, after: `${ID}1` },
      duplicateOf: { before: null, after: `${ID}2` },
      status: { before: 'new', after: 'on_hold' },
      dueAt: { before: null, after: '2026-11-21T12:00:00.000Z' },
      options: { before: null, after: [{ value: 'a', labelEs: 'Uno', labelEn: 'One' }] },
    }),
  ).toEqual([
    'Role: customer → technician',
    'VIP: no → yes',
    'Capacity: 1,200 → nothing',
    'Departments: null → IT',
    'Manager: something that is gone → Ana',
    'Duplicate of: null → #1042',
    `Status: ${i18n.t('en', 'ticket.status.new')} → ${i18n.t('en', 'ticket.status.on_hold')}`,
    expect.stringMatching(/^Due date: null → Nov 21, 2026, 1:00\sPM$/),
    'Options: null → One',
  ]);
});

test.each(FIELD_KINDS)('a field of the kind %s is called so in both languages', (kind) => {
  for (const locale of ['es', 'en'] as const) {
    const [line = ''] = told(locale, { kind: { before: null, after: kind } });
    expect(line).toBe(
      `${locale === 'es' ? 'Tipo' : 'Kind'}: null → ${i18n.t(locale, `fields.kind.${kind}`)}`,
    );
  }
});

test('what people wrote is not shown, and what is long is shortened', () => {
  const { changes } = entryView(
    readerIn('en'),
    entry({
      changes: { note: { before: 'a', after: 'b' }, name: { before: null, after: '👾'.repeat(200) } },
    }),
  );
  expect(changes.map(({ unshown }) => unshown)).toEqual([true, false]);
  expect(changes[1]?.after).toBe(`${'👾'.repeat(160)}…`);
});

test('who did it, in whose place, and what it happened to while that is there', () => {
  const view = (more: Partial<AuditEntry>) => entryView(readerIn('en'), entry(more));
  expect(view({}).actor).toBe('Ana');
  expect(view({ actedBy: `${ID}1`, actorId: `${ID}9` }).actor).toBe(
    'Somebody who is gone (by administrator Ana)',
  );
  expect(view({ actorKind: 'system' }).actor).toBe('The system');
  expect(view({ ticketId: `${ID}2` }).subject).toEqual({
    label: '#1042 The printer',
    href: '/desk/tickets/1042',
  });
  expect(view({ subjectId: `${ID}3` }).subject).toEqual({ label: 'IT', href: `/admin/departments/${ID}3` });
  expect(view({ subjectId: `${ID}9` }).subject).toBeNull();
  expect(view({ type: 'made.up' }).type).toBe('made.up');
});

test('the filter offers every kind of event once', () => {
  const offered = typeGroups(shellIn('es').t).flatMap(({ options }) => options.map(({ value }) => value));
  const types = Object.entries(AUDIT_TYPES).flatMap(([noun, all]) => all.map((type) => `${noun}.${type}`));
  expect(offered.filter((value) => value.includes('.')).sort()).toEqual(types.sort());
  expect(new Set(offered).size).toBe(offered.length);
});
