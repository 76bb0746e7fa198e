import { cleanValues } from '../properties/properties.input';
import { type Errors, finished } from '../tickets.input';
import type { TicketPatch } from './changes.types';

/** @throws AppError `invalid` */
export function cleanPatch(patch: TicketPatch): TicketPatch {
  const errors: Errors = {};
  return finished(errors, cleanValues(errors, patch));
}
