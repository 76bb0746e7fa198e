import type { Ctx } from '../../platform/ctx';
import type { DeliveryChannelOf } from '../../platform/delivery-types';

/** The list of notifications in the desk: what is stored has arrived, and is worded when it is read. */
export const inAppChannel: DeliveryChannelOf<Ctx> = {
  name: 'in_app',
  lines: 1,
  send: null,
  failureOf: (error) => ({ failure: 'unreachable', text: String(error) }),
};
