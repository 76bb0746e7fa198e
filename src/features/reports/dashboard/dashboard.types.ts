import type { DeskNow, OpenFigures } from '../../tickets';

export interface KeyFigures extends OpenFigures {
  createdToday: number;
}

/** What was promised and is decided, of one kind. */
export interface Compliance {
  kind: 'first_response' | 'next_response' | 'resolution';
  kept: number;
  decided: number;
}

export interface Dashboard extends Omit<DeskNow, 'totals'> {
  /** 30 days, oldest first, `YYYY-MM-DD` in the desk's time zone. */
  perDay: { day: string; created: number; resolved: number }[];
  /** Of the same 30 days, as the report on promises counts them; kinds of which nothing was decided are left out. */
  compliance: Compliance[];
  totals: DeskNow['totals'] &
    KeyFigures & {
      resolvedToday: number;
      /** Mean of the ratings that were given in 30 days, null without any. */
      satisfaction: number | null;
    };
}
