import type { DeskNow, OpenFigures } from '../../tickets';

export interface KeyFigures extends OpenFigures {
  createdToday: number;
}

export interface Dashboard extends Omit<DeskNow, 'totals'> {
  /** 30 days, oldest first, `YYYY-MM-DD` in the desk's time zone. */
  perDay: { day: string; created: number; resolved: number }[];
  totals: DeskNow['totals'] &
    KeyFigures & {
      resolvedToday: number;
      /** Mean of the ratings that were given in 30 days, null without any. */
      satisfaction: number | null;
    };
}
