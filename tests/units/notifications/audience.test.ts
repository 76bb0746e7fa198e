import { type MailedEvent, noticesOf, type Readers } from '../../../src/features/notifications/audience';
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

const told = (type: string, actorId: string | null, more: object = {}, readers = READERS) =>
  noticesOf(
    { type, actorId, depth: 0, changes: {}, data: {}, ...more } as unknown as MailedEvent,
    readers,
  ).map(({ userId, template }) => `${userId ?? 'the address'} ${template}`);
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
  ]);
  expect(told('ticket.changed', 'requester', step('reopened'))).toEqual([
    'assignee reopened',
    'follower reopened',
    'copy reopened',
  ]);
  expect(told('ticket.changed', 'assignee', changes('subject', 'x'))).toEqual([]);
});

test('a close is told to customers, unless it is their own, that of the desk after its time, or of spam', () => {
  expect(told('ticket.changed', 'assignee', step('closed'))).toEqual(['requester closed', 'copy closed']);
  expect(told('ticket.changed', null, step('closed'))).toEqual(['requester closed', 'copy closed']);
  expect(told('ticket.changed', 'requester', step('closed'))).toEqual(['copy closed']);
  expect(told('ticket.changed', null, { ...step('closed'), data: { automatic: true } })).toEqual([]);
  const spam = { changes: { ...step('closed').changes, ...changes('closeReason', 'spam').changes } };
  expect(told('ticket.changed', 'assignee', spam)).toEqual([]);
});

test('a change that came with what was written is told with it, and one of the release before by itself', () => {
  const withReply = { ...step('resolved'), data: { commentId: 'c' } };
  expect(told('ticket.changed', 'assignee', { ...withReply, depth: 1 })).toEqual([]);
  expect(told('ticket.changed', 'assignee', withReply)).toContain('requester resolved');
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

test('without an address its manager hears, where the ticket is theirs to see, else all who are at work', () => {
  const created = (readers: Partial<Readers>, actorId = 'requester') =>
    told('ticket.created', actorId, {}, { ...UNHELD, participantIds: [], ...readers });
  expect(created({ managerId: 'follower' })).toEqual(['requester received', 'follower arrived']);
  expect(created({ managerId: 'outsider' })).toEqual([
    'requester received',
    'assignee arrived',
    'follower arrived',
  ]);
  expect(created({}, 'assignee')).toEqual(['requester filed', 'follower arrived']);
  expect(created({ memberIds: [] })).toEqual(['requester received']);
});

test('nobody hears of their own act, and each once, of the first thing that concerns them', () => {
  const both = { ...READERS, requesterId: 'follower', participantIds: ['follower', 'assignee'] };
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } }, both)).toEqual(['follower answered']);
  expect(told('ticket.changed', 'assignee', changes('assigneeId', 'assignee'))).toEqual([]);
});
