import { languageOf } from '../../../src/features/tickets/queue/parameters';
import { type QueueAddress, queueQuery } from '../../../src/features/tickets/queue/queue.schema';

describe('what the older names in the queue’s address say', () => {
  const said = (query: object, locale: 'es' | 'en' = 'en') =>
    languageOf(queueQuery.parse(query) as QueueAddress, locale);

  test('is nothing when nothing is chosen, so that the statement stays prepared', () => {
    expect(said({})).toBe('');
    expect(said({ status: '', due_from: '', overdue: '', tag: '' })).toBe('');
  });

  test('is the language, the reader’s', () => {
    const chosen = {
      status: ['new', 'on_hold'],
      tag: 'two words',
      due_from: '2026-12-01',
      due_to: '2026-12-24',
    };
    expect(said(chosen)).toBe('status:new,on_hold due:>=2026-12-01 due:<=2026-12-24 tag:"two words"');
    expect(said(chosen, 'es')).toBe(
      'estado:nuevo,en_espera vence:>=2026-12-01 vence:<=2026-12-24 etiqueta:"two words"',
    );
    expect(said({ q: 'vpn', overdue: '1', assignee: 'none', from: '2026-12-01' })).toBe(
      'vpn created:>=2026-12-01 assignee:none is:overdue',
    );
  });
});
