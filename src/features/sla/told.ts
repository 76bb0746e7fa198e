import type { DerivedColumns } from '../tickets';
import type { PolicyInput } from './policies/policies.types';

/** What customers are told: by when to expect something; null is nothing. */
export interface CustomerSla {
  answerBy: Date | null;
  solutionBy: Date | null;
}

/** Whether a policy lets customers know. */
export type Lets = Pick<PolicyInput, 'tellsResponse' | 'tellsResolution'>;
type Due = Pick<DerivedColumns, 'responseDueAt' | 'nextResponseDueAt' | 'resolutionDueAt'>;

/** What a policy lets customers know of an open ticket at a moment; null where that is nothing. */
export function toldCustomers(policy: Lets, due: Due, now: Date): CustomerSla | null {
  const ahead = (at: Date | null) => (at !== null && at > now ? at : null);
  const answerBy = policy.tellsResponse ? ahead(due.responseDueAt ?? due.nextResponseDueAt) : null;
  const solutionBy = policy.tellsResolution ? ahead(due.resolutionDueAt) : null;
  return answerBy || solutionBy ? { answerBy, solutionBy } : null;
}
