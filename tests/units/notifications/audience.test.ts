import { type MailedEvent, noticesOf, type Readers } from '../../../src/features/notifications/audience';
import { person } from '../../tickets/samples';

// Who is told of what by mail.

const READERS: Readers = {
  departmentId: 'it',
  assigneeId: 'assignee',
  followerIds: ['follower', 'former'],
  requesterId: 'requester',
  participantIds: ['copy'],
  organizationId: null,
  people: [
    person('technician', { id: 'assignee' }),
    person('technician', { id: 'follower' }),
    // Followed it, and is a customer by now.
    person('customer', { id: 'former' }),
    person('customer', { id: 'requester' }),
    person('customer', { id: 'copy' }),
  ],
};

const told = (type: string, actorId: string | null, more: object = {}, readers = READERS) =>
  noticesOf({ type, actorId, changes: {}, data: {}, ...more } as unknown as MailedEvent, readers).map(
    ({ userId, template }) => `${userId} ${template}`,
  );
const changes = (field: string, after: unknown) => ({ changes: { [field]: { before: null, after } } });

test('a new ticket: its requester, as a receipt or as news, and who is assigned', () => {
  expect(told('ticket.created', 'requester')).toEqual(['assignee assigned', 'requester received']);
  expect(told('ticket.created', 'follower')).toEqual(['assignee assigned', 'requester filed']);
  expect(told('ticket.created', 'assignee')).toEqual(['requester filed']);
});

test('a reply by staff: the customer, who is in copy, and colleagues who follow', () => {
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } })).toEqual([
    'requester answered',
    'copy answered',
    'follower answered',
  ]);
});

test('a reply by a customer: who works on it, and the other customers', () => {
  expect(told('ticket.replied', 'requester', { data: { by: 'customer' } })).toEqual([
    'assignee customer_replied',
    'follower customer_replied',
    'copy answered',
  ]);
});

test('a note stays among those who work on the ticket, whoever followed it before', () => {
  expect(told('ticket.noted', 'assignee')).toEqual(['follower noted']);
  expect(told('ticket.noted', null)).toEqual(['assignee noted', 'follower noted']);
});

test('of changes those who are meant: who is assigned, the customer of what was resolved, staff of what is back', () => {
  expect(told('ticket.changed', 'follower', changes('assigneeId', 'assignee'))).toEqual([
    'assignee assigned',
  ]);
  expect(told('ticket.changed', 'follower', changes('assigneeId', null))).toEqual([]);
  expect(told('ticket.changed', 'assignee', changes('status', 'resolved'))).toEqual(['requester resolved']);
  expect(told('ticket.changed', 'requester', changes('status', 'reopened'))).toEqual([
    'assignee reopened',
    'follower reopened',
  ]);
  expect(told('ticket.changed', 'assignee', changes('subject', 'x'))).toEqual([]);
});

test('nobody hears of their own act, and each once, of the first thing that concerns them', () => {
  const both = { ...READERS, requesterId: 'follower', participantIds: ['follower', 'assignee'] };
  expect(told('ticket.replied', 'assignee', { data: { by: 'staff' } }, both)).toEqual(['follower answered']);
  expect(told('ticket.changed', 'assignee', changes('assigneeId', 'assignee'))).toEqual([]);
});
