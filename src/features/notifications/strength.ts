import type { Template } from './kinds';

/** Whoever has several reasons to hear of an act is told of the first of these. */
export const STRENGTH: readonly Template[] = [
  'mentioned',
  'assigned',
  'received',
  'filed',
  'answered',
  'customer_replied',
  'noted',
  'sla_breached',
  'sla_warned',
  'copied',
  'raised',
  'arrived',
  'reopened',
  'resolved',
  'closed',
  'stepped',
  'rated',
  'announcement',
  'export_ready',
  'report_scheduled',
];
