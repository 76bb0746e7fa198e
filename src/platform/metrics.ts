import {
  AggregatorRegistry,
  Counter,
  type CounterConfiguration,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from 'prom-client';

/** What the features measure; each adds its own, in `*.figures.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface Figures {}

/** What Prometheus is told about this node; names and units as its naming guide has them. */
export interface Metrics extends Figures {
  /** The page for `/metrics`, in `contentType`. */
  text(): Promise<string>;
  /** The same for `together`. */
  json(): Promise<object[]>;
  /** For figures that only some processes tell. */
  make: FigureMaker;
  contentType: string;
  /** Seconds. `route` is the pattern, never the path: each value is a time series of its own. */
  httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Ended runs; `state` is `done` or `failed`. */
  jobs: Counter<'task' | 'state'>;
  /** Seconds. */
  jobDuration: Histogram<'task'>;
  /** Seconds. */
  queryDuration: Histogram;
}

type Unregistered<Configuration> = Omit<Configuration, 'registers'>;

/** A figure that is asked for whenever somebody reads the page. */
export interface AskedFigure<Label extends string> {
  name: string;
  help: string;
  labelNames: readonly Label[];
  /** A failure leaves the figure out. */
  ask(): Promise<{ labels: Record<Label, string>; value: number }[]>;
}

/** Makes figures of one set of metrics. */
export interface FigureMaker {
  counter<Label extends string = never>(figure: Unregistered<CounterConfiguration<Label>>): Counter<Label>;
  histogram<Label extends string = never>(
    figure: Unregistered<HistogramConfiguration<Label>>,
  ): Histogram<Label>;
  asked<Label extends string>(figure: AskedFigure<Label>): void;
}

export interface MetricsOptions {
  /** Those of the features. */
  figures(make: FigureMaker): Figures;
  /** Memory, event loop, garbage collection; off where a process makes several. */
  process?: boolean;
}

const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const QUERY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

/** A set of metrics with a registry of its own. */
export function createMetrics({ figures, process = true }: MetricsOptions): Metrics {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry });
  const make = figureMaker(registry);
  return {
    text: () => registry.metrics(),
    json: () => registry.getMetricsAsJSON() as Promise<object[]>,
    contentType: registry.contentType,
    make,
    ...workMetrics(make),
    ...figures(make),
  };
}

/** The page for `/metrics`, in `contentType`, from the figures of several processes: what each counts is added up. */
export function together(figures: object[]): Promise<string> {
  return AggregatorRegistry.aggregate(figures as object[][]).metrics();
}

/** Figures that are told only while that is so. */
export function onlyWhere(make: FigureMaker, isSo: () => Promise<boolean>): FigureMaker {
  return {
    ...make,
    asked: (figure) => make.asked({ ...figure, ask: async () => ((await isSo()) ? figure.ask() : []) }),
  };
}

function figureMaker(registry: Registry): FigureMaker {
  const registers = [registry];
  return {
    counter: (figure) => new Counter({ ...figure, registers }),
    histogram: (figure) => new Histogram({ ...figure, registers }),
    asked: ({ ask, ...figure }) => {
      new Gauge({
        ...figure,
        registers,
        async collect() {
          const found = await ask().catch(() => []);
          this.reset();
          for (const { labels, value } of found) this.set(labels, value);
        },
      });
    },
  };
}

function workMetrics(make: FigureMaker) {
  return {
    httpDuration: make.histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
    }),
    jobs: make.counter({ name: 'jobs_total', help: 'Jobs ended', labelNames: ['task', 'state'] }),
    jobDuration: make.histogram({
      name: 'job_duration_seconds',
      help: 'Time a job ran',
      labelNames: ['task'],
      buckets: JOB_BUCKETS,
    }),
    queryDuration: make.histogram({
      name: 'db_query_duration_seconds',
      help: 'Time a database query took',
      buckets: QUERY_BUCKETS,
    }),
  };
}
