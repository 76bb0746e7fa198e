import { parseArgs } from 'node:util';

export interface Options {
  sizes: number[];
  requests: number;
  warmUp: number;
  connections: number;
  /** Only these; all when empty. */
  rows: string[];
  redis: boolean;
  /** A desk that has its tickets already; the run adds tickets and replies to it. */
  database: string | null;
  /** Where the node leaves a CPU profile for each size. */
  profile: string | null;
}

export const USAGE = `Usage: npm run bench -- [options]
  --tickets 10000,100000   a desk of each size (10000)
  --requests 400           measured for each row
  --warm-up 100            before them
  --connections 8
  --rows queue,ticket      only these: queue, ticket, list, dashboard, overview, report-tickets, report-technicians,
                           report-departments, report-satisfaction, report-performance, report-sla, search-frequent,
                           search-rare, search-two, search-phrase, search-part, search-wrong, search-number,
                           search-filters, and each with customer- before it, submit, reply, guessing
  --redis                  sessions, limits and cache in a redis-server
  --database URL           a generated desk that is there already; gets test passwords, tickets and replies
  --profile FOLDER         CPU profiles of the desk's process`;

/** Throws an error whose message is for the person who called. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      tickets: { type: 'string', default: '10000' },
      requests: { type: 'string', default: '400' },
      'warm-up': { type: 'string', default: '100' },
      connections: { type: 'string', default: '8' },
      rows: { type: 'string', default: '' },
      redis: { type: 'boolean', default: false },
      database: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  return {
    sizes: values.tickets.split(',').map((size) => positive('tickets', size)),
    requests: positive('requests', values.requests),
    warmUp: positive('warm-up', values['warm-up']),
    connections: positive('connections', values.connections),
    rows: values.rows.split(',').filter(Boolean),
    redis: values.redis,
    database: values.database ?? null,
    profile: values.profile ?? null,
  };
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number`);
  return number;
}
