import { CHANNELS } from '../../../src/features/notifications/channels';
import { KINDS, kindsFor } from '../../../src/features/notifications/kinds';
import { deskAllows, flat, withCells } from '../../../src/features/notifications/preferences/choices';
import type {
  Choices,
  RoleChoices,
  Stored,
} from '../../../src/features/notifications/preferences/preferences.types';
import { WITHOUT_END, wishesFrom } from '../../../src/features/notifications/preferences/wishes';

const NOW = new Date('2027-01-15T12:00:00Z');
const person = (more: Partial<Stored> = {}): Stored => ({
  ...{ role: 'technician', timeZone: 'UTC', desk: {}, choices: {}, quietFrom: null, quietUntil: null },
  ...{ quietDays: [1, 2, 3, 4, 5, 6, 7], urgentPasses: true, isPaused: false, pausedUntil: null },
  ...more,
});
const told = (stored: Stored) => {
  const wishes = wishesFrom(stored);
  return KINDS.flatMap((kind) =>
    CHANNELS.filter((channel) => wishes.allows(kind, channel)).map((channel) => `${kind}.${channel}`),
  );
};

describe('what reaches somebody', () => {
  test('is everything of their role both ways while nobody has chosen, but what has a way of its own', () => {
    const all = KINDS.flatMap((kind) => CHANNELS.map((channel) => `${kind}.${channel}`));
    expect(told(person())).toEqual(
      all.filter((name) => !['rating.mail', 'report_scheduled.in_app'].includes(name)),
    );
    expect(told(person({ role: 'administrator' }))).toEqual(told(person()));
    expect(told(person({ role: 'customer' }))).toEqual(
      kindsFor('customer').flatMap((kind) => [`${kind}.in_app`, `${kind}.mail`]),
    );
  });

  const desk: RoleChoices = { technician: { status: { mail: false }, rating: { mail: true } } };

  test('is what the desk has chosen for their role, and for no other', () => {
    expect(told(person({ desk }))).not.toContain('status.mail');
    expect(told(person({ desk }))).toContain('rating.mail');
    expect(told(person({ desk, role: 'customer' }))).toContain('status.mail');
  });

  test('is what they have chosen themselves before that, cell by cell', () => {
    const choices: Choices = { status: { mail: true }, reply: { in_app: false } };
    const found = told(person({ desk, choices }));
    expect(found).toEqual(expect.arrayContaining(['status.mail', 'reply.mail', 'rating.mail']));
    expect(found).not.toContain('reply.in_app');
  });

  test('never is what is not for their role, whatever is stored', () => {
    const stored = { note: { mail: true, in_app: true } };
    expect(told(person({ role: 'customer', choices: stored, desk: { customer: stored } }))).toEqual(
      told(person({ role: 'customer' })),
    );
  });

  test('ignores stored kinds and channels that are gone, and what is no choice', () => {
    const choices = { pigeon: { mail: false }, reply: { fax: false, mail: 'no' }, note: null } as never;
    expect(told(person({ choices }))).toEqual(told(person()));
  });
});

describe('choices with cells set anew', () => {
  const desk: RoleChoices = { technician: { status: { mail: false } } };
  const set = (choices: Choices, ...cells: Parameters<typeof withCells>[1]) =>
    flat(withCells(choices, cells, (cell) => deskAllows('technician', desk, cell)));

  test('keep what differs from the desk, and only that', () => {
    expect(set({}, { kind: 'reply', channel: 'mail', value: false })).toEqual({ 'reply.mail': false });
    expect(set({ reply: { mail: false } }, { kind: 'reply', channel: 'mail', value: true })).toEqual({});
    expect(set({}, { kind: 'status', channel: 'mail', value: true })).toEqual({ 'status.mail': true });
  });

  test('leave alone what was not set, also where it is as the desk says by now', () => {
    const before: Choices = { status: { mail: false }, note: { in_app: false } };
    expect(set(before, { kind: 'note', channel: 'in_app', value: true })).toEqual({ 'status.mail': false });
  });

  test('drop what is stored of kinds and channels that are gone', () => {
    expect(set({ pigeon: { mail: true }, reply: { fax: true } } as never)).toEqual({});
  });
});

describe('what waits', () => {
  const heldUntil = (stored: Stored, isUrgent = false, now = NOW) =>
    wishesFrom(stored).heldUntil(now, isUrgent)?.toISOString() ?? null;
  const quiet = { quietFrom: '11:00', quietUntil: '13:00' };

  test('is nothing without quiet hours and pauses', () => {
    expect(heldUntil(person())).toBeNull();
    expect(heldUntil(person({ isPaused: true, pausedUntil: NOW }))).toBeNull();
  });

  test('waits for the end of the quiet hours by the clocks of the person', () => {
    expect(heldUntil(person(quiet))).toBe('2027-01-15T13:00:00.000Z');
    expect(heldUntil(person({ ...quiet, timeZone: 'Asia/Kolkata' }))).toBeNull();
    expect(heldUntil(person({ ...quiet, quietDays: [1, 2, 3, 4] }))).toBeNull();
  });

  test('waits for the end of a pause, and then of quiet hours that this falls into', () => {
    const until = (pausedUntil: string) => ({ isPaused: true, pausedUntil: new Date(pausedUntil) });
    expect(heldUntil(person(until('2027-01-18T08:00Z')))).toBe('2027-01-18T08:00:00.000Z');
    expect(heldUntil(person({ ...quiet, ...until('2027-01-18T11:30Z') }))).toBe('2027-01-18T13:00:00.000Z');
    expect(heldUntil(person({ ...quiet, ...until('2027-01-15T12:10Z') }))).toBe('2027-01-15T13:00:00.000Z');
  });

  test('waits without end in a pause that has none', () => {
    expect(heldUntil(person({ ...quiet, isPaused: true }))).toBe(WITHOUT_END.toISOString());
  });

  test('is not what is about a P1, unless the person has said so', () => {
    for (const stored of [quiet, { isPaused: true }]) {
      expect(heldUntil(person(stored), true)).toBeNull();
      expect(heldUntil(person({ ...stored, urgentPasses: false }), true)).not.toBeNull();
    }
  });

  test('is nothing for hours that would never end', () => {
    expect(heldUntil(person({ quietFrom: '08:00', quietUntil: '08:00' }))).toBeNull();
  });
});
