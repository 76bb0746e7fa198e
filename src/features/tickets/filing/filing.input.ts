import { cleanValues } from '../properties/properties.input';
import { type Errors, finished } from '../tickets.input';
import type { NewTicket } from './filing.types';

/** @throws AppError `invalid` */
export function cleanNewTicket(input: NewTicket): NewTicket {
  const errors: Errors = {};
  return finished(errors, cleanValues(errors, input));
}
