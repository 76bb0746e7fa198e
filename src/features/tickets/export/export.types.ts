import type { Ctx } from '../../../platform/ctx';
import type { Formatter } from '../../../platform/format';
import type { Translate } from '../../../platform/i18n';
import type { Locale } from '../../../platform/i18n/locale';
import type { TicketField } from '../../fields';
import type { Order } from '../lists/lists.queries';
import type { Condition } from '../visibility';

/** What is written: a row for each ticket, or for each reply and note. */
export const CONTENTS = ['tickets', 'replies'] as const;
export type ExportContent = (typeof CONTENTS)[number];

/** What a cell holds: `seconds` of time, a `day` as `2026-11-21`, a rating of 1 to 10. */
export type CellKind = 'text' | 'number' | 'rating' | 'seconds' | 'moment' | 'day' | 'link';

export type CellValue = string | number | Date | null;

export interface ExportWords {
  locale: Locale;
  t: Translate;
  fmt: Formatter;
}

/** A column that there is to choose from. */
export interface OfferedColumn {
  /** As the address of a form has it; of a custom field `fields.<key>`. */
  key: string;
  label: string;
  kind: CellKind;
  /** Chosen where nobody has said which. */
  isUsual: boolean;
}

/** Where the values of a column come from. */
export interface ColumnSource extends Omit<OfferedColumn, 'label'> {
  label(words: ExportWords): string;
  /** What is read for it. Tables beside the tickets are joined once for all columns that name them. */
  sql: string;
  joins?: readonly string[];
  /** What is read, as the cell has it; without this as it is. */
  read?(value: never, words: ExportWords): CellValue;
}

/** Which tickets: all conditions hold, visibility is added. */
export interface ExportedTickets {
  where: Condition[];
  order: Order;
}

/** What columns need to know beside the tickets. */
export interface Surroundings {
  /** Of links, without a slash at its end. */
  baseUrl: string;
  fields: readonly TicketField[];
  /** Which tickets `o` that others lead to exist for the reader. */
  linked: Condition;
  /** What categories are called, with what they lie below; none where no rows are read. */
  paths: ReadonlyMap<string, string>;
}

/** A kind of page that lists tickets, and has all of them exported. */
export interface ExportSource {
  /** Whether a page is one of these. */
  fits(path: string): boolean;
  /**
   * What the page lists, beyond what it shows of it.
   * @param address path and query of the page
   * @param timeZone that days in the address are of
   * @throws AppError `malformed` for an address that says what no such page does; `not_found`
   */
  tickets(ctx: Ctx, address: string, timeZone: string): Promise<ExportedTickets>;
  /** What the page is called. */
  title(ctx: Ctx, address: string, words: ExportWords): Promise<string>;
}
