import { PROMISES } from '../../../src/features/sla/sla.words';
import { STATUSES } from '../../../src/features/tickets/tickets.words';
import { changesOf } from '../../../src/features/tickets/timeline/changes.view';
import { sayingsOf } from '../../../src/features/tickets/timeline/clauses.view';
import { promiseLine } from '../../../src/features/tickets/timeline/promises.view';
import type { ShownChange, TimelineEvent } from '../../../src/features/tickets/timeline/timeline.types';
import { field } from '../../tickets/samples';
import { i18n, requestOf, shellIn } from '../reader';

type Req = Parameters<typeof changesOf>[0];

const en = requestOf<Req>(shellIn('en'));
const es = requestOf<Req>(shellIn('es'));
const named = (name: string) => ({ id: name, es: name, en: name });
const change = (name: string, before: ShownChange['before'], after: ShownChange['after']): ShownChange => ({
  field: name,
  before,
  after,
});
const event = (...changes: ShownChange[]) =>
  ({ changes, author: { id: 'Ana', name: 'Ana' } }) as TimelineEvent;

describe('the commonest changes are told as people would', () => {
  const said = (...changes: ShownChange[]) => sayingsOf(en, event(...changes)).clauses;

  test('who takes a ticket begins with it: that is one thing', () => {
    expect(said(change('assigneeId', null, named('Ana')))).toEqual(['took the ticket']);
    expect(said(change('assigneeId', null, named('Ana')), change('status', 'new', 'in_progress'))).toEqual([
      'took the ticket',
    ]);
    expect(said(change('assigneeId', null, named('Ben')))).toEqual([expect.stringContaining('Ben')]);
    expect(said(change('assigneeId', named('Ben'), null))).toHaveLength(1);
    expect(
      said(change('assigneeId', named('Ben'), null), change('status', 'new', 'in_progress')),
    ).toHaveLength(2);
  });

  test.each(STATUSES)(
    '%s has words of its own in both languages, with the reason where there is one',
    (status) => {
      for (const request of [es, en]) {
        const reason = change('holdReason', null, status === 'on_hold' ? 'customer' : null);
        const { clauses, said: fields } = sayingsOf(request, event(change('status', 'new', status), reason));
        expect(clauses).toHaveLength(1);
        expect(clauses[0]).not.toMatch(/undefined|null|\{|\}/);
        expect([...fields]).toEqual(expect.arrayContaining(['status', 'holdReason']));
      }
    },
  );

  test('what a status brings along is not told once more', () => {
    const closed = sayingsOf(
      en,
      event(change('status', 'new', 'closed'), change('closeReason', null, 'spam')),
    );
    expect(closed.said).toContain('closeReason');
    expect(sayingsOf(en, event(change('status', 'new', 'resolved'))).said).toContain('solution');
    expect(sayingsOf(en, event(change('subject', 'a', 'b')))).toEqual({ clauses: [], said: new Set() });
  });
});

describe('other changes are lines', () => {
  const definitions = [
    field({ key: 'room', labelEs: 'Sala', labelEn: 'Room', kind: 'text' }),
    field({ key: 'size', labelEs: 'Tamaño', labelEn: 'Size', kind: 'number' }),
  ];
  const line = (request: Req, ...changes: ShownChange[]) => changesOf(request, definitions, changes);

  test('with the words of a property’s choices, and of a custom field, in the reader’s language', () => {
    expect(line(en, change('urgency', 'low', 'high'))).toMatchObject([
      {
        label: 'Urgency',
        name: 'urgency',
        before: i18n.t('en', 'ticket.urgency.low'),
        after: i18n.t('en', 'ticket.urgency.high'),
      },
    ]);
    expect(line(es, change('fields.room', null, 'A-1'), change('fields.size', 1000, 2500.5))).toMatchObject([
      { label: 'Sala', before: null, after: 'A-1' },
      { label: 'Tamaño', before: '1000', after: '2500,5' },
    ]);
    expect(line(en, change('fields.gone', 'a', 'b'))).toMatchObject([
      { label: 'gone', before: 'a', after: 'b' },
    ]);
  });

  test('that say what becomes nothing, and of people who left and came', () => {
    expect(line(en, change('solution', 'New cable', null))).toMatchObject([
      { before: 'New cable', after: i18n.t('en', 'desk.ticket.none'), long: true },
    ]);
    expect(line(en, change('tags', ['a', 'b'], ['b', 'c']))).toMatchObject([
      { before: null, after: '', name: 'tags', sentence: 'added c, removed a' },
    ]);
    expect(line(es, change('followerIds', [], [named('Ana'), named('Ben')]))).toMatchObject([
      { sentence: 'añadió Ana y Ben' },
    ]);
  });

  test('that tell people of one name apart', () => {
    const ana = (id: string) => ({ id, es: 'Ana', en: 'Ana' });
    const followers = (...lists: [string[], string[]]) =>
      line(en, change('followerIds', lists[0].map(ana), lists[1].map(ana)));
    expect(followers(['1'], ['1', '2'])).toMatchObject([{ sentence: 'added Ana' }]);
    expect(followers(['1', '2'], ['2'])).toMatchObject([{ sentence: 'removed Ana' }]);
    expect(followers(['1'], ['2'])).toMatchObject([{ sentence: 'added Ana, removed Ana' }]);
  });

  test('and nothing of what only follows from other changes', () => {
    expect(line(en, change('descriptionHtml', 'a', 'b'), change('resolvedAt', null, '2026-11-21'))).toEqual(
      [],
    );
  });
});

describe('what was promised', () => {
  const told = (event: string, target: string, minutes: number) => ({ event, data: { target, minutes } });

  test.each(['sla.warned', 'sla.breached', 'sla.met'])(
    '%s has a line for each promise, in both languages',
    (event) => {
      const lines = PROMISES.flatMap((target) =>
        [en, es].map((req) => promiseLine(req, told(event, target, 95))?.what),
      );
      expect(new Set(lines).size).toBe(PROMISES.length * 2);
      for (const line of lines) expect(line).not.toMatch(/undefined|null|\{|\}|_/);
    },
  );

  test('tells working time in hours and minutes, and has a colour of its own', () => {
    const warned = { what: 'Resolution at risk: 1 h 35 min left', icon: 'timer', tone: 'amber' };
    expect(promiseLine(en, told('sla.warned', 'resolution', 95))).toEqual(warned);
    expect(promiseLine(es, told('sla.met', 'first_response', 2))?.what).toBe(
      'Plazo de primera respuesta cumplido, en 2 min de horario laboral',
    );
  });

  // An answer within seconds was told as one that had used none of them, beside `< 1 min` in the history.
  test('tells less than a minute as that, not as none', () => {
    expect(promiseLine(en, told('sla.met', 'first_response', 0))?.what).toBe(
      'First response met, in < 1 min of working time',
    );
    expect(promiseLine(es, told('sla.met', 'first_response', 0))?.what).toContain('en < 1 min de horario');
    expect(promiseLine(en, told('sla.warned', 'resolution', 0))?.what).toBe(
      'Resolution at risk: < 1 min left',
    );
  });

  test('nothing else is one', () => {
    expect(promiseLine(en, told('ticket.changed', 'resolution', 1))).toBeNull();
    expect(promiseLine(en, told('constructor', 'resolution', 1))).toBeNull();
  });
});
