import { z } from 'zod';
import { choice, optionalInteger } from '../../../platform/http/fields';
import { typedLines } from '../../../platform/typed';
import { domainName, formName, namesWhere } from '../properties/list';
import { formShape } from '../properties/properties.schema';
import { HOLD_REASONS, type HoldReason, STATUSES, type Status } from '../tickets.words';
import type { TicketPatch } from './changes.types';

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

/** The properties that a form changes; each may come alone. People and custom fields have forms of their own. */
const CHANGED = namesWhere(({ kind, set }) => set !== undefined && kind !== 'people' && kind !== 'fields');

/** The schema of those properties that a form brought and that differ from what it showed. */
export function propertiesForm(body: Record<string, unknown>, timeZone: string) {
  const brought = CHANGED.filter((name) => isBrought(body, formName(name)));
  const shape = formShape(brought, { timeZone });
  if (shape.status) shape.status = choice(STEP_CHOICES);
  return z.object({ ...shape, version: optionalInteger({ min: 1, max: 2_000_000_000 }) });
}

/** Whether a form wants something for what it calls so: it is there, and not as it was shown. */
export const isBrought = (body: Record<string, unknown>, name: string): boolean =>
  Object.hasOwn(body, name) && !untouched(body, name) && body[`keep.${name}`] !== 'theirs';

/** The form says what the value was when it was shown; what nobody touched is not a change. */
function untouched(body: Record<string, unknown>, name: string): boolean {
  const base = body[`base.${name}`];
  return base !== undefined && lines(base) === lines(body[name]);
}

/** A name sent several times is a list, which begins with an empty value so that an empty list is sent too. */
const lines = (value: unknown): string => typedLines([value].flat().filter(Boolean).join('\n'));

/** The custom fields that a form brought: `fields.<key>`, as typed. */
export function customFieldsOf(body: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const key = /^fields\.([a-z][a-z0-9_]{0,39})$/.exec(name)?.[1];
    if (key && isBrought(body, name)) fields[key] = value;
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

/** The version that a form was opened at, where it says one. */
export const versionOf = (version: unknown) => (typeof version === 'number' ? { version } : {});
