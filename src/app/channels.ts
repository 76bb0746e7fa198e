import { mailChannel } from '../features/deliveries/mail.channel';
import { inAppChannel } from '../features/notifications';
import type { Ctx } from '../platform/ctx';
import type { DeliveryChannelOf } from '../platform/delivery-types';

/** By which messages reach people. */
export const deliveryChannels: DeliveryChannelOf<Ctx>[] = [inAppChannel, mailChannel];
