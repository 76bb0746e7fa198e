import type { Ctx } from '../../../platform/ctx';
import { progress } from './index.repo';

/** Whether what there was before the desk kept an index is still being read: something older may not be found. */
export async function isBeingPrepared({ db }: Ctx): Promise<boolean> {
  return !(await progress(db)).isDone;
}
