import type { Request } from 'express';
import type { Locale } from '../../../platform/ctx';
import { localized } from '../../../platform/i18n/localized';
import type { Conflict, StaleForm } from '../../../platform/merging';
import { isBrought } from '../changes/changes.schema';
import type { Choices, TicketPage } from '../page/page.types';
import { labelOf } from '../properties/labels.view';
import { domainName, formName, isOf } from '../properties/list';
import { valueText } from '../timeline/changes.view';

const FORM_ONLY = new Set(['_csrf', 'version', 'insert', 'seen']);

export interface ConflictInput {
  found: TicketPage;
  choices: Choices;
  stale: StaleForm;
  body: Record<string, unknown>;
}

/** Both sides of every field that two people changed, and what else the form wanted. */
export function conflictModel(req: Request, { found, choices, stale, body }: ConflictInput) {
  const text = (field: string, value: unknown) =>
    nameOf(found, choices, req.shell.locale, field, value) ??
    valueText(req, found.definitions, field, value) ??
    req.shell.t('desk.ticket.none');
  const fields = new Map<string, ReturnType<typeof side>>();
  const side = (conflict: Conflict, name: string) => ({
    name,
    label: labelOf(req, found.definitions, conflict.field),
    by: conflict.by?.name ?? req.shell.t('ticket.event.system'),
    when: req.shell.fmt.moment(conflict.at, req.ctx.now),
    base: text(conflict.field, conflict.base),
    theirs: text(conflict.field, conflict.theirs),
    mine: text(conflict.field, conflict.mine),
    long: isLong(name),
    typed: String(body[name] ?? ''),
  });
  for (const conflict of stale.conflicts) {
    const name = formNameIn(body, conflict.field);
    if (!fields.has(name)) fields.set(name, side(conflict, name));
  }
  // Sent again, what this form did not change would undo what the others did.
  const wanted = (name: string) => isBrought(body, name) && !stale.theirs.includes(domainName(name));
  const sent = Object.entries(body).flatMap(([name, value]) =>
    FORM_ONLY.has(name) || /^(base|keep)\./.test(name) || !wanted(name)
      ? []
      : [[name, textsOf(value)] as const],
  );
  const others = sent.filter(([name]) => !fields.has(name));
  const hidden = sent.filter(([name]) => !isLong(name) || !fields.has(name));
  return {
    fields: [...fields.values()],
    hidden: hidden.flatMap(([name, values]) => values.map((value) => ({ name, value }))),
    also: req.shell.fmt.list(others.map(([name]) => labelOf(req, found.definitions, domainName(name)))),
  };
}

/** Text is merged by hand. */
const isLong = (name: string): boolean => isOf(domainName(name), 'line', 'text');

/** A name sent several times is a list of choices. */
function textsOf(value: unknown): string[] {
  return [value].flat().filter((text): text is string => typeof text === 'string');
}

/** A reason that came with its status in one choice belongs to that choice. */
function formNameIn(body: Record<string, unknown>, field: string): string {
  const name = formName(field);
  if (name in body) return name;
  if (field === 'duplicateOfNumber') return 'duplicate_of';
  return 'status' in body ? 'status' : name;
}

/** Names for the ids of a patch; both sides were choosable a moment ago. */
function nameOf(
  found: TicketPage,
  { departments, categories, staff }: Choices,
  locale: Locale,
  field: string,
  value: unknown,
): string | null {
  if (typeof value !== 'string') return null;
  if (isOf(field, 'department')) return departments.find(({ id }) => id === value)?.name ?? null;
  if (isOf(field, 'person')) {
    return (
      [...staff, ...(found.assignee ? [found.assignee] : [])].find(({ id }) => id === value)?.name ?? null
    );
  }
  if (!isOf(field, 'category')) return null;
  const category = categories
    .flatMap((parent) => [parent, ...parent.children])
    .find(({ id }) => id === value);
  return category ? localized(locale, category, 'name') : null;
}
