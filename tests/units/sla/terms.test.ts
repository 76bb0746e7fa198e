import { choosePolicy, fits, hasConditions, termsOf, withOffered } from '../../../src/features/sla/terms';
import { ALWAYS, book, CALENDAR, facts, policy } from './policy.samples';

const chosen = (all: ReturnType<typeof book>, of = facts()) => {
  const found = choosePolicy(all, of);
  return found && [found.policy.id, found.reason];
};

test('the first policy whose conditions fit wins, in the order of the list', () => {
  const all = book([
    policy('requests', { types: ['request'] }),
    policy('it', { departmentIds: ['it'] }),
    policy('incidents', { types: ['incident'] }),
    policy('rest', { isDefault: true }),
  ]);
  expect(chosen(all)).toEqual(['it', 'conditions']);
  expect(chosen({ ...all, policies: [...all.policies].reverse() })).toEqual(['incidents', 'conditions']);
});

// frappe/helpdesk#3547: a policy without conditions, no default any more, won before the default was asked.
test('a policy without conditions is for no ticket unless it is a department’s or the default', () => {
  const blank = policy('blank');
  expect(hasConditions(blank)).toBe(false);
  expect(chosen(book([blank]))).toBeNull();
  expect(chosen(book([blank, policy('rest', { isDefault: true })]))).toEqual(['rest', 'desk']);
  const ofDepartment = new Map([['it', 'blank']]);
  expect(chosen(book([blank], { departmentPolicies: ofDepartment }))).toEqual(['blank', 'department']);
});

// frappe/helpdesk#1651: the default is for all others, also those that its conditions do not fit; the form says so.
test('the default is for tickets that nothing else fits, whatever its conditions; with them it can win earlier', () => {
  const all = book([policy('vip', { vip: true, isDefault: true }), policy('it', { departmentIds: ['it'] })]);
  expect(chosen(all)).toEqual(['it', 'conditions']);
  expect(chosen(all, facts({ departmentId: 'sales' }))).toEqual(['vip', 'desk']);
  expect(chosen(all, facts({ isVip: true }))).toEqual(['vip', 'conditions']);
});

test('a department’s own policy comes before the default, and after conditions', () => {
  const all = book([policy('vip', { vip: true }), policy('rest', { isDefault: true }), policy('own')], {
    departmentPolicies: new Map([['it', 'own']]),
  });
  expect(chosen(all)).toEqual(['own', 'department']);
  expect(chosen(all, facts({ isVip: true }))).toEqual(['vip', 'conditions']);
  expect(chosen(all, facts({ departmentId: 'sales' }))).toEqual(['rest', 'desk']);
});

test('a department’s policy that is not active is none: the default is its tickets’', () => {
  const all = book([policy('rest', { isDefault: true })], {
    departmentPolicies: new Map([['it', 'inactive']]),
  });
  expect(chosen(all)).toEqual(['rest', 'desk']);
});

// frappe/helpdesk#1598: a ticket may have no policy at all.
test('without a fitting policy there is none', () => {
  expect(chosen(book([]))).toBeNull();
  expect(
    chosen(book([policy('it', { departmentIds: ['it'] })]), facts({ departmentId: 'sales' })),
  ).toBeNull();
});

test('all conditions must fit, and of each one value does', () => {
  const both = policy('both', { departmentIds: ['it', 'sales'], types: ['incident', 'problem'] });
  const matches = (more: Parameters<typeof facts>[0]) => fits(both, facts(more), new Map());
  expect(matches({ departmentId: 'sales', type: 'problem' })).toBe(true);
  expect(matches({ departmentId: 'sales', type: 'request' })).toBe(false);
  expect(matches({ departmentId: 'hr', type: 'problem' })).toBe(false);
});

test('a category is its subcategories’ too, and not the other way round', () => {
  const parents = new Map([['laptops', 'hardware']]);
  const above = policy('above', { categoryIds: ['hardware'] });
  const below = policy('below', { categoryIds: ['laptops'] });
  expect(fits(above, facts({ categoryId: 'laptops' }), parents)).toBe(true);
  expect(fits(above, facts({ categoryId: 'hardware' }), parents)).toBe(true);
  expect(fits(below, facts({ categoryId: 'hardware' }), parents)).toBe(false);
  expect(fits(above, facts({ categoryId: null }), parents)).toBe(false);
});

// zammad/zammad#2560: what a policy names was removed, and the policy fitted everything, or nothing could be shown.
test('a condition on something that is gone fits nothing', () => {
  const gone = policy('gone', { organizationIds: ['removed'] });
  expect(fits(gone, facts({ organizationId: null }), new Map())).toBe(false);
  expect(fits(gone, facts({ organizationId: 'acme' }), new Map())).toBe(false);
  const field = policy('field', { fieldValues: { removed: ['one'] } });
  expect(fits(field, facts({ fields: { other: 'one' } }), new Map())).toBe(false);
});

test('values that a field does not offer any more fit nothing, those beside them do', () => {
  const offered = new Map([['tool', ['saw']]]);
  const matches = (key: string, values: string[], fields: Record<string, unknown>) =>
    fits(withOffered(policy('p', { fieldValues: { [key]: values } }), offered), facts({ fields }), new Map());
  expect(matches('tool', ['axe'], { tool: 'axe' })).toBe(false);
  expect(matches('tool', ['axe', 'saw'], { tool: 'axe' })).toBe(false);
  expect(matches('tool', ['axe', 'saw'], { tool: 'saw' })).toBe(true);
  // A box that was removed is not one that nobody has ticked.
  expect(matches('box', ['false'], {})).toBe(false);
});

test('VIP, everybody else, or whoever', () => {
  const matches = (vip: boolean | null, isVip: boolean) =>
    fits(policy('p', { vip, types: ['incident'] }), facts({ isVip }), new Map());
  expect([matches(true, true), matches(true, false)]).toEqual([true, false]);
  expect([matches(false, true), matches(false, false)]).toEqual([false, true]);
  expect([matches(null, true), matches(null, false)]).toEqual([true, true]);
});

// chatwoot/chatwoot#15934: a condition with several values matched only the first.
test('custom fields: a choice, several choices, a box', () => {
  const matches = (values: string[], fields: Record<string, unknown>) =>
    fits(policy('p', { fieldValues: { key: values } }), facts({ fields }), new Map());
  expect(matches(['a', 'b'], { key: 'b' })).toBe(true);
  expect(matches(['a', 'b'], { key: ['x', 'b'] })).toBe(true);
  expect(matches(['a', 'b'], { key: ['x'] })).toBe(false);
  expect(matches(['a', 'b'], { key: 'ab' })).toBe(false);
  expect(matches(['true'], { key: true })).toBe(true);
  expect(matches(['true'], { key: false })).toBe(false);
  expect(matches(['false'], { key: false })).toBe(true);
  // A box that nobody has touched is not ticked.
  expect(matches(['false'], {})).toBe(true);
  expect(matches(['true'], {})).toBe(false);
});

test('what every object has is no value of a custom field', () => {
  const odd = policy('p', { fieldValues: { constructor: ['a'] } });
  expect(fits(odd, facts(), new Map())).toBe(false);
});

test('terms are those of the priority, by its own calendar where it has one', () => {
  const other = { ...ALWAYS, timeZone: 'Europe/Madrid' };
  const one = policy('one', {
    p1CalendarId: 'other',
    p1Resolution: 3600,
    p3FirstResponse: 60,
    p3Resolution: 7200,
  });
  const all = book([one], {
    calendars: new Map([
      [CALENDAR, ALWAYS],
      ['other', other],
    ]),
  });
  expect(termsOf(all, one, 'P1')).toMatchObject({
    ...{ calendarId: 'other', calendar: other, priority: 'P1', policyName: 'one' },
    targets: { first_response: null, next_response: null, resolution: 3600 },
  });
  expect(termsOf(all, one, 'P3')).toMatchObject({
    ...{ calendarId: CALENDAR, pausesFor: ['customer', 'third_party'] },
    targets: { first_response: 60, next_response: null, resolution: 7200 },
  });
});

test('a calendar that is not in the book promises nothing', () => {
  const one = policy('one', { calendarId: 'gone', p1Resolution: 3600 });
  expect(termsOf(book([one]), one, 'P1')).toBeNull();
});
