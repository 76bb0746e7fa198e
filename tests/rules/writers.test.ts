import { naming, sourcesIn } from './sources';

// What is a ticket's own: its row, its people, what is written on it and what hangs on that.
const TABLES = 'tickets|ticket_?participants|ticket_?followers|comments|attachments';
const NAMED = `(?:"?public"?\\.)?"?(?:${TABLES})"?(?!\\w)`;

/** SQL that writes them, or Knex at their tables: reading them that way is a write waiting to happen. */
const WRITES = [
  new RegExp(
    `\\b(?:insert\\s+into|update|delete\\s+from|truncate|merge\\s+into|copy)\\s+(?:only\\s+)?${NAMED}`,
    'i',
  ),
  new RegExp(
    `\\b(?:db|trx?|knex|table|into|from)\\s*(?:<[^>()]*>)?\\(\\s*['"\`]${NAMED}(?:\\s+as\\b[^'"\`]*)?['"\`]`,
    'i',
  ),
  new RegExp(`\\b(?:insertRow|updateRow)\\s*(?:<[^>()]*>)?\\(\\s*[\\w.]+,\\s*['"\`]${NAMED}['"\`]`, 'i'),
];

const written = [...sourcesIn('src', /\.ts$/), ...sourcesIn('seeds', /\.ts$/)];
const writers = WRITES.flatMap((write) => naming(written, write));

test.each([
  'insert into tickets (id) values (:id)',
  'update public.tickets set subject = :subject',
  'with moved as (update only "tickets" t set x = 1 returning 1) select 1',
  'delete from ticket_followers where user_id = :id',
  `tx.db('tickets').where({ id }).update(columns)`,
  `db<{ id: string }>('tickets').del()`,
  `trx.from('tickets as t').update({})`,
  `db.table("ticketParticipants").insert({})`,
  `tx.db('comments').insert({})`,
  `insertRow<TicketRow>(tx.db, 'tickets', {})`,
  `updateRow(db, 'comments', id, {})`,
])('%s is a write', (code) => {
  expect(WRITES.some((write) => write.test(code))).toBe(true);
});

test.each([
  'select 1 from tickets t',
  `every('tickets.uses')`,
  `invalid('attachments', 'x')`,
  'update ticket_fields set',
])('%s is none', (code) => {
  expect(WRITES.some((write) => write.test(code))).toBe(false);
});

test('only tickets write tickets', () => {
  const allowed = [/^src\/features\/tickets\//, /^seeds\/generate\//];
  expect(writers.filter((name) => !allowed.some((place) => place.test(name)))).toEqual([]);
  // The rule finds those that do, so it would find another.
  expect(writers).toContain('src/features/tickets/moving/moving.repo.ts');
  expect(writers).toContain('src/features/tickets/tickets.repo.ts');
});
