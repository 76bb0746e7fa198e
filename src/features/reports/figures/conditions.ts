import { type Condition, internalsTo } from '../../tickets';

/** What a report is of: tickets, and what of them is credited to one person. */
export interface Scope {
  /** On the table of tickets, with the alias `t`: what the reader sees of it, and what the query leaves. */
  tickets: Condition;
  /** Whose figures alone are asked for. */
  personId: string | null;
  /** In tables by technician, whose row alone there is. */
  ownRowOf: string | null;
}

/** What holds of none. */
export const NOTHING: Condition = { sql: 'false', bindings: {} };

/** Words of ours that bind nothing. */
export const plainly = (sql: string): Condition => ({ sql, bindings: {} });

/** Conditions that hold together. */
export function all(conditions: Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
    bindings: Object.assign({}, ...conditions.map(({ bindings }) => bindings)),
  };
}

const EVERY = all([internalsTo({ kind: 'system' })]).sql;

/** Whether every ticket is counted that is not deleted. */
export const isOfEvery = ({ tickets }: Pick<Scope, 'tickets'>): boolean => tickets.sql === EVERY;
