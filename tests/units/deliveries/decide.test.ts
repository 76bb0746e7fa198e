import { decide, type Known } from '../../../src/features/deliveries/decide';
import type { Decision, Earlier, Telling } from '../../../src/features/deliveries/telling.types';
import { fc } from '../../support/properties';

// How an act reaches somebody: at once, with what waits, or with all that they miss.

const NOW = new Date('2026-05-04T10:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const act = { rootId: 'act', ticketId: 'ticket' };

const telling = (more: Partial<Telling> = {}): Telling => ({
  userId: 'ana',
  address: 'ana@x.test',
  channel: 'mail',
  told: [{ eventId: 'event', template: 'noted', kind: 'note' }],
  joinedFor: 120_000,
  isAnswer: false,
  quietUntil: null,
  ...more,
});
const earlier = (more: Partial<Earlier> = {}): Earlier => ({
  id: 'before',
  recipient: 'ana',
  channel: 'mail',
  rootId: 'other',
  part: 1,
  template: 'noted',
  isOpen: false,
  isOut: true,
  dueAt: at(-30),
  sentAt: at(-30),
  ...more,
});
const held = (dueIn: number, more: Partial<Earlier> = {}) =>
  earlier({ isOpen: true, isOut: false, dueAt: at(dueIn), sentAt: null, ...more });
const known = (messages: Earlier[] = [], more: Partial<Known> = {}): Known => ({
  toldEvents: new Set(),
  earlier: messages,
  digest: null,
  ...more,
});

/** `+90`: by a message of its own in 90 seconds; `with before +90`: with the one that leaves then. */
function said(decision: Decision): string {
  if (decision.do === 'nothing') return 'nothing';
  const dueAt = decision.do === 'add' ? decision.delivery.dueAt : decision.dueAt;
  const when = `+${(dueAt.getTime() - NOW.getTime()) / 1000}`;
  if (decision.do === 'join') return `with ${decision.deliveryId} ${when}`;
  const { part, isDigest } = decision.delivery;
  return `${isDigest ? 'digest ' : ''}${part > 1 ? `part ${part} ` : ''}${when}`;
}

const CASES: [what: string, telling: Telling, known: Known, expected: string][] = [
  ['the first about a ticket leaves at once', telling(), known(), '+0'],
  ['what comes half a minute after it is held to the end of two', telling(), known([earlier()]), '+90'],
  ['the next one joins what is held', telling(), known([earlier(), held(90)]), 'with before +90'],
  [
    'after two minutes the next is a first one again',
    telling(),
    known([earlier({ sentAt: at(-121) })]),
    '+0',
  ],
  [
    'what waits for a server counts from when it was due',
    telling(),
    known([earlier({ sentAt: null, dueAt: at(-20), isOpen: true })]),
    '+100',
  ],
  ['what is urgent is joined with nothing', telling({ joinedFor: 0 }), known([earlier(), held(90)]), '+0'],
  ['an answer of the desk is not held', telling({ isAnswer: true }), known([earlier()]), '+0'],
  [
    'it takes what is held along',
    telling({ isAnswer: true }),
    known([earlier(), held(90)]),
    'with before +0',
  ],
  [
    'more of the same act joins its message',
    telling(),
    known([held(0, { rootId: 'act' })]),
    'with before +0',
  ],
  [
    'what the act adds once that has left is a second part',
    telling({ joinedFor: 0 }),
    known([earlier({ rootId: 'act' })]),
    'part 2 +0',
  ],
  ['an event is told once', telling(), known([], { toldEvents: new Set(['event']) }), 'nothing'],
  [
    'in quiet hours it waits for their end',
    telling({ quietUntil: at(3600) }),
    known([earlier()]),
    'digest +3600',
  ],
  [
    'with all else that does',
    telling({ quietUntil: at(3600) }),
    known([], { digest: { id: 'digest', dueAt: at(3600) } }),
    'with digest +3600',
  ],
  ['quiet hours that are over hold nothing', telling({ quietUntil: at(-1) }), known(), '+0'],
];

test.each(CASES)('%s', (_what, one, before, expected) => {
  expect(said(decide(act, one, before, NOW))).toBe(expected);
});

test('of events those alone are told that have not been', () => {
  const told: Telling['told'] = [
    { eventId: 'old', template: 'noted', kind: 'note' },
    { eventId: 'new', template: 'resolved', kind: 'status' },
  ];
  const decision = decide(act, telling({ told }), known([], { toldEvents: new Set(['old']) }), NOW);
  expect(decision.do === 'add' && decision.told.map(({ eventId }) => eventId)).toEqual(['new']);
});

// Acts at any times, each told twice, as by a queue that forgets: played against the rules.
const PLAYS = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 300 }), isAnswer: fc.boolean(), isUrgent: fc.boolean() }),
  { maxLength: 12 },
);

test('whatever comes when: every event is told once, none is held longer than two minutes, answers not at all', () => {
  fc.assert(
    fc.property(PLAYS, (acts) => {
      const messages: Earlier[] = [];
      const toldBy = new Map<string, string>();
      let second = 0;
      acts.forEach(({ after, isAnswer, isUrgent }, index) => {
        second += after;
        const now = at(second);
        for (const one of messages) {
          if (one.isOpen && one.dueAt <= now)
            Object.assign(one, { isOpen: false, isOut: true, sentAt: one.dueAt });
        }
        const rootId = `act ${index}`;
        const one = telling({
          told: [{ eventId: rootId, template: 'noted', kind: 'note' }],
          joinedFor: isUrgent ? 0 : 120_000,
          isAnswer,
        });
        for (const time of [1, 2]) {
          const decision = decide(
            { rootId, ticketId: 'ticket' },
            one,
            known(messages, { toldEvents: new Set(toldBy.keys()) }),
            now,
          );
          if (time === 2) expect(decision.do).toBe('nothing');
          if (decision.do === 'join') {
            const joined = messages.find(({ id }) => id === decision.deliveryId) as Earlier;
            joined.dueAt = decision.dueAt;
            toldBy.set(rootId, joined.id);
          }
          if (decision.do === 'add') {
            const { dueAt } = decision.delivery;
            messages.push(held(0, { id: `m ${index}`, rootId, dueAt, isOut: dueAt <= now }));
            toldBy.set(rootId, `m ${index}`);
          }
          const mine = messages.find(({ id }) => id === toldBy.get(rootId));
          const wait = ((mine?.dueAt.getTime() ?? Number.NaN) - now.getTime()) / 1000;
          expect(wait).toBeLessThanOrEqual(isAnswer || isUrgent ? 0 : 120);
        }
      });
      expect(toldBy.size).toBe(acts.length);
    }),
  );
});
