import type { FieldError } from '../../platform/errors';
import type { BatchRun } from './batches.types';

/** How far a run has come, in words; null for one that ended before it was known how far that is. */
export function progressOf({ done, total, isListed, state }: BatchRun): FieldError | null {
  if (isListed) return { key: 'batches.progress', params: { done, total } };
  return state === 'running' ? { key: 'batches.counting' } : null;
}
