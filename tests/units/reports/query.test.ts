import { PRESETS } from '../../../src/features/reports/period/period.types';
import { DEFAULT_PRESET, hrefOf, paramsOf, readQuery } from '../../../src/features/reports/query.schema';
import type { ReportQuery } from '../../../src/features/reports/query.types';
import { REPORTS } from '../../../src/features/reports/report.types';
import { PRIORITIES } from '../../../src/features/tickets';
import { fc } from '../../support/properties';

const asked = (href: string) => Object.fromEntries(new URL(href, 'http://desk').searchParams);
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const id = fc.option(fc.uuid());
const period = fc.oneof(
  fc
    .constantFrom(...PRESETS.filter((preset) => preset !== 'range'))
    .map((preset) => ({ preset, from: null, to: null })),
  fc.tuple(day, day).map((days) => {
    const [from, to] = days.toSorted();
    return { preset: 'range' as const, from: from ?? null, to: to ?? null };
  }),
);
const queries: fc.Arbitrary<ReportQuery> = fc
  .tuple(period, id, id, fc.option(fc.constantFrom(...PRIORITIES)), id, id)
  .map(([when, departmentId, categoryId, priority, organizationId, technicianId]) => ({
    ...when,
    ...{ departmentId, categoryId, priority, organizationId, technicianId },
  }));

test('an address says all that was asked for, and nothing else', () => {
  fc.assert(
    fc.property(
      queries,
      fc.constantFrom('admin' as const, 'desk' as const),
      fc.constantFrom(...REPORTS),
      (query, place, name) => {
        const href = hrefOf(place, name, query, '.pdf');
        expect(href.startsWith(`/${place}/reports/${name}.pdf`)).toBe(true);
        expect(readQuery(asked(href))).toEqual({ query, errors: {} });
      },
    ),
  );
});

test('what goes without saying is left out', () => {
  const { query } = readQuery({});
  expect(query.preset).toBe(DEFAULT_PRESET);
  expect(hrefOf('desk', 'sla', query)).toBe('/desk/reports/sla');
  expect(Object.values(paramsOf(query)).filter(Boolean)).toEqual([]);
});

const LAST_30: Partial<ReportQuery> = { preset: 'last_30', from: null, to: null };

test.each<[string, Record<string, unknown>, Record<string, string>, Partial<ReportQuery>]>([
  [
    'ends before it begins',
    { period: 'range', from: '2026-11-30', to: '2026-11-01' },
    { to: 'reports.error.ends_before' },
    LAST_30,
  ],
  ['has no end', { period: 'range', from: '2026-11-30' }, { to: 'input.required' }, LAST_30],
  ['has no days at all', { period: 'range' }, { from: 'input.required', to: 'input.required' }, LAST_30],
  [
    'is a day that there is not',
    { from: '2026-02-30', to: '2026-03-01' },
    { from: 'input.not_a_day' },
    LAST_30,
  ],
  ['is before all days', { from: '0002-09-06', to: '2026-03-01' }, { from: 'input.not_a_day' }, LAST_30],
  [
    'has a name that there is not',
    { period: 'last_31', priority: 'P2' },
    { period: 'input.not_a_choice' },
    { ...LAST_30, priority: 'P2' },
  ],
  ['is said twice', { period: ['today', 'yesterday'] }, { period: 'input.repeated' }, LAST_30],
  ['holds a NUL', { period: 'to\0day' }, { period: 'input.not_valid' }, LAST_30],
])('a period that %s is said beside its cause, and the rest is read', (_, said, wrong, read) => {
  const { query, errors } = readQuery(said);
  expect(Object.fromEntries(Object.entries(errors).map(([name, { key }]) => [name, key]))).toEqual(wrong);
  expect(query).toMatchObject(read);
});

test.each<[string, Record<string, unknown>, Partial<ReportQuery>]>([
  [
    'days without a name are a range',
    { from: '2026-11-01', to: '2026-11-01' },
    { preset: 'range', from: '2026-11-01', to: '2026-11-01' },
  ],
  [
    'days beside another name do not count',
    { period: 'today', from: '2026-11-30', to: '2026-11-01' },
    { preset: 'today', from: null, to: null },
  ],
  [
    'what is empty is not asked for',
    { period: '', from: '', to: '', department: '', priority: '' },
    { ...LAST_30, departmentId: null, priority: null },
  ],
])('%s', (_, said, read) => {
  expect(readQuery(said)).toMatchObject({ query: read, errors: {} });
});

test('a filter that cannot be read is said beside it, and is no filter', () => {
  const { query, errors } = readQuery({
    department: 'IT',
    category: '1',
    priority: 'P9',
    technician: 'x'.repeat(300),
  });
  expect(Object.keys(errors)).toEqual(['department', 'category', 'priority', 'technician']);
  expect(query).toMatchObject({ departmentId: null, categoryId: null, priority: null, technicianId: null });
});
