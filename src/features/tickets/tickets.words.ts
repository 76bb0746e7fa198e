// The words of a ticket, each list in the order people choose from.

export const STATUSES = ['new', 'in_progress', 'on_hold', 'resolved', 'closed', 'reopened'] as const;
export const OPEN_STATUSES = ['new', 'in_progress', 'on_hold', 'reopened'] as const;
export const HOLD_REASONS = ['customer', 'third_party', 'internal'] as const;
export const CLOSE_REASONS = ['duplicate', 'spam'] as const;
export const URGENCIES = ['critical', 'high', 'normal', 'low'] as const;
export const IMPACTS = ['critical', 'high', 'medium', 'low'] as const;
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export const TYPES = ['incident', 'request', 'question', 'problem'] as const;
export const CHANNELS = ['web', 'email', 'api', 'chat', 'sms', 'whatsapp'] as const;
export const VIEWS = [
  'mine',
  'unassigned',
  'departments',
  'at_risk',
  'breached',
  'on_hold',
  'resolved',
  'all',
] as const;
export const SECTIONS = ['waiting', 'open', 'done'] as const;

export type Status = (typeof STATUSES)[number];
export type HoldReason = (typeof HOLD_REASONS)[number];
export type CloseReason = (typeof CLOSE_REASONS)[number];
export type Urgency = (typeof URGENCIES)[number];
export type Impact = (typeof IMPACTS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type TicketType = (typeof TYPES)[number];
export type TicketChannel = (typeof CHANNELS)[number];
export type View = (typeof VIEWS)[number];
export type Section = (typeof SECTIONS)[number];
