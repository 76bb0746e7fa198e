import { deleteTicket, listTickets } from '../../src/features/tickets';
import type { TicketFilter } from '../../src/features/tickets/queue/queue.types';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { numbers, promised, queueOf, texts, type Wish } from './queue-sla.support';
import { words } from './ticket.support';

// What is overdue, wherever somebody asks for it, and what My day makes of it.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ticket = (wish: Wish = {}) => promised(app, wish);
const queue = (query: string, email?: string) => queueOf(app)(query, email);

describe('overdue', () => {
  test('is one condition: page, filter, word and SQL view have the same tickets', async () => {
    const late = [
      await ticket({ agreed: -5 }),
      await ticket({ due: -5 }),
      await ticket({ due: 500, agreed: -5 }),
      await ticket({ due: -5, agreed: 500 }),
      await ticket({ due: -5, status: 'on_hold' }),
      await ticket({ agreed: -5, status: 'on_hold' }),
    ].map(({ number }) => number);
    await ticket();
    await ticket({ due: 5, agreed: 5 });
    await ticket({ due: -5, status: 'resolved' });
    await ticket({ agreed: -5, status: 'closed' });
    const deleted = await ticket({ due: -5, agreed: -5 });
    await deleteTicket(await app.ctx('admin@demo.test'), deleted.id);
    const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
    const ctx = await app.ctx('technician@demo.test');
    const listed = async (filter: TicketFilter) =>
      sorted((await listTickets(ctx, filter)).items.map(({ number }) => number));
    expect(sorted(numbers(await queue('?view=all&overdue=1')))).toEqual(late);
    expect(sorted(numbers(await queue('?q=is%3Aoverdue')))).toEqual(late);
    expect(await listed({ dueAt: { past: true } })).toEqual(late);
    expect(await listed({ q: 'Is:Overdue' })).toEqual(late);
    const view = await rows<{ number: number }>(
      app.system.db,
      'select number from overdue_tickets order by number',
    );
    expect(view.map(({ number }) => number)).toEqual(late);
  });

  test('the word adds to the text beside it, is a chip, and comes off', async () => {
    const { number } = await ticket({ due: -5 });
    const other = await ticket({ due: 500 });
    const page = await queue(`?view=all&q=is:OVERDUE+%23${number}`);
    expect(numbers(page)).toEqual([number]);
    expect(texts(page, '.chip > span:first-child')).toEqual([`Text: “#${number}”`, 'Overdue']);
    const hrefs = page.html
      .querySelectorAll('.chip')
      .map((chip) => chip.getAttribute('href')?.replaceAll('&amp;', '&'));
    expect(hrefs).toEqual(['/desk/tickets?view=all&q=is%3AOVERDUE', `/desk/tickets?view=all&q=%23${number}`]);
    expect(page.html.querySelector('#filters-q')?.getAttribute('value')).toBe(`is:OVERDUE #${number}`);
    expect(numbers(await queue(`?view=all&q=is:overdue+%23${other.number}`))).toEqual([]);
  });

  test('the search says so, and so does the help of the keys', async () => {
    const page = await queue('?view=all');
    const search = page.html.querySelector('#filters-q');
    expect(search?.getAttribute('placeholder')).toBe('Search, or status:open…');
    expect(search?.getAttribute('aria-label')).toBe('Search this view');
    expect(words(page, '.query-help')).toContain('is:overdue');
    expect(words(page, '#shortcuts')).toContain('is:overdueIn the search: overdue');
  });

  test('a ticket that is late by its promise alone has no agreed date to show', async () => {
    const [promised, agreed] = [await ticket({ due: -5 }), await ticket({ agreed: -125 })];
    const page = await queue('?view=all&overdue=1');
    expect(texts(page, '#queue-table th').at(-1)).toBe('Due date');
    expect(words(page, `#t-${promised.number} td:last-child`)).toBe('–');
    expect(words(page, `#t-${agreed.number} td:last-child`)).toBe('2 hours ago');
  });
});

describe('my day', () => {
  test('begins with what is late, at risk or due within a day, each ticket once', async () => {
    const [soon, late, far, none] = [
      await ticket({ due: 20 * 60, mine: true }),
      await ticket({ due: -3, mine: true }),
      await ticket({ due: 40 * 60, mine: true }),
      await ticket({ mine: true }),
    ];
    const page = await (await app.as('technician@demo.test')).get('/desk');
    const titles = (section: string) =>
      page.html.querySelectorAll(`[id^="day-${section}-"]`).map(({ id }) => Number(id.split('-').at(-1)));
    expect(titles('due')).toEqual([late.number, soon.number]);
    expect(titles('answer').sort()).toEqual([far.number, none.number].sort());
    expect(words(page, `#day-due-${late.number} .sla`)).toContain('−3 min');
    expect(texts(page, '.stat-label')).toEqual(expect.arrayContaining(['At risk', 'Breached']));
  });

  test('says nothing of it where nothing is promised', async () => {
    await ticket({ mine: true });
    const page = await (await app.as('technician@demo.test')).get('/desk');
    expect(page.html.querySelector('#day-due')).toBeNull();
    expect(page.text).not.toContain('data-working');
  });
});
