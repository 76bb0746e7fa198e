import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { organizationForm, organizationsQuery, removalForm } from './organizations.schema';
import {
  allOrganizations,
  createOrganization,
  findOrganization,
  listOrganizations,
  organizationUses,
  removeOrganization,
  updateOrganization,
} from './organizations.service';
import { organizationsView } from './organizations.view';

const LIST = '/admin/organizations';

export async function listPage(req: Request, res: Response): Promise<void> {
  const query = parseQuery(organizationsQuery, req);
  const active = query.state === null ? null : query.state === 'active';
  const sort = query.sort ?? 'name';
  const found = await listOrganizations(ctxOf(req), { ...query, active, sort });
  page(res, 'organizations/list', organizationsView(req.shell, { ...query, sort }, found));
}

export async function newPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm({ isActive: 'on' }));
}

export async function create(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { name } = await createOrganization(ctxOf(req), parseForm(organizationForm, req));
      done(res, LIST, 'organizations.flash.created', { name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const { id, name, domains, sharesTickets, note, isActive } = await findOrganization(
    ctxOf(req),
    idParam(req),
  );
  const values = {
    name,
    note,
    domains: domains.join('\n'),
    sharesTickets: sharesTickets ? 'on' : '',
    isActive: isActive ? 'on' : '',
  };
  await showForm(req, res, id, blankForm(values));
}

export async function update(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await updateOrganization(ctxOf(req), id, parseForm(organizationForm, req));
      done(res, LIST, 'organizations.flash.saved', { name });
    },
    (form) => showForm(req, res, id, form),
  );
}

export async function removalPage(req: Request, res: Response): Promise<void> {
  await showRemoval(req, res, blankForm({ moveTo: '' }));
}

export async function remove(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await findOrganization(ctxOf(req), id);
      await removeOrganization(ctxOf(req), id, parseForm(removalForm, req));
      done(res, LIST, 'organizations.flash.removed', { name });
    },
    (form) => showRemoval(req, res, form),
  );
}

export async function deactivate(req: Request, res: Response): Promise<void> {
  const { name } = await updateOrganization(ctxOf(req), idParam(req), { isActive: false });
  done(res, LIST, 'organizations.flash.saved', { name });
}

async function showForm(req: Request, res: Response, id: string | null, form: FormState): Promise<void> {
  const organization = id ? await findOrganization(ctxOf(req), id) : null;
  const uses = id ? await organizationUses(ctxOf(req), id) : null;
  const model = {
    ...form,
    organization: organization && { id: organization.id, name: organization.name },
    people: uses && { count: uses.people, href: `/admin/users?organization=${id}` },
  };
  page(res, 'organizations/edit', model, form.status);
}

async function showRemoval(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { id, name, isActive } = await findOrganization(ctx, idParam(req));
  const uses = await organizationUses(ctx, id);
  const others = (await allOrganizations(ctx)).filter((other) => other.id !== id);
  const model = {
    ...form,
    organization: { id, name, isActive },
    uses,
    isUsed: uses.people + uses.tickets > 0,
    others: others.map((other) => ({ value: other.id, label: other.name })),
  };
  page(res, 'organizations/removal', model, form.status);
}
