import { z } from 'zod';
import { choice, cursor, list, optionalLine, text } from '../../platform/http/fields';
import { CONTENTS } from '../tickets';
import { FORMATS } from './exports.types';

const MOST_COLUMNS = 300;

/** Path and query of a page; whoever looks for what it lists makes sure that it is one of this desk. */
const address = () => text({ max: 2000 });

/** Without a page all that one works on is offered. */
export const newExportQuery = z.object({ of: optionalLine({ max: 2000 }) });

export const exportsQuery = z.object({ cursor: cursor() });

export const exportForm = z.object({
  of: address(),
  content: choice(CONTENTS),
  format: choice(FORMATS),
  // Of the two lists that which belongs to the content counts.
  ticket_columns: list(text({ max: 80 }), { max: MOST_COLUMNS }),
  reply_columns: list(text({ max: 80 }), { max: MOST_COLUMNS }),
});

/** Of the form without scripts: marks columns of a list, and leaves all else as it was. */
export const MARKS = ['all', 'none', 'usual'] as const;
export type Marks = (typeof MARKS)[number];

export const markForm = z.object({ of: address() });

export type ExportForm = z.output<typeof exportForm>;
