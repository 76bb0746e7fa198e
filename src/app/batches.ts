import type { Batch } from '../features/batches';
import { slaBatches } from '../features/sla';
import { ticketBatches } from '../features/tickets';

/** What is done to many things at once, by the worker. */
export const batches: Batch[] = [...ticketBatches, ...slaBatches];
