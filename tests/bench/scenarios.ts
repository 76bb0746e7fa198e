import type { Sent } from './client';
import type { Sample } from './sample';
import { SEARCHES, type Search, searchAt } from './searches';
import type { Signed } from './sign-in';

export interface People {
  technicians: Signed[];
  customers: Signed[];
  administrator: Signed;
}

export interface Scenario {
  key:
    | 'queue'
    | 'ticket'
    | 'submit'
    | 'reply'
    | 'list'
    | 'dashboard'
    | 'overview'
    | `report-${Report}`
    | `search-${Search}`
    | `customer-search-${Search}`;
  title: string;
  expected: number;
  make(turn: number): Sent;
  /** The ratio to a bare route is measured too. */
  bare?: boolean;
}

/** Those beside the overview. */
const REPORTS = ['tickets', 'technicians', 'departments', 'satisfaction', 'performance', 'sla'] as const;
type Report = (typeof REPORTS)[number];

/** What people do most, each turn by another person or on another ticket. */
export function scenariosOf(sample: Sample, people: People): Scenario[] {
  const { technicians, customers, administrator } = people;
  const get = (who: Signed, path: string): Sent => ({ path, headers: { ...BROWSER, cookie: who.cookie } });
  const pages = sample.desks.flatMap(({ pages }, desk) => pages.map((number) => ({ desk, number })));
  return [
    {
      key: 'queue',
      title: 'queue page, 50 rows',
      expected: 200,
      bare: true,
      make: (turn) => get(turned(technicians, turn), '/desk/tickets?view=all'),
    },
    {
      key: 'ticket',
      title: 'ticket page, 20 entries',
      expected: 200,
      bare: true,
      make: (turn) => {
        const { desk, number } = turned(shuffled(pages), turn);
        return get(turned(technicians, desk), `/desk/tickets/${number}`);
      },
    },
    {
      key: 'submit',
      title: 'submit a ticket',
      expected: 303,
      make: (turn) => submission(turned(customers, turn), turned(sample.customers, turn).categoryId, turn),
    },
    {
      key: 'reply',
      title: 'reply to a customer',
      expected: 303,
      make: (turn) => {
        const desk = turn % technicians.length;
        const { open } = turned(sample.desks, desk);
        return answer(turned(technicians, desk), turned(open, Math.floor(turn / technicians.length)));
      },
    },
    {
      key: 'list',
      title: "customer's list",
      expected: 200,
      make: (turn) => get(turned(customers, turn), '/portal'),
    },
    {
      key: 'dashboard',
      title: 'dashboard',
      expected: 200,
      make: () => get(administrator, '/admin/dashboard'),
    },
    {
      key: 'overview',
      title: 'overview of 30 days',
      expected: 200,
      make: () => get(administrator, '/admin/reports/overview'),
    },
    ...REPORTS.map((report) => ({
      key: `report-${report}` as const,
      title: `report on ${report}`,
      expected: 200,
      make: () => get(administrator, `/admin/reports/${report}`),
    })),
    ...SEARCHES.flatMap((search) => [
      {
        key: `search-${search}` as const,
        title: `search, ${search}`,
        expected: 200,
        make: searchAt({ search, path: '/desk/search', who: technicians }, sample, get),
      },
      {
        key: `customer-search-${search}` as const,
        title: `customer's search, ${search}`,
        expected: 200,
        make: searchAt({ search, path: '/portal/tickets', who: customers }, sample, get),
      },
    ]),
  ];
}

const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'es' };
const BOUNDARY = 'servidesk-bench-boundary';

/** The form with its file field, as a browser without a chosen file sends it. */
function submission(who: Signed, category: string, turn: number): Sent {
  return form(who, '/portal/tickets', {
    category,
    urgency: 'normal',
    subject: `La impresora no imprime en color ${turn}`,
    description:
      'Empezó esta mañana, después de la actualización.\n\nYa reinicié **dos veces** y sigue igual.',
  });
}

function answer(who: Signed, ticket: { number: number; version: number }): Sent {
  return form(who, `/desk/tickets/${ticket.number}/replies`, {
    body: 'Gracias por avisar. ¿Sigue igual después de reiniciar?',
    visibility: 'public',
    version: String(ticket.version),
    status: '',
    solution: '',
  });
}

function form(who: Signed, path: string, fields: Record<string, string>): Sent {
  const parts = Object.entries({ _csrf: who.token, ...fields }).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="attachments"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n`;
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  const headers = { ...BROWSER, cookie: who.cookie, 'content-type': type };
  return { method: 'POST', path, headers, body: `${parts.join('')}${file}--${BOUNDARY}--\r\n` };
}

function turned<T>(items: T[], turn: number): T {
  return items[turn % items.length] as T;
}

/** The same order every time, without neighbours of one department. */
function shuffled<T extends { number: number }>(items: T[]): T[] {
  return [...items].sort((a, b) => ((a.number * 7919) % 10_007) - ((b.number * 7919) % 10_007));
}
