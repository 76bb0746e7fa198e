import type { Request } from 'express';
import type { Option } from '../../../platform/http/options';
import { localized } from '../../../platform/i18n/localized';
import { plainControl } from '../properties/controls.view';
import { labelOf } from '../properties/labels.view';
import { formName, namesPlaced } from '../properties/list';
import type { PropertyName } from '../properties/properties';
import type { Ticket } from '../tickets.types';
import { HOLD_REASONS, PRIORITIES, type Status } from '../tickets.words';
import type { Choices, TicketPage } from './page.types';
import type { Row } from './rows.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

type MadeRow = (req: Req, found: TicketPage, choices: Choices) => Row;

/** Where more than the kind decides what can be chosen. */
const OWN_ROWS: Partial<Record<PropertyName, MadeRow>> = {
  status: statusRow,
  assigneeId: assigneeRow,
  priority: priorityRow,
  categoryId: categoryRow,
  departmentId: departmentRow,
};

/** The properties that every ticket has, in the order in which a technician works through them. */
export function rowsOf(req: Req, found: TicketPage, choices: Choices): Row[] {
  const names = namesPlaced(({ panel }) => panel);
  return names.map((name) => (OWN_ROWS[name] ?? rowOf(name))(req, found, choices));
}

/** The row of a property as its kind has it. */
const rowOf =
  (name: PropertyName): MadeRow =>
  (req, found) => ({
    ...plainControl(req, name, found.ticket[name as keyof Ticket]),
    name: formName(name),
    label: labelOf(req, found.definitions, name),
  });

/** The steps the ticket can take from here, on hold split by its reason. */
export function stepGroups(req: Req, legal: Status[], current?: { value: string; label: string }) {
  const { t } = req.shell;
  const plain = legal.filter((status) => status !== 'on_hold');
  const groups: { label: string | null; options: Option[] }[] = [
    { label: null, options: plain.map((status) => ({ value: status, label: t(`ticket.status.${status}`) })) },
  ];
  if (current) groups[0]?.options.unshift(current);
  if (legal.includes('on_hold')) {
    const options = HOLD_REASONS.map((reason) => ({
      value: `on_hold:${reason}`,
      label: t(`ticket.hold.${reason}`),
    }));
    groups.push({ label: t('desk.ticket.on_hold_group'), options });
  }
  return groups.filter((group) => group.options.length > 0);
}

function statusRow(req: Req, found: TicketPage): Row {
  const { ticket, may } = found;
  const { t } = req.shell;
  const held = ticket.status === 'on_hold';
  const value = held ? `on_hold:${ticket.holdReason}` : ticket.status;
  const legal = held && !may.legal.includes('on_hold') ? [...may.legal, 'on_hold' as const] : may.legal;
  const current = held ? undefined : { value, label: t(`ticket.status.${ticket.status}`) };
  return {
    name: 'status',
    label: labelOf(req, found.definitions, 'status'),
    type: 'select',
    value,
    groups: stepGroups(
      req,
      legal.filter((status) => status !== ticket.status || held),
      current,
    ),
  };
}

const AVAILABILITIES = ['online', 'away', 'offline'] as const;

function assigneeRow(req: Req, found: TicketPage, { staff }: Choices): Row {
  const { t } = req.shell;
  const { actor } = req.ctx;
  const me = actor.kind === 'person' ? actor.id : '';
  const named = ({ id, name }: { id: string; name: string }): Option => ({
    value: id,
    label: id === me ? t('desk.ticket.me', { name }) : name,
  });
  const groups: NonNullable<Row['groups']> = AVAILABILITIES.map((availability) => ({
    label: t(`desk.ticket.availability.${availability}`),
    options: staff.filter((person) => person.availability === availability).map(named),
  })).filter(({ options }) => options.length > 0);
  if (found.assignee && !staff.some(({ id }) => id === found.assignee?.id)) {
    const label = t('desk.ticket.inactive_choice', { name: found.assignee.name });
    groups.unshift({ label: null, options: [{ value: found.assignee.id, label }] });
  }
  return {
    name: 'assignee',
    label: labelOf(req, found.definitions, 'assigneeId'),
    type: 'select',
    value: found.ticket.assigneeId ?? '',
    empty: t('desk.ticket.unassigned'),
    groups,
    shortcut: 'a',
  };
}

function priorityRow(req: Req, found: TicketPage): Row {
  const { ticket } = found;
  const { t } = req.shell;
  // The one that the matrix gives is the automatic one already: choosing it by hand would change nothing.
  const options = PRIORITIES.filter((value) => ticket.priorityOverridden || value !== ticket.priority).map(
    (value) => ({ value: value as string, label: t(`ticket.priority.${value}`) }),
  );
  const automatic = ticket.priorityOverridden
    ? t('desk.ticket.priority_auto')
    : t('desk.ticket.priority_automatic', { priority: t(`ticket.priority.${ticket.priority}`) });
  return {
    name: 'priority',
    label: labelOf(req, found.definitions, 'priority'),
    type: 'select',
    value: ticket.priorityOverridden ? ticket.priority : 'auto',
    options: [{ value: 'auto', label: automatic }, ...options],
    ...(ticket.priorityOverridden && { hint: t('desk.ticket.priority_overridden') }),
  };
}

function categoryRow(req: Req, found: TicketPage, { categories }: Choices): Row {
  const { t, locale } = req.shell;
  const name = (category: { nameEs: string; nameEn: string }) => localized(locale, category, 'name');
  const groups: NonNullable<Row['groups']> = categories.map((parent) => ({
    label: parent.children.length > 0 ? name(parent) : null,
    options: [
      {
        value: parent.id,
        label:
          parent.children.length > 0 ? t('desk.ticket.category_all', { name: name(parent) }) : name(parent),
      },
      ...parent.children.map((child) => ({ value: child.id, label: name(child) })),
    ],
  }));
  const known = categories.flatMap((parent) => [parent.id, ...parent.children.map(({ id }) => id)]);
  if (found.category && !known.includes(found.category.id)) {
    const label = t('desk.ticket.inactive_choice', { name: name(found.category) });
    groups.unshift({ label: null, options: [{ value: found.category.id, label }] });
  }
  return {
    name: 'category',
    label: labelOf(req, found.definitions, 'categoryId'),
    type: 'select',
    value: found.ticket.categoryId ?? '',
    empty: t('desk.ticket.no_category'),
    groups,
  };
}

function departmentRow(req: Req, found: TicketPage, { departments }: Choices): Row {
  const options = departments.map(({ id, name }) => ({ value: id, label: name }));
  if (!departments.some(({ id }) => id === found.department.id)) {
    const label = req.shell.t('desk.ticket.inactive_choice', { name: found.department.name });
    options.unshift({ value: found.department.id, label });
  }
  return {
    name: 'department',
    label: labelOf(req, found.definitions, 'departmentId'),
    type: 'select',
    value: found.ticket.departmentId,
    options,
  };
}
