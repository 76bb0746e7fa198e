/** What people choose by which of a desk's messages reach them, in the order in which pages list them. */
export const KINDS = [
  'created',
  'assigned',
  'reply',
  'note',
  'mention',
  'status',
  'reopened',
  'sla_warning',
  'sla_breach',
  'rating',
  'announcement',
  'report_ready',
  'report_scheduled',
] as const;
export type Kind = (typeof KINDS)[number];

/** The words that there are for each kind: who asked reads others than who works on it. */
export const TEMPLATES = {
  received: 'created',
  filed: 'created',
  copied: 'created',
  arrived: 'created',
  raised: 'created',
  answered: 'reply',
  customer_replied: 'reply',
  noted: 'note',
  mentioned: 'mention',
  assigned: 'assigned',
  resolved: 'status',
  closed: 'status',
  stepped: 'status',
  reopened: 'reopened',
  sla_warned: 'sla_warning',
  sla_breached: 'sla_breach',
  rated: 'rating',
  announcement: 'announcement',
  export_ready: 'report_ready',
  report_scheduled: 'report_scheduled',
} as const satisfies Record<string, Kind>;
export type Template = keyof typeof TEMPLATES;

/** What is about the work of the desk: nobody but staff is told of it, or may choose it. */
const STAFF_ONLY: readonly Kind[] = [
  'assigned',
  'note',
  'mention',
  'sla_warning',
  'sla_breach',
  'rating',
  'report_ready',
  'report_scheduled',
];

/** The kinds that somebody of a role may be told of. */
export function kindsFor(role: 'customer' | 'technician' | 'administrator'): Kind[] {
  return KINDS.filter((kind) => role !== 'customer' || !STAFF_ONLY.includes(kind));
}

/** What customers may be told: of tickets that they asked for, or are in copy of. */
export const FOR_CUSTOMERS: ReadonlySet<string> = new Set<Template>([
  'received',
  'filed',
  'copied',
  'answered',
  'resolved',
  'closed',
  'stepped',
  'reopened',
  'announcement',
]);
