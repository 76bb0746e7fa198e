import type { Request } from 'express';
import { ctxOf } from '../../platform/http/input';
import {
  countColumn,
  createdColumn,
  type FormEntry,
  listPages,
  nameColumn,
  stateColumn,
} from '../../platform/http/list-pages';
import { namedOptions } from '../../platform/http/options';
import { allCalendars } from '../calendars';
import { policyNames } from '../sla';
import { staffOf } from '../users';
import { departmentForm } from './departments.schema';
import { allDepartments, type Department, departments } from './departments.service';

export const departmentPages = listPages(departments, {
  path: '/admin/departments',
  texts: 'departments',
  icon: 'layers',
  form: departmentForm,
  fields,
  columns: [
    nameColumn(),
    { label: 'departments.column.manager', cell: ({ managerName }) => ({ text: managerName ?? '' }) },
    countColumn('departments.column.members', ({ memberIds }) => memberIds.length),
    countColumn('departments.column.open_tickets', ({ openTickets }) => openTickets),
    stateColumn('masculine'),
    createdColumn(),
  ],
  others: async (req) => namedOptions(await allDepartments(ctxOf(req))),
});

async function fields(req: Request, department: Department | null): Promise<FormEntry[]> {
  const [options, policies] = await Promise.all([people(req, department), policyNames(ctxOf(req))]);
  return [
    { kind: 'text', name: 'name', label: 'admin.field.name', maxlength: 80, required: true },
    {
      kind: 'email',
      name: 'email',
      label: 'departments.field.email',
      hint: 'departments.hint.email',
      maxlength: 254,
      optional: true,
    },
    {
      kind: 'select',
      name: 'managerId',
      label: 'departments.field.managerId',
      hint: 'departments.hint.managerId',
      options,
      empty: 'admin.none',
      optional: true,
    },
    {
      kind: 'select',
      name: 'calendarId',
      label: 'departments.field.calendarId',
      hint: 'departments.hint.calendarId',
      options: namedOptions(await allCalendars(ctxOf(req))),
      empty: 'admin.none',
      optional: true,
    },
    {
      kind: 'select',
      name: 'slaPolicyId',
      label: 'departments.field.slaPolicyId',
      hint: 'departments.hint.slaPolicyId',
      options: namedOptions(policies),
      empty: 'departments.no_policy',
      optional: true,
    },
    options.length > 0
      ? { kind: 'choices', name: 'memberIds', label: 'departments.field.memberIds', options }
      : { kind: 'notice', text: 'departments.no_staff' },
    {
      kind: 'checkbox',
      name: 'isActive',
      label: 'departments.field.isActive',
      hint: 'departments.hint.isActive',
    },
  ];
}

/** Staff who work here, and members who do not any more. */
async function people(req: Request, department: Department | null) {
  const staff = (await staffOf(ctxOf(req))).map(({ id, name }) => ({ id, name }));
  const others = (department?.members ?? []).filter(({ id }) => !staff.some((person) => person.id === id));
  return [...staff, ...others]
    .sort((a, b) => req.shell.fmt.compare(a.name, b.name))
    .map(({ id, name }) => ({ value: id, label: name }));
}
