import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { listFrame } from '../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { removalForm, skillForm, skillsQuery } from './skills.schema';
import {
  allSkills,
  createSkill,
  findSkill,
  listSkills,
  removeSkill,
  skillUses,
  updateSkill,
} from './skills.service';

const LIST = '/admin/skills';

export async function listPage(req: Request, res: Response): Promise<void> {
  const parsed = parseQuery(skillsQuery, req);
  const query = { ...parsed, sort: parsed.sort ?? ('name' as const) };
  const { fmt } = req.shell;
  const found = await listSkills(ctxOf(req), query);
  page(res, 'skills/list', {
    skills: found.items.map((item) => ({
      id: item.id,
      href: `${LIST}/${item.id}`,
      name: item.name,
      people: fmt.number(item.people),
      categories: fmt.number(item.categories),
      created: fmt.date(item.createdAt),
    })),
    ...listFrame(LIST, query, ['name', 'created'], found),
  });
}

export async function newPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm());
}

export async function create(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { name } = await createSkill(ctxOf(req), parseForm(skillForm, req));
      done(res, LIST, 'skills.flash.created', { name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const { id, name } = await findSkill(ctxOf(req), idParam(req));
  await showForm(req, res, id, blankForm({ name }));
}

export async function update(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await updateSkill(ctxOf(req), id, parseForm(skillForm, req));
      done(res, LIST, 'skills.flash.saved', { name });
    },
    (form) => showForm(req, res, id, form),
  );
}

export async function removalPage(req: Request, res: Response): Promise<void> {
  await showRemoval(req, res, blankForm({ moveTo: '' }));
}

/** Without another skill to put in its place, whoever has it loses it: the page says how many. */
export async function remove(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const { name } = await findSkill(ctxOf(req), id);
      const { moveTo } = parseForm(removalForm, req);
      await removeSkill(ctxOf(req), id, { moveTo, detach: moveTo === null });
      done(res, LIST, 'skills.flash.removed', { name });
    },
    (form) => showRemoval(req, res, form),
  );
}

async function showForm(req: Request, res: Response, id: string | null, form: FormState): Promise<void> {
  const skill = id ? await findSkill(ctxOf(req), id) : null;
  page(res, 'skills/edit', { ...form, skill: skill && { id: skill.id, name: skill.name } }, form.status);
}

async function showRemoval(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { id, name } = await findSkill(ctx, idParam(req));
  const uses = await skillUses(ctx, id);
  const others = (await allSkills(ctx)).filter((other) => other.id !== id);
  const model = {
    ...form,
    skill: { id, name },
    uses,
    isUsed: uses.people + uses.categories > 0,
    others: others.map((other) => ({ value: other.id, label: other.name })),
  };
  page(res, 'skills/removal', model, form.status);
}
