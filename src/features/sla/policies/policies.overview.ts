import type { Ctx } from '../../../platform/ctx';
import { isBroken } from './conditions';
import { knownConditions } from './conditions.queries';
import { departmentsByPolicy } from './policies.repo';
import { listPolicies, type Policy } from './policies.service';
import { openByPolicy } from './tickets.queries';

export interface PolicyOverview {
  /** In their order. */
  policies: Policy[];
  /** How many open tickets have each. */
  open: ReadonlyMap<string, number>;
  /** How many departments have each as their own. */
  users: ReadonlyMap<string, number>;
  /** Those with a condition on something that is not there any more. */
  broken: ReadonlySet<string>;
}

/** What the list of policies shows, for administrators. */
export async function policyList(ctx: Ctx): Promise<PolicyOverview> {
  const [policies, known, open, users] = await Promise.all([
    listPolicies(ctx),
    knownConditions(ctx),
    openByPolicy(ctx.db),
    departmentsByPolicy(ctx.db),
  ]);
  const broken = policies.filter((policy) => isBroken(policy, known)).map(({ id }) => id);
  return { policies, open, users, broken: new Set(broken) };
}
