import { type Bindings, type Db, rows } from '../../platform/db';
import type { Line } from './lines';

export interface Taken extends Line {
  id: string;
  address: string | null;
}

/**
 * What failed waits anew with all its time before it; what waits for another try is due now. What the release before
 * has written goes by a line from then on.
 */
const ANEW = `state = 'queued', failure = null, next_at = null, line = greatest(d.line, 0),
  attempts = case when d.state = 'queued' then d.attempts else 0 end,
  tried_until = case when d.state = 'queued' then d.tried_until else now() + interval '5 days' end`;

/** What was sent, withdrawn or kept stays as it is, whoever asks for it. */
const RETRYABLE = `(d.state = 'failed' or d.failure is not null and (d.state = 'queued' or d.failure = 'address_refused'))`;

/** Has those of them tried again that can be; `which` is a query for their ids. */
export function takeAgain(db: Db, which: { sql: string; bindings: Bindings }): Promise<Taken[]> {
  return rows(
    db,
    `update deliveries d set ${ANEW} where d.id in (${which.sql}) and ${RETRYABLE}
      returning d.id, d.channel, d.line, d.address::text as address`,
    which.bindings,
  );
}
