import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus is told about this node; names and units as its naming guide has them. */
export interface Metrics {
  /** The page for `/metrics`, in `contentType`. */
  text(): Promise<string>;
  contentType: string;
  /** Seconds. `route` is the pattern, never the path: each value is a time series of its own. */
  httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Ended runs; `state` is `done` or `failed`. */
  jobs: Counter<'task' | 'state'>;
  /** Seconds. */
  jobDuration: Histogram<'task'>;
  /** Seconds. */
  queryDuration: Histogram;
  ticketsCreated: Counter<'category' | 'priority'>;
  /** Seconds from creation to resolution. */
  ticketResolution: Histogram;
}

export interface MetricsOptions {
  /** Open tickets of each technician, asked at every scrape; a failure leaves the figures out. */
  openTickets?: () => Promise<{ technician: string; open: number }[]>;
  /** Memory, event loop, garbage collection; off where a process makes several. */
  process?: boolean;
}

const HOUR = 3600;
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const QUERY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];
const RESOLUTION_BUCKETS = [0.25, 1, 2, 4, 8, 24, 48, 72, 168, 336].map((hours) => hours * HOUR);

/** A set of metrics with a registry of its own. */
export function createMetrics({ openTickets, process = true }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry });
  if (openTickets) addOpenTickets(registry, openTickets);
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    ...workMetrics([registry]),
    ...ticketMetrics([registry]),
  };
}

function workMetrics(registers: Registry[]) {
  return {
    httpDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    jobs: new Counter({ name: 'jobs_total', help: 'Jobs ended', labelNames: ['task', 'state'], registers }),
    jobDuration: new Histogram({
      name: 'job_duration_seconds',
      help: 'Time a job ran',
      labelNames: ['task'],
      buckets: JOB_BUCKETS,
      registers,
    }),
    queryDuration: new Histogram({
      name: 'db_query_duration_seconds',
      help: 'Time a database query took',
      buckets: QUERY_BUCKETS,
      registers,
    }),
  };
}

function ticketMetrics(registers: Registry[]) {
  return {
    ticketsCreated: new Counter({
      name: 'tickets_created_total',
      help: 'Tickets created',
      labelNames: ['category', 'priority'],
      registers,
    }),
    ticketResolution: new Histogram({
      name: 'ticket_resolution_seconds',
      help: 'Time from creation to resolution of a ticket',
      buckets: RESOLUTION_BUCKETS,
      registers,
    }),
  };
}

function addOpenTickets(registry: Registry, openTickets: NonNullable<MetricsOptions['openTickets']>): void {
  new Gauge({
    name: 'technician_open_tickets',
    help: 'Open tickets assigned to a technician',
    labelNames: ['technician'],
    registers: [registry],
    async collect() {
      const loads = await openTickets().catch(() => []);
      this.reset();
      for (const { technician, open } of loads) this.set({ technician }, open);
    },
  });
}
