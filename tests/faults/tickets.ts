import { reply } from './people';
import { type Case, finding } from './place';
import { ask } from './sql';

/** As many followers as a large desk may have of one ticket. */
export const followers: Case = {
  name: 'followers',
  title: 'a ticket with 200 followers, or with 199 participants',
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const technician = await desk.signIn('technician@demo.test');
    const [ticket] = await ask<{ id: string; number: number }>(
      postgres.url,
      `select tickets.id, number from tickets join users on users.id = assignee_id
        where users.email = 'technician@demo.test' and closed_at is null order by number limit 1`,
    );
    if (!ticket) throw new Error('the demo has no ticket of this technician');
    const path = `/desk/tickets/${ticket.number}`;
    const answers: number[] = [];
    for (const [kind, role, count] of [
      ['ticket_followers', 'technician', 200],
      ['ticket_participants', 'customer', 199],
    ] as const) {
      await ask(postgres.url, MANY(kind, role), [ticket.id, count]);
      answers.push((await reply(technician, path, `To ${count} of ${kind}.`)).status);
    }
    const bad = answers.filter((status) => status !== 303);
    return [finding('replies to it', answers.join(', '), '303', bad.length === 0)];
  },
};

const MANY = (table: string, role: string) => `with made as (
    insert into users (id, email, name, role)
      select gen_random_uuid(), '${table}' || n || '@demo.test', 'Person ' || n, '${role}'
        from generate_series(1, $2::int) n returning id)
  insert into ${table} (ticket_id, user_id) select $1::uuid, id from made`;
