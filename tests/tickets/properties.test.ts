import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { texts } from '../../src/app/texts';
import { ticketShown } from '../../src/features/tickets/properties/audience';
import type { Property } from '../../src/features/tickets/properties/kinds';
import {
  columnOf,
  domainName,
  FILTERED,
  filterNames,
  formName,
  NAMES,
  namesWhere,
  propertyOf,
  SORT_NAMES,
  STORED,
} from '../../src/features/tickets/properties/list';
import { PROPERTIES } from '../../src/features/tickets/properties/properties';
import { cleanValues, filedColumns } from '../../src/features/tickets/properties/properties.input';
import { filtersIn, type QueueQuery, queueQuery } from '../../src/features/tickets/queue/queue.schema';
import type { Errors } from '../../src/features/tickets/tickets.input';
import type { TicketRow } from '../../src/features/tickets/tickets.types';
import { clockAt, momentOfClock, startOfDay } from '../../src/platform/format/days';
import { type TestApp, testApp } from '../support/app';

const words = Object.assign({}, ...texts) as Record<string, { es: string; en: string }>;
const icons = readIcons();

function readIcons(): Set<string> {
  const sprite = readFileSync(join(__dirname, '../../public/img/icons.svg'), 'utf8');
  return new Set([...sprite.matchAll(/symbol id="([^"]+)"/g)].map((match) => match[1] as string));
}

/** What the desk keeps of its own and nobody ever reads with a ticket. */
const DESKS_OWN = ['deleted_at', 'deleted_by', 'search'];

/** What has no name: it is not a thing that people speak of. */
const NAMELESS = ['id', 'descriptionHtml', 'publicUpdatedAt', 'fields', 'version'];

describe('the list of properties', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('has every column of the table, apart from the desk’s own', async () => {
    const columns = await app.system.db('information_schema.columns').where({ tableName: 'tickets' });
    const known = [...STORED.map(columnOf), ...DESKS_OWN];
    expect(columns.map(({ columnName }) => columnName).sort()).toEqual(known.sort());
  });

  test('says what may be missing as the table does', async () => {
    const columns = await app.system.db('information_schema.columns').where({ tableName: 'tickets' });
    const open = columns.filter(({ isNullable }) => isNullable === 'YES').map(({ columnName }) => columnName);
    const optional = STORED.filter((name) => propertyOf(name)?.optional).map(columnOf);
    expect(optional.sort()).toEqual(open.filter((column) => !DESKS_OWN.includes(column)).sort());
  });

  test('has a name in both languages for each, and words for each choice', () => {
    const wanted = NAMES.filter((name) => !NAMELESS.includes(name)).map((name) => `ticket.field.${name}`);
    const choices = Object.values(PROPERTIES).flatMap(({ choices: of = [], words: under }: Property) =>
      of.map((choice) => `ticket.${under}.${choice}`),
    );
    const sorts = SORT_NAMES.map((sort) => `queue.sort.${sort}`);
    const pasts = FILTERED.flatMap((name) => propertyOf(name)?.filter?.past ?? []);
    const keys = [...wanted, ...choices, ...sorts, ...pasts.map((past) => `queue.filter.${past}`)];
    expect(keys.filter((key) => !words[key])).toEqual([]);
  });

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
    expect(hidden.sort()).toEqual(['firstResponseAt', 'priorityOverridden', 'tags']);
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
      fc.property(fc.constantFrom(...settable), fc.anything({ withDate: true }), (name, value) => {
        const errors: Errors = {};
        const clean = cleanValues(errors, { [name]: value });
        expect([[name], []]).toContainEqual(Object.keys(errors));
        if (Object.keys(errors).length === 0) expect(Object.keys(clean)).toEqual([name]);
      }),
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

describe('what the queue’s address asks', () => {
  const asked = (query: object) => filtersIn(queueQuery.parse(query) as QueueQuery, 'Europe/Madrid');

  test('is nothing when nothing is chosen, so that the statement stays prepared', () => {
    expect(asked({})).toEqual({});
    expect(asked({ status: '', due_from: '', overdue: '', tag: '' })).toEqual({});
  });

  test('is by property, with days in the reader’s zone', () => {
    const from = new Date('2026-11-30T23:00:00Z');
    const until = new Date('2026-12-24T23:00:00Z');
    expect(asked({ status: ['new'], tag: 'vpn', due_from: '2026-12-01', due_to: '2026-12-24' })).toEqual({
      status: ['new'],
      tags: 'vpn',
      dueAt: { from, until },
    });
    expect(asked({ overdue: '1', assignee: 'none' })).toEqual({ dueAt: { past: true }, assigneeId: 'none' });
  });
});

describe('moments of a clock', () => {
  test.each([
    ['2026-12-01T09:30', 'Europe/Madrid', '2026-12-01T08:30:00.000Z'],
    ['2026-12-01T09:30:15', 'America/Lima', '2026-12-01T14:30:15.000Z'],
    // Skipped: as long after as was skipped, east and west of Greenwich.
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    // Twice: the first.
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, moment) => {
    expect(momentOfClock(text, zone)?.toISOString()).toBe(moment);
  });

  test.each(['2026-02-30T10:00', '2026-12-01T24:00', '2026-12-01', '0026-12-01T10:00', 'soon', ''])(
    '%j is none',
    (text) => expect(momentOfClock(text, 'UTC')).toBeNull(),
  );

  test('are shown as they were written', () => {
    for (const zone of ['Europe/Madrid', 'America/Santiago', 'Asia/Kolkata']) {
      const moment = momentOfClock('2026-07-04T23:59', zone);
      expect(moment && clockAt(moment, zone)).toBe('2026-07-04T23:59');
    }
  });

  test('a day without a midnight begins when it first does, west of Greenwich too', () => {
    expect(startOfDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(startOfDay('2026-09-05', 'America/Santiago', 1).toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });
});
