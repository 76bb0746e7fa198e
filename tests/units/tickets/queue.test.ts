import { filtersIn, type QueueQuery, queueQuery } from '../../../src/features/tickets/queue/queue.schema';

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
