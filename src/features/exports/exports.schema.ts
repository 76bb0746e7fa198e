import { z } from 'zod';
import { choice, list, text } from '../../platform/http/fields';
import { CONTENTS } from '../tickets';
import { FORMATS } from './exports.types';

const MOST_COLUMNS = 300;

/** What browsers take for a path here: one slash, of either kind, and none of the signs that they leave out. */
const OF_THIS_DESK = /^\/(?![/\\])\P{Cc}*$/u;

/** Path and query of a page of this desk. */
const address = () => text({ max: 2000 }).refine((value) => OF_THIS_DESK.test(value), 'input.not_a_choice');

export const newExportQuery = z.object({ of: address() });

export const exportForm = z.object({
  of: address(),
  content: choice(CONTENTS),
  format: choice(FORMATS),
  // Of the two lists that which belongs to the content counts.
  ticket_columns: list(text({ max: 80 }), { max: MOST_COLUMNS }),
  reply_columns: list(text({ max: 80 }), { max: MOST_COLUMNS }),
});

export type ExportForm = z.output<typeof exportForm>;
