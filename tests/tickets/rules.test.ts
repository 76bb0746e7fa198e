import fc from 'fast-check';
import { fillVariables } from '../../src/features/canned/fill';
import { validateFields } from '../../src/features/fields';
import { assertMayChange } from '../../src/features/tickets/changes/changes.policy';
import type { TicketPatch } from '../../src/features/tickets/changes/changes.types';
import { merge } from '../../src/features/tickets/conflicts/merge';
import { assertMayCreate } from '../../src/features/tickets/filing/filing.policy';
import type { NewTicket } from '../../src/features/tickets/filing/filing.types';
import { nextPriority, priorityFrom } from '../../src/features/tickets/priority';
import { assertMayReply } from '../../src/features/tickets/replies/replies.policy';
import { assertLegalStep, legalSteps, reopenWindowOver, STEPS } from '../../src/features/tickets/state';
import { normalTags } from '../../src/features/tickets/tickets.input';
import { relationOf } from '../../src/features/tickets/tickets.policy';
import {
  IMPACTS,
  type Impact,
  PRIORITIES,
  type Priority,
  STATUSES,
  type Status,
  URGENCIES,
  type Urgency,
} from '../../src/features/tickets/tickets.words';
import type { Actor, PersonActor } from '../../src/platform/ctx';
import { AppError } from '../../src/platform/errors';
import { field, person, system } from './samples';

const now = new Date('2026-11-21T12:00:00Z');
const moment = { now, reopenDays: 14 };
const days = (count: number) => new Date(now.getTime() - count * 86_400_000);
const at = (status: Status, closedAt: Date | null = status === 'closed' ? days(1) : null) => ({
  status,
  closedAt,
  requesterId: 'me',
  organizationId: 'acme',
  internals: false,
});
/** The same ticket for somebody who works on it. */
const worked = <T extends object>(ticket: T) => ({ ...ticket, internals: true });

describe('the state machine', () => {
  // The table of the product, row by row: from, to.
  const table: [Status[], Status][] = [
    [['new', 'reopened'], 'in_progress'],
    [['new', 'in_progress', 'reopened'], 'on_hold'],
    [['on_hold'], 'in_progress'],
    [['new', 'in_progress', 'on_hold', 'reopened'], 'resolved'],
    [['new', 'in_progress', 'on_hold', 'reopened', 'resolved'], 'closed'],
    [['resolved', 'closed'], 'reopened'],
  ];
  const inTable = (from: Status, to: Status) =>
    table.some(([froms, target]) => target === to && froms.includes(from));

  test('takes exactly the steps of the table', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES)
        expect([from, to, STEPS[from].includes(to)]).toEqual([from, to, inTable(from, to)]);
    }
  });

  test('gives staff every step, owners closing and reopening, others none', () => {
    for (const from of STATUSES) {
      const steps = STEPS[from];
      expect(legalSteps(person('technician'), worked(at(from)), moment)).toEqual(steps);
      expect(legalSteps(system, worked(at(from)), moment)).toEqual(steps);
      const owned = steps.filter((to) => to === 'closed' || to === 'reopened');
      expect(legalSteps(person('customer'), at(from), moment)).toEqual(owned);
      expect(legalSteps(person('customer', { id: 'other' }), at(from), moment)).toEqual([]);
      const colleague = person('customer', { id: 'other', organizationId: 'acme', sharesTickets: true });
      expect(legalSteps(colleague, at(from), moment)).toEqual(owned);
    }
  });

  test('reopens within the window to the millisecond, and a resolved ticket at any time', () => {
    expect(reopenWindowOver(at('closed', days(14)), moment)).toBe(false);
    expect(reopenWindowOver(at('closed', new Date(days(14).getTime() - 1)), moment)).toBe(true);
    expect(legalSteps(person('technician'), worked(at('closed', days(15))), moment)).toEqual([]);
    expect(legalSteps(person('technician'), worked(at('resolved')), moment)).toContain('reopened');
  });

  test('names the legal steps when it refuses one', () => {
    try {
      assertLegalStep(person('technician'), worked(at('resolved')), 'on_hold', moment);
      throw new Error('it was allowed');
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      const { fields, data } = error as AppError;
      expect(data.legal).toEqual(['closed', 'reopened']);
      expect(fields.status?.key).toBe('tickets.error.illegal_step');
      expect(fields.status?.params).toMatchObject({
        from: 'resolved',
        to: 'on_hold',
        step1: 'closed',
        count: 2,
      });
    }
  });

  test('says that the window is over when that is why', () => {
    expect(() => assertLegalStep(system, at('closed', days(20)), 'reopened', moment)).toThrow(
      expect.objectContaining({
        fields: { status: expect.objectContaining({ key: 'tickets.error.reopen_window_over' }) },
      }),
    );
  });
});

describe('the priority matrix', () => {
  const rows: Record<Impact, string> = {
    critical: 'P1 P1 P2 P3',
    high: 'P1 P2 P2 P3',
    medium: 'P2 P2 P3 P4',
    low: 'P3 P3 P4 P4',
  };

  test('is the table of the product', () => {
    for (const impact of IMPACTS) {
      expect(URGENCIES.map((urgency) => priorityFrom(impact, urgency)).join(' ')).toBe(rows[impact]);
    }
  });

  const impact = fc.constantFrom(...IMPACTS);
  const urgency = fc.constantFrom(...URGENCIES);
  const priority = fc.constantFrom(...PRIORITIES);

  test('never gives more weight a lower priority', () => {
    const heavier = <T>(list: readonly T[], value: T) => list[Math.max(0, list.indexOf(value) - 1)] as T;
    fc.assert(
      fc.property(impact, urgency, (i: Impact, u: Urgency) => {
        expect(priorityFrom(heavier(IMPACTS, i), u) <= priorityFrom(i, u)).toBe(true);
        expect(priorityFrom(i, heavier(URGENCIES, u)) <= priorityFrom(i, u)).toBe(true);
      }),
    );
  });

  test('keeps an override through every change until it is undone', () => {
    fc.assert(
      fc.property(impact, urgency, priority, (i: Impact, u: Urgency, p: Priority) => {
        const overridden = { impact: 'low', urgency: 'low', priority: p, priorityOverridden: true } as const;
        expect(nextPriority(overridden, i, u, undefined)).toEqual({ priority: p, priorityOverridden: true });
        expect(nextPriority(overridden, i, u, 'auto')).toEqual({
          priority: priorityFrom(i, u),
          priorityOverridden: false,
        });
      }),
    );
  });

  test('overrides only by a priority that differs from the present one', () => {
    const before = {
      impact: 'medium',
      urgency: 'normal',
      priority: 'P3',
      priorityOverridden: false,
    } as const;
    expect(nextPriority(before, 'medium', 'normal', 'P3')).toEqual({
      priority: 'P3',
      priorityOverridden: false,
    });
    expect(nextPriority(before, 'medium', 'normal', 'P1')).toEqual({
      priority: 'P1',
      priorityOverridden: true,
    });
    expect(nextPriority(before, 'high', 'normal', 'P3')).toEqual({
      priority: 'P2',
      priorityOverridden: false,
    });
  });
});

describe('who may do what', () => {
  const ticket = { requesterId: 'me', organizationId: 'acme', internals: false };
  const customer = person('customer');

  test('relations', () => {
    expect(relationOf(customer, ticket)).toBe('own');
    expect(relationOf(person('customer', { id: 'x', organizationId: 'acme' }), ticket)).toBe('participant');
    const sharing: Partial<PersonActor> = { id: 'x', organizationId: 'acme', sharesTickets: true };
    expect(relationOf(person('customer', sharing), ticket)).toBe('shared');
    expect(
      relationOf(person('customer', { ...sharing, organizationId: null }), {
        ...ticket,
        organizationId: null,
      }),
    ).toBe('participant');
    expect(relationOf(person('technician'), worked(ticket))).toBe('staff');
    expect(relationOf(person('technician'), ticket)).toBe('own');
    expect(relationOf(person('technician', { ...sharing }), ticket)).toBe('participant');
    expect(relationOf({ kind: 'anonymous' }, ticket)).toBe('stranger');
  });

  const code = (act: () => void): string => {
    try {
      act();
      return 'allowed';
    } catch (error) {
      return (error as AppError).code;
    }
  };

  test('a customer changes nothing but closing and reopening what is theirs', () => {
    const patches: [TicketPatch, string][] = [
      [{ status: 'closed' }, 'allowed'],
      [{ status: 'reopened' }, 'allowed'],
      [{ status: 'resolved' }, 'forbidden'],
      [{ status: 'closed', closeReason: 'spam' }, 'forbidden'],
      [{ urgency: 'critical' }, 'forbidden'],
      [{ priority: 'P1' }, 'forbidden'],
      [{ subject: 'x' }, 'forbidden'],
      [{ tags: [] }, 'forbidden'],
      [{ fields: {} }, 'forbidden'],
      [{ participantIds: [] }, 'forbidden'],
      [{ assigneeId: null }, 'forbidden'],
    ];
    for (const [patch, verdict] of patches) {
      expect([patch, code(() => assertMayChange(customer, ticket, patch))]).toEqual([patch, verdict]);
      expect(code(() => assertMayChange(person('technician'), worked(ticket), patch))).toBe('allowed');
      expect(code(() => assertMayChange(person('technician'), ticket, patch))).toBe(verdict);
    }
    const inCopy = person('customer', { id: 'x' });
    expect(code(() => assertMayChange(inCopy, ticket, { status: 'closed' }))).toBe('forbidden');
  });

  test('a customer files for themselves, with what the form offers', () => {
    const input: NewTicket = {
      subject: 's',
      description: 'd',
      urgency: 'high',
      categoryId: null,
      fields: {},
    };
    const may = (more: Partial<NewTicket>, actor: Actor = customer) =>
      code(() => assertMayCreate(actor, { ...input, ...more }));
    expect(may({})).toBe('allowed');
    expect(may({ requesterId: 'me' })).toBe('allowed');
    expect(may({ requesterId: 'you' })).toBe('forbidden');
    for (const more of [
      { impact: 'high' },
      { tags: ['x'] },
      { assigneeId: 'x' },
      { departmentId: 'x' },
    ] as const) {
      expect([more, may(more as Partial<NewTicket>)]).toEqual([more, 'forbidden']);
    }
    expect(may({}, { kind: 'anonymous' })).toBe('unauthenticated');
    expect(may({ requesterId: 'you', tags: ['x'] }, person('technician'))).toBe('allowed');
  });

  test('only those who work on a ticket write notes and set a status with a reply', () => {
    const may = (actor: Actor, more: object, internals = false) =>
      code(() => assertMayReply(actor, { internals }, { body: 'x', visibility: 'public', ...more }));
    expect(may(customer, {})).toBe('allowed');
    expect(may(customer, { visibility: 'internal' })).toBe('forbidden');
    expect(may(customer, { status: 'resolved' })).toBe('forbidden');
    expect(may(customer, { solution: 'x' })).toBe('forbidden');
    expect(may(person('technician'), { visibility: 'internal', status: 'resolved' }, true)).toBe('allowed');
    expect(may(person('technician'), { visibility: 'internal' })).toBe('forbidden');
    expect(may(person('technician'), {})).toBe('allowed');
    expect(may({ kind: 'anonymous' }, {})).toBe('forbidden');
  });
});

describe('merging a stale form', () => {
  const at = new Date();
  const drift = new Map([
    ['subject', { base: 'old', theirs: 'theirs', by: null, at }],
    ['fields.size', { base: 4, theirs: 5, by: null, at }],
    ['tags', { base: ['a', 'b'], theirs: ['a'], by: null, at }],
  ]);

  test('keeps what only one side changed', () => {
    const { merged, conflicts } = merge(
      { subject: 'old', type: 'request', tags: ['b', 'a'], fields: { size: '4', colour: 'red' } },
      drift,
    );
    expect(merged).toEqual({ type: 'request', fields: { colour: 'red' } });
    expect(conflicts).toEqual([]);
  });

  test('has no quarrel with two who wanted the same', () => {
    expect(merge({ subject: 'theirs', fields: { size: 5 } }, drift).conflicts).toEqual([]);
  });

  test('shows all three where both changed', () => {
    const { conflicts } = merge({ subject: 'mine', fields: { size: '6' } }, drift);
    expect(conflicts).toEqual([
      { field: 'subject', base: 'old', mine: 'mine', theirs: 'theirs', by: null, at },
      { field: 'fields.size', base: 4, mine: '6', theirs: 5, by: null, at },
    ]);
  });
});

describe('custom fields', () => {
  const rules = { audience: 'customer', categoryIds: [], requireAll: true } as const;
  const all = [
    field({ key: 'asset', customerAccess: 'edit', isRequired: true }),
    field({ key: 'cost', kind: 'number' }),
    field({ key: 'when', kind: 'date', customerAccess: 'edit' }),
    field({
      key: 'floor',
      kind: 'select',
      customerAccess: 'edit',
      options: [{ value: '1', labelEs: 'a', labelEn: 'a' }],
    }),
    field({ key: 'agree', kind: 'checkbox', customerAccess: 'edit' }),
    field({ key: 'laptop', customerAccess: 'edit', isRequired: true, categoryIds: ['hardware'] }),
  ];
  const errorsOf = (act: () => unknown): string[] => {
    try {
      act();
      return [];
    } catch (error) {
      return Object.entries((error as AppError).fields).map(([name, { key }]) => `${name} ${key}`);
    }
  };

  test('are parsed by kind', () => {
    const values = validateFields(
      all,
      {},
      { asset: ' A-1 ', when: '2026-02-28', floor: '1', agree: 'on', laptop: 'left out' },
      rules,
    );
    expect(values).toEqual({ asset: 'A-1', when: '2026-02-28', floor: '1', agree: true });
    const staff = { ...rules, audience: 'staff', requireAll: false } as const;
    expect(validateFields(all, { asset: 'A' }, { cost: '12,5' }, staff)).toEqual({ asset: 'A', cost: 12.5 });
    expect(validateFields(all, { cost: 3 }, { cost: '' }, staff)).toEqual({});
  });

  test('are refused by name', () => {
    expect(
      errorsOf(() => validateFields(all, {}, { when: '2026-02-30', floor: '9', agree: 'x' }, rules)),
    ).toEqual([
      'fields.asset input.required',
      'fields.when fields.error.not_a_date',
      'fields.floor input.not_a_choice',
      'fields.agree input.not_valid',
    ]);
    const hardware = { ...rules, categoryIds: ['hardware'] };
    expect(errorsOf(() => validateFields(all, {}, { asset: 'A' }, hardware))).toEqual([
      'fields.laptop input.required',
    ]);
  });

  test('that a customer may not edit do not exist for them', () => {
    const unknown = errorsOf(() => validateFields(all, {}, { asset: 'A', cost: '1', nothing: '1' }, rules));
    expect(unknown).toEqual([
      'fields.cost fields.error.unknown_field',
      'fields.nothing fields.error.unknown_field',
    ]);
  });

  test('take any value without an error of ours', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('asset', 'cost', 'when', 'floor', 'agree'), fc.anything()),
        (patch) => {
          try {
            validateFields(all, {}, patch, { ...rules, audience: 'staff' });
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
    );
  });
});

describe('small things', () => {
  test('tags are lower case, trimmed and each once', () => {
    expect(normalTags([' VPN ', 'vpn', '', 'Red  interna'])).toEqual(['vpn', 'red interna']);
  });

  test('variables are looked up, never run', () => {
    const values = { 'requester.name': '{{desk.name}}', 'desk.name': 'Desk' };
    expect(fillVariables('{{ requester.name }} {{desk.name}} {{constructor}} {{a.b}}', values)).toBe(
      '{{desk.name}} Desk {{constructor}} {{a.b}}',
    );
  });
});
