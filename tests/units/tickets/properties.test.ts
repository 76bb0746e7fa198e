import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ticketShown } from '../../../src/features/tickets/properties/audience';
import type { Property } from '../../../src/features/tickets/properties/kinds';
import {
  domainName,
  FILTERED,
  filterNames,
  formName,
  NAMES,
  namesWhere,
  propertyOf,
  STORED,
} from '../../../src/features/tickets/properties/list';
import { cleanValues, filedColumns } from '../../../src/features/tickets/properties/properties.input';
import type { Errors } from '../../../src/features/tickets/tickets.input';
import type { TicketRow } from '../../../src/features/tickets/tickets.types';
import { fc } from '../../support/properties';

const icons = readIcons();

function readIcons(): Set<string> {
  const sprite = readFileSync(join(__dirname, '../../../public/img/icons.svg'), 'utf8');
  return new Set([...sprite.matchAll(/symbol id="([^"]+)"/g)].map((match) => match[1] as string));
}

describe('the list of properties', () => {
  test('has a form name of its own for each, and an address of its own for each filter', () => {
    const forms = NAMES.map(formName);
    expect(new Set(forms).size).toBe(forms.length);
    for (const name of NAMES) expect(domainName(formName(name))).toBe(name);
    const addresses = FILTERED.flatMap((name) => {
      const past = propertyOf(name)?.filter?.past;
      return [...new Set(filterNames(name)), ...(past ? [past] : [])];
    });
    const taken = ['view', 'q', 'sort', 'cursor'];
    expect(new Set([...addresses, ...taken]).size).toBe(addresses.length + taken.length);
  });

  test('filters, sorts and ends the rows of the queue only by kinds that can', () => {
    const kinds = (says: (property: Property) => unknown) =>
      new Set(namesWhere((property) => says(property) !== undefined).map((name) => propertyOf(name)?.kind));
    const filtered = ['choice', 'moment', 'tags', 'category', 'person', 'department'];
    expect([...kinds(({ filter }) => filter)].filter((kind) => !filtered.includes(kind ?? ''))).toEqual([]);
    expect([...kinds(({ sorts }) => sorts)].sort()).toEqual(['choice', 'moment']);
    expect([...kinds(({ column }) => column)]).toEqual(['moment']);
    // What lists do not read, no row can end with.
    expect(namesWhere(({ column, listed }) => column !== undefined && !listed)).toEqual([]);
  });

  test('names icons that there are, and sorts once', () => {
    const named = NAMES.flatMap((name) => propertyOf(name)?.icon ?? []);
    expect(named.filter((icon) => !icons.has(icon))).toEqual([]);
    const sorts = NAMES.flatMap((name) => Object.keys(propertyOf(name)?.sorts ?? {}));
    expect(new Set(sorts).size).toBe(sorts.length);
  });
});

describe('what customers see', () => {
  const row = Object.fromEntries(STORED.map((name) => [name, `the ${name}`])) as unknown as TicketRow;

  test('is what the list allows, and blank where it says nothing', () => {
    const hidden = namesWhere(({ customers, inner, kind }) => !customers && !inner && kind !== 'people');
    const seen = ticketShown(false, row) as Record<string, unknown>;
    const clock = [
      'nextResponseDueAt',
      'resolutionDueAt',
      'responseDueAt',
      'slaDueAt',
      'slaPolicyId',
      'slaRiskAt',
    ];
    expect(hidden.sort()).toEqual(['firstResponseAt', ...clock, 'priorityOverridden', 'tags'].sort());
    for (const name of hidden) expect([name, String(seen[name])]).not.toEqual([name, `the ${name}`]);
    expect(seen).toMatchObject({ tags: [], priorityOverridden: false, firstResponseAt: null });
    expect(seen).toMatchObject({ subject: 'the subject', updatedAt: 'the publicUpdatedAt' });
  });

  test('has nothing of a column that the list does not know, for staff neither', () => {
    const more = { ...row, costCentre: 'secret', searchVector: 'secret' } as TicketRow;
    for (const internals of [true, false]) {
      const seen = JSON.stringify(ticketShown(internals, more));
      expect(seen).not.toContain('secret');
      expect(seen).not.toContain('"publicUpdatedAt"');
    }
  });

  test('a property that cannot be blank is not hidden', () => {
    const blank = ['tags', 'people', 'fields', 'flag'];
    const risky = namesWhere(
      ({ customers, inner, optional, kind }) => !customers && !inner && !optional && !blank.includes(kind),
    );
    expect(risky).toEqual([]);
  });
});

describe('values', () => {
  test('are made clean by their kinds, and what is wrong is named', () => {
    const errors = {};
    const clean = cleanValues(errors, {
      subject: '  Two\n lines ',
      description: 'a\r\nb ',
      solution: '  ',
      tags: ['VPN', 'vpn'],
      holdReason: null,
      followerIds: ['b', 'a', 'b'],
    });
    expect(errors).toEqual({});
    expect(clean).toEqual({
      subject: 'Two lines',
      description: 'a\nb',
      solution: null,
      tags: ['vpn'],
      holdReason: null,
      followerIds: ['a', 'b'],
    });
    cleanValues(errors, { subject: ' ', urgency: 'huge', status: null, priority: 'auto' });
    expect(errors).toEqual({
      subject: { key: 'input.required' },
      urgency: { key: 'input.not_a_choice' },
      status: { key: 'input.not_a_choice' },
    });
  });

  test('of any kind are never an error of ours', () => {
    const settable = namesWhere(({ set, filed }) => Boolean(set ?? filed));
    fc.assert(
      fc.property(
        fc.constantFrom(...settable),
        fc.anything({ withDate: true, withNullPrototype: true }),
        (name, value) => {
          const errors: Errors = {};
          const clean = cleanValues(errors, { [name]: value });
          expect([[name], []]).toContainEqual(Object.keys(errors));
          if (Object.keys(errors).length === 0) expect(Object.keys(clean)).toEqual([name]);
        },
      ),
    );
  });

  test('begin as the list says', () => {
    expect(filedColumns({ subject: 'a', description: 'b', urgency: 'high' })).toMatchObject({
      subject: 'a',
      urgency: 'high',
      impact: 'medium',
      type: 'incident',
      tags: [],
      assigneeId: null,
    });
  });
});
