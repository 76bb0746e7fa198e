import type { Ctx } from './ctx';
import type { Services } from './services';

/** What the processes of one node share. */
export type System = Services<Ctx>;
