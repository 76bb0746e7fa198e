import { noticesOf, type Readers, type ToldEvent } from '../../../src/features/notifications/audience';
import { STRENGTH } from '../../../src/features/notifications/strength';
import { person } from '../../tickets/samples';

// Who is told of what by mail.

const READERS: Readers = {
  departmentId: 'it',
  departmentEmail: null,
  managerId: null,
  memberIds: ['assignee', 'follower'],
  assigneeId: 'assignee',
  followerIds: ['follower', 'former'],
  requesterId: 'requester',
  participantIds: ['copy'],
  organizationId: null,
  departmentFollowerIds: [],
  isUrgent: false,
  people: [
    person('technician', { id: 'assignee', departmentIds: ['it'] }),
    person('technician', { id: 'follower', departmentIds: ['it'] }),
    // Manages the department and works elsewhere.
    person('technician', { id: 'outsider', departmentIds: ['building'] }),
    // Followed it, and is a customer by now.
    person('customer', { id: 'former' }),
    person('customer', { id: 'requester' }),
    person('customer', { id: 'copy' }),
  ],
};
const UNHELD: Readers = { ...READERS, assigneeId: null, followerIds: [] };

/** Who is told of an event, each by the strongest reason. */
function told(type: string, actorId: string | null, more: object = {}, readers = READERS): string[] {
  const event = {
    type,
    actorId,
    changes: {},
    data: {},
    createdAt: new Date(),
    ...more,
  } as unknown as ToldEvent;
  const notices = noticesOf(event, readers);
  const strongest = notices.filter(({ userId, template }) =>
    notices.every(
      (other) => other.userId !== userId || STRENGTH.indexOf(other.template) >= STRENGTH.indexOf(template),
    ),
  );
  return [...new Set(strongest.map(({ userId, template }) => `${userId ?? 'the address'} ${template}`))];
}
const changes = (field: string, after: unknown) => ({ changes: { [field]: { before: null, after } } });
const step = (status: string) => changes('status', status);

test('a new ticket: its requester, as a receipt or as news, who is in copy, and who it was given to', () => {
  const data = { assigneeId: 'assignee' };
  expect(told('ticket.created', 'requester')).toEqual(['requester received', 'copy copied']);
  expect(told('ticket.created', 'follower', { data })).toEqual([
    'assignee assigned',
    'requester filed',
    'copy copied',
  ]);
  expect(told('ticket.created', 'assignee', { data })).toEqual(['requester filed', 'copy copied']);
});

test('a reply by staff: the customers, and colleagues who work on it', () => {
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } })).toEqual([
    'requester answered',
    'copy answered',
    'follower answered',
  ]);
  expect(told('ticket.replied', 'follower', { data: { by: 'staff' } })).toContain('assignee answered');
});

test('a reply by a customer: who works on it, and the other customers', () => {
  expect(told('ticket.replied', 'requester', { data: { by: 'customer' } })).toEqual([
    'assignee customer_replied',
    'follower customer_replied',
    'copy answered',
  ]);
});

test('a note stays among those who work on the ticket; what became of the ticket by it does not', () => {
  expect(told('ticket.noted', 'assignee')).toEqual(['follower noted']);
  expect(told('ticket.noted', null)).toEqual(['assignee noted', 'follower noted']);
  expect(told('ticket.noted', 'assignee', { data: { status: 'resolved' } })).toEqual([
    'follower noted',
    'requester resolved',
    'copy resolved',
  ]);
});

test('of changes those who are meant: who is assigned, customers of how it ends, all of what is back', () => {
  expect(told('ticket.changed', 'follower', changes('assigneeId', 'assignee'))).toEqual([
    'assignee assigned',
  ]);
  expect(told('ticket.changed', 'follower', changes('assigneeId', null))).toEqual([]);
  // It has changed hands once more meanwhile.
  expect(told('ticket.changed', 'follower', changes('assigneeId', 'another'))).toEqual([]);
  expect(told('ticket.changed', 'assignee', step('resolved'))).toEqual([
    'requester resolved',
    'copy resolved',
    'follower resolved',
  ]);
  expect(told('ticket.changed', 'requester', step('reopened'))).toEqual([
    'assignee reopened',
    'follower reopened',
    'copy reopened',
  ]);
  expect(told('ticket.changed', 'assignee', changes('subject', 'x'))).toEqual([]);
});

test('a close is told to all concerned, unless it is their own, that of the desk after its time, or of spam', () => {
  const [customers, workers] = [
    ['requester closed', 'copy closed'],
    ['assignee closed', 'follower closed'],
  ];
  expect(told('ticket.changed', 'assignee', step('closed'))).toEqual([...customers, 'follower closed']);
  expect(told('ticket.changed', null, step('closed'))).toEqual([...customers, ...workers]);
  expect(told('ticket.changed', 'requester', step('closed'))).toEqual(['copy closed', ...workers]);
  expect(told('ticket.changed', null, { ...step('closed'), data: { automatic: true } })).toEqual([]);
  const spam = { changes: { ...step('closed').changes, ...changes('closeReason', 'spam').changes } };
  expect(told('ticket.changed', 'assignee', spam)).toEqual([]);
});

test('a department hears of what waits in it while nobody holds it, of nothing else, and never who acted', () => {
  const at = { ...UNHELD, departmentEmail: 'it@demo.test', managerId: 'follower' };
  const data = { by: 'customer' };
  expect(told('ticket.created', 'requester', {}, at)).toContain('the address arrived');
  expect(told('ticket.replied', 'requester', { data }, at)).toContain('the address customer_replied');
  expect(told('ticket.changed', 'requester', step('reopened'), at)).toContain('the address reopened');
  expect(told('ticket.changed', 'assignee', changes('departmentId', 'it'), at)).toEqual([
    'the address arrived',
  ]);
  const many = { ...changes('departmentId', 'it'), data: { isOneOfMany: true } };
  expect(told('ticket.changed', 'assignee', many, at)).toEqual([]);
  expect(told('ticket.noted', 'assignee', {}, at)).toEqual([]);
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } }, at)).not.toContain(
    'the address answered',
  );
  const gone = { ...at, assigneeId: 'gone' };
  expect(told('ticket.replied', 'requester', { data }, gone)).toContain('the address customer_replied');
  const held = { ...at, assigneeId: 'assignee' };
  expect(told('ticket.created', 'requester', {}, held)).toEqual(['requester received', 'copy copied']);
});

test('without an address all hear of it who are at work, but for whom it is not theirs to see', () => {
  const created = (readers: Partial<Readers>, actorId = 'requester') =>
    told('ticket.created', actorId, {}, { ...UNHELD, participantIds: [], ...readers });
  const all = ['requester received', 'assignee arrived', 'follower arrived'];
  expect(created({ managerId: 'follower' })).toEqual(all);
  expect(created({ memberIds: ['assignee', 'outsider', 'follower'] })).toEqual(all);
  expect(created({}, 'assignee')).toEqual(['requester filed', 'follower arrived']);
  expect(created({ memberIds: [] })).toEqual(['requester received']);
});

test('nobody hears of their own act, and each once, of the first thing that concerns them', () => {
  const both = { ...READERS, requesterId: 'follower', participantIds: ['follower', 'assignee'] };
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } }, both)).toEqual(['follower answered']);
  expect(told('ticket.changed', 'assignee', changes('assigneeId', 'assignee'))).toEqual([]);
});

test('whoever is named in what is written, and works on the ticket, hears of that rather than of the note', () => {
  const mentionedIds = ['assignee', 'outsider', 'requester', 'former'];
  expect(told('ticket.noted', 'follower', { data: { mentionedIds } })).toEqual(['assignee mentioned']);
  expect(told('ticket.replied', 'follower', { data: { by: 'staff', mentionedIds } })).toEqual([
    'assignee mentioned',
    'requester answered',
    'copy answered',
  ]);
});

test('who follows all of a department hears of what it gets, as a follower of each does', () => {
  const readers = { ...READERS, departmentFollowerIds: ['follower'], followerIds: [] };
  expect(told('ticket.created', 'requester', {}, readers)).toContain('follower arrived');
  expect(told('ticket.replied', 'requester', { data: { by: 'customer' } }, readers)).toContain(
    'follower customer_replied',
  );
});

test('the manager hears of what is most urgent, also where somebody holds it', () => {
  const readers = { ...READERS, managerId: 'follower', followerIds: [] };
  const urgent = { ...readers, isUrgent: true };
  expect(told('ticket.created', 'requester', {}, readers)).toEqual(['requester received', 'copy copied']);
  expect(told('ticket.created', 'requester', {}, urgent)).toContain('follower arrived');
  expect(told('sla.warned', null, {}, urgent)).toEqual(['assignee sla_warned', 'follower sla_warned']);
});

test('that a ticket has become most urgent is told to who works on it, and to the manager or the department', () => {
  const urgent = { ...READERS, isUrgent: true, managerId: 'follower', followerIds: [] };
  const raised = changes('priority', 'P1');
  expect(told('ticket.changed', 'requester', raised, urgent)).toEqual(['assignee raised', 'follower raised']);
  expect(told('ticket.changed', 'assignee', raised, urgent)).toEqual(['follower raised']);
  const at = { ...urgent, assigneeId: null, managerId: null, departmentEmail: 'it@demo.test' };
  expect(told('ticket.changed', 'assignee', raised, at)).toEqual(['the address raised']);
  // Somebody has lowered it again meanwhile; and others are no news.
  expect(told('ticket.changed', null, raised)).toEqual([]);
  expect(told('ticket.changed', null, changes('priority', 'P2'), urgent)).toEqual([]);
});

test('a step in between is told to everybody who has to do with the ticket', () => {
  for (const status of ['in_progress', 'on_hold'])
    expect(told('ticket.changed', 'assignee', step(status))).toEqual([
      'follower stepped',
      'requester stepped',
      'copy stepped',
    ]);
  expect(told('ticket.noted', 'assignee', { data: { status: 'on_hold' } })).toEqual([
    'follower noted',
    'requester stepped',
    'copy stepped',
  ]);
});

test('a promise at risk is told to who works on it, a broken one to the manager as well', () => {
  const dueAt = new Date().toISOString();
  const readers = { ...READERS, managerId: 'follower', followerIds: [] };
  expect(told('sla.warned', null, { data: { dueAt } }, readers)).toEqual(['assignee sla_warned']);
  expect(told('sla.breached', null, { data: { dueAt } }, readers)).toEqual([
    'assignee sla_breached',
    'follower sla_breached',
  ]);
  // Brought to light by a policy that is new.
  const old = new Date(Date.now() - 2 * 3_600_000).toISOString();
  expect(told('sla.breached', null, { data: { dueAt: old } }, readers)).toEqual([]);
});

test('a rating is told to who worked on the ticket; who comes in copy later hears of it then', () => {
  expect(told('ticket.rated', 'requester')).toEqual(['assignee rated', 'follower rated']);
  const copied = { changes: { participantIds: { before: [], after: ['copy', 'gone'] } } };
  expect(told('ticket.changed', 'assignee', copied)).toEqual(['copy copied']);
});
