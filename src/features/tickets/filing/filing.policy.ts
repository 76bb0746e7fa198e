import type { Actor } from '../../../platform/ctx';
import { AppError } from '../../../platform/errors';
import { isStaff } from '../../users';
import { namesWhere } from '../properties/list';
import { given } from '../tickets.policy';
import type { NewTicket } from './filing.types';

const CUSTOMER_CREATES: ReadonlySet<string> = new Set([
  ...namesWhere(({ filed }) => filed?.by === 'customers'),
  'uploads',
]);

/** @throws AppError `forbidden` */
export function assertMayCreate(actor: Actor, input: NewTicket): void {
  if (actor.kind === 'system' || isStaff(actor)) return;
  if (actor.kind !== 'person') throw new AppError('unauthenticated');
  const selfOnly = input.requesterId === undefined || input.requesterId === actor.id;
  const others = given(input).filter((key) => key !== 'requesterId' && !CUSTOMER_CREATES.has(key));
  if (!selfOnly || others.length > 0) throw new AppError('forbidden');
}
