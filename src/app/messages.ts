/** What a process does for the node: answers people, or runs jobs. */
export type ProcessRole = 'web' | 'worker';

/** From the supervisor to a process of the node. */
export type ToProcess =
  | { kind: 'start'; order: Order }
  | { kind: 'stop' }
  /** Its figures are asked for. */
  | { kind: 'figures'; id: number }
  /** The figures of all processes, as prom-client's `getMetricsAsJSON` has them. */
  | { kind: 'all figures'; id: number; figures: object[] };

/** From a process of the node to its supervisor. */
export type FromProcess =
  /** It listens to its supervisor; what was said before is lost. */
  | { kind: 'here' }
  /** It serves; with lines for whoever started the desk. */
  | { kind: 'ready'; greeting: string }
  /** It cannot start, for a reason that is the configuration's. */
  | { kind: 'refused'; message: string }
  | { kind: 'all figures'; id: number }
  | { kind: 'figures'; id: number; figures: object };

export interface Order {
  role: ProcessRole;
  /** What its lines in the log are called by: `web 1`, `worker`. */
  name: string;
  /** Whether it answers at the node's port: people, or, where there is nothing but workers, `/health` and `/metrics`. */
  listens: boolean;
  /** No other process of the node serves at that port. */
  isAlone: boolean;
  port: number;
  databaseUrl: string;
  /** Connections of the pool that everything shares. */
  connections: number;
  /** Where the database has too few connections, a line about that. */
  warning: string | null;
}
