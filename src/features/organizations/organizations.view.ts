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
import { readableDomain } from '../../platform/mail/domains';
import { organizationForm } from './organizations.schema';
import { allOrganizations, organizations } from './organizations.service';

const FIELDS: FormEntry[] = [
  { kind: 'text', name: 'name', label: 'admin.field.name', maxlength: 120, required: true },
  {
    kind: 'textarea',
    name: 'domains',
    label: 'organizations.field.domains',
    hint: 'organizations.hint.domains',
    rows: 3,
    maxlength: 2000,
    optional: true,
    mono: true,
    lines: true,
    written: readableDomain,
  },
  {
    kind: 'checkbox',
    name: 'sharesTickets',
    label: 'organizations.field.sharesTickets',
    hint: 'organizations.hint.sharesTickets',
  },
  {
    kind: 'textarea',
    name: 'note',
    label: 'organizations.field.note',
    hint: 'organizations.hint.note',
    rows: 4,
    maxlength: 2000,
    optional: true,
  },
  {
    kind: 'checkbox',
    name: 'isActive',
    label: 'organizations.field.isActive',
    hint: 'organizations.hint.isActive',
  },
];

export const organizationPages = listPages(organizations, {
  path: '/admin/organizations',
  texts: 'organizations',
  icon: 'building-2',
  form: organizationForm,
  fields: () => FIELDS,
  columns: [
    nameColumn(),
    {
      label: 'organizations.column.domains',
      cell: ({ domains }) => ({ text: domains.map(readableDomain).join(', ') }),
    },
    countColumn('organizations.column.people', ({ peopleCount }) => peopleCount),
    stateColumn('feminine', ({ sharesTickets }) =>
      sharesTickets ? [{ label: 'organizations.shares', tone: 'blue' }] : [],
    ),
    createdColumn(),
  ],
  actions: async ({ shell }, { id, peopleCount }) => [
    {
      label: shell.t('organizations.people', { count: peopleCount }),
      href: `/admin/users?organization=${id}`,
      icon: 'users',
    },
  ],
  others: async (req) => namedOptions(await allOrganizations(ctxOf(req))),
});
