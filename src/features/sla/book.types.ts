import type { WorkingHours } from '../../platform/working-time';
import type { StoredPolicy } from './policies/policies.types';

/** All that decides what is promised: read together, and kept until it changes. */
export interface Book {
  /** Another one says that something has changed. */
  revision: string;
  /** The active ones in their order. */
  policies: readonly StoredPolicy[];
  calendars: ReadonlyMap<string, WorkingHours>;
  /** The policy of each department that has one of its own. */
  departmentPolicies: ReadonlyMap<string, string>;
  /** Of each subcategory the category above it. */
  parents: ReadonlyMap<string, string>;
}
