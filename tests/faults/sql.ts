import { Client } from 'pg';

/** Asks a database over a connection of its own, which ends with the answer. */
export async function ask<T extends object>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = await connect(url);
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'faults' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** A ticket of the demo's technician that one can reply to. */
export async function openTicket(url: string): Promise<{ id: string; path: string }> {
  const [ticket] = await ask<{ id: string; number: number }>(
    url,
    `select tickets.id, number from tickets join users on users.id = assignee_id
      where users.email = 'technician@demo.test' and closed_at is null order by number limit 1`,
  );
  if (!ticket) throw new Error('the demo has no ticket of this technician');
  return { id: ticket.id, path: `/desk/tickets/${ticket.number}` };
}

/** What one person may do in a time is no subject here. */
export const forgetLimits = (url: string) => ask(url, 'delete from rate_limits');

/** Ends all other connections. */
export const endConnections = (url: string) =>
  ask(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname is not null and pid <> pg_backend_pid()',
  );
