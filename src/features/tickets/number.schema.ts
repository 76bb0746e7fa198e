import { integer, optionalInteger } from '../../platform/http/fields';

// As people write it, `#` or not.
const NUMBER = { min: 1, max: 999_999_999_999, sign: '#', error: 'tickets.error.number' };

export function ticketNumber() {
  return integer(NUMBER);
}

export function optionalTicketNumber() {
  return optionalInteger(NUMBER);
}
