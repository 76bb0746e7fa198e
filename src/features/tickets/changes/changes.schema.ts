import { z } from 'zod';
import {
  choice,
  id,
  optionalChoice,
  optionalId,
  optionalInteger,
  optionalText,
  text,
} from '../../../platform/http/fields';
import {
  HOLD_REASONS,
  type HoldReason,
  IMPACTS,
  PRIORITIES,
  STATUSES,
  type Status,
  TYPES,
  URGENCIES,
} from '../tickets.words';
import type { TicketPatch } from './changes.types';

const MAX_BODY = 50_000;
const MAX_SOLUTION = 20_000;

/** One choice says the status and, for on hold, its reason: `on_hold:customer`. */
export const STEP_CHOICES = [
  ...STATUSES,
  ...HOLD_REASONS.map((reason) => `on_hold:${reason}` as const),
] as const;
export type StepChoice = (typeof STEP_CHOICES)[number];

export interface Step {
  status: Status;
  holdReason?: HoldReason;
}

export function stepOf(value: StepChoice, reason?: HoldReason | null): Step {
  const [status, own] = value.split(':') as [Status, HoldReason | undefined];
  const holdReason = own ?? (status === 'on_hold' ? reason : null);
  return { status, ...(holdReason && { holdReason }) };
}

const tagList = text({ max: 2000, min: 0 }).transform((value) => [
  ...new Set(
    value
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]);

/** Form fields that are a property of the ticket; each may come alone. */
const PROPERTIES = {
  subject: text({ max: 200 }),
  description: text({ max: MAX_BODY, min: 0 }),
  type: choice(TYPES),
  status: choice(STEP_CHOICES),
  hold_reason: optionalChoice(HOLD_REASONS),
  solution: optionalText({ max: MAX_SOLUTION }),
  priority: choice(['auto', ...PRIORITIES]),
  impact: choice(IMPACTS),
  urgency: choice(URGENCIES),
  category: optionalId(),
  department: id(),
  assignee: optionalId(),
  tags: tagList,
} as const;

type PropertyName = keyof typeof PROPERTIES;

/** What a property is called in the ticket where the form says it shorter. */
const DOMAIN_NAMES: Partial<Record<string, keyof TicketPatch>> = {
  hold_reason: 'holdReason',
  category: 'categoryId',
  department: 'departmentId',
  assignee: 'assigneeId',
};

export const domainName = (name: string): string => DOMAIN_NAMES[name] ?? name;

export const formName = (field: string): string =>
  Object.entries(DOMAIN_NAMES).find(([, domain]) => domain === field)?.[0] ?? field;

/** The schema of those properties that a form brought and that differ from what it showed. */
export function propertiesForm(body: Record<string, unknown>) {
  const names = (Object.keys(PROPERTIES) as PropertyName[]).filter(
    (name) => Object.hasOwn(body, name) && !untouched(body, name) && body[`keep.${name}`] !== 'theirs',
  );
  const shape = Object.fromEntries(names.map((name) => [name, PROPERTIES[name]]));
  return z.object({ ...shape, version: optionalInteger({ min: 1, max: 2_000_000_000 }) });
}

/** The form says what the value was when it was shown; what nobody touched is not a change. */
function untouched(body: Record<string, unknown>, name: string): boolean {
  const base = body[`base.${name}`];
  return typeof base === 'string' && typeof body[name] === 'string' && lines(base) === lines(body[name]);
}

const lines = (value: string): string => value.replace(/\r\n?/g, '\n').trim();

/** The custom fields that a form brought: `fields.<key>`, as typed. */
export function customFieldsOf(body: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const key = /^fields\.([a-z][a-z0-9_]{0,39})$/.exec(name)?.[1];
    if (key && !untouched(body, name) && body[`keep.${name}`] !== 'theirs') fields[key] = value;
  }
  return fields;
}

export function patchOf(form: Record<string, unknown>): TicketPatch {
  const { version: _version, status, hold_reason: reason, ...rest } = form;
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) patch[domainName(name)] = value;
  // The field for a solution is there with every status, but only resolving means it.
  if (status && (status !== 'resolved' || patch.solution === null)) delete patch.solution;
  if (status) Object.assign(patch, stepOf(status as StepChoice, reason as HoldReason | null));
  else if (reason) patch.holdReason = reason;
  return patch as TicketPatch;
}
