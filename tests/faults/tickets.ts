import { reply } from './people';
import { type Case, finding } from './place';
import { ask, openTicket } from './sql';

/** As many followers as a large desk may have of one ticket. */
export const followers: Case = {
  name: 'followers',
  title: 'a ticket with 200 followers, or with 199 participants',
  async run(place) {
    const postgres = await place.postgres();
    const desk = await place.desk({ DATABASE_URL: postgres.url });
    const technician = await desk.signIn('technician@demo.test');
    const { id, path } = await openTicket(postgres.url);
    const answers: number[] = [];
    for (const [kind, role, count] of [
      ['ticket_followers', 'technician', 200],
      ['ticket_participants', 'customer', 199],
    ] as const) {
      await ask(postgres.url, MANY(kind, role), [id, count]);
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
