import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Kept, usesOf } from '../../lists';
import { optionalId } from '../fields';
import { ctxOf, idParam, parseForm } from '../input';
import { blankForm, done, type FormState, page, submitted } from '../respond';
import { nameOf } from './form.page';
import type { ListPagesDeclaration } from './pages.types';

const removalForm = z.object({ moveTo: optionalId() });

export async function showRemoval<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
  form: FormState = blankForm({ moveTo: '' }),
): Promise<void> {
  const ctx = ctxOf(req);
  const { list, path, texts, detach } = pages;
  const item = await list.find(ctx, idParam(req));
  const uses = await usesOf(ctx, list.noun, item.id);
  const inTheWay = uses.filter((use) => use.inTheWay);
  // Nothing is chosen for anybody where one of them cannot do without.
  const required = detach === undefined || inTheWay.some(({ canDetach }) => !canDetach);
  const canDeactivate = list.canDeactivate && (item as { isActive?: boolean }).isActive === true;
  const model = {
    ...form,
    path,
    texts,
    item: { id: item.id, name: nameOf(pages, item, req.shell) },
    uses: uses.map(({ text, count }) => req.shell.t(text, { count })),
    inTheWay: inTheWay.length > 0,
    deactivation: canDeactivate ? (pages.deactivation ?? 'admin.removal.deactivate') : null,
    others: (await pages.others(req, item)).filter(({ value }) => value !== item.id),
    moveTo: detach?.moveTo ?? 'admin.move_to',
    noTarget: required ? 'admin.choose' : detach.none,
    required,
  };
  page(res, 'lists/removal', model, form.status);
}

/** Where one may go without another in its place, the page has said what loses it. */
export async function remove<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const ctx = ctxOf(req);
  const id = idParam(req);
  await submitted(
    req,
    async () => {
      const name = nameOf(pages, await pages.list.find(ctx, id), req.shell);
      const { moveTo } = parseForm(removalForm, req);
      await pages.list.remove(ctx, id, { moveTo, detach: pages.detach !== undefined });
      done(res, pages.path, `${pages.texts}.flash.removed`, { name });
    },
    (form) => showRemoval(pages, req, res, form),
  );
}

export async function deactivate<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  await submitted(
    req,
    async () => {
      const patch = { isActive: false } as unknown as Partial<I>;
      const item = await pages.list.update(ctxOf(req), idParam(req), patch);
      done(res, pages.path, `${pages.texts}.flash.saved`, { name: nameOf(pages, item, req.shell) });
    },
    (form) => showRemoval(pages, req, res, form),
  );
}
