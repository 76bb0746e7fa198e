/** Tries of a delivery one after the other at which the server said the same; as `deliveries.tries` has them, oldest first. */
export interface TriesInVain {
  /** Numbers of the first and the last of them; they begin anew where an administrator has what failed tried again. */
  from: number;
  to: number;
  /** Moments of these, in ISO 8601. */
  at: string;
  until: string;
  failure: string;
  /** In the server's words. */
  error: string;
}

/** Of so many different answers the first is kept, and the last ones: five days hold some 240 tries. */
const KEPT = 20;

const SAME = `tries -> -1 ->> 'error' = :error and tries -> -1 ->> 'failure' = :failure
  and (tries -> -1 ->> 'to')::integer = attempts`;
const MOMENT = `to_jsonb(:triedAt::timestamptz)`;

/** The tries of a row with one more, as SQL: of `:failure`, `:error` and `:triedAt`, before it is counted. */
export const WITH_THIS_TRY = `case when ${SAME}
  then jsonb_set(jsonb_set(tries, '{-1,to}', to_jsonb(attempts + 1)), '{-1,until}', ${MOMENT})
  else case when jsonb_array_length(tries) >= ${KEPT} then tries - 1 else coalesce(tries, '[]') end
    || jsonb_build_array(jsonb_build_object('from', attempts + 1, 'to', attempts + 1, 'at', ${MOMENT}, 'until', ${MOMENT},
      'failure', :failure::text, 'error', :error::text)) end`;
