import type { Request, Response } from 'express';
import type { Kept } from '../../lists';
import { ctxOf, idParam, parseForm } from '../input';
import { keepsTheirs, type MergePage, merging, versionOf, withoutTheirs } from '../merge-page';
import type { Shell } from '../request';
import { blankForm, done, type FormState, page, submitted } from '../respond';
import { errorsIn, fieldsIn, mergeFieldOf, typedValues, valuesOf } from './fields';
import type { ListPagesDeclaration } from './pages.types';

export async function showNew<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const fields = fieldsIn(await pages.fields(req, null));
  const begun = { ...pages.list.defaults, ...pages.begin?.(req) };
  await showForm(pages, req, res, null, blankForm(valuesOf(fields, begun)));
}

export async function create<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  await submitted(
    req,
    async () => {
      const item = await pages.list.create(ctxOf(req), parseForm(pages.form, req));
      done(res, pages.path, `${pages.texts}.flash.created`, { name: nameOf(pages, item, req.shell) });
    },
    (form) => showForm(pages, req, res, null, form),
  );
}

export async function showEdit<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const item = await pages.list.find(ctxOf(req), idParam(req));
  const fields = fieldsIn(await pages.fields(req, item));
  await showForm(pages, req, res, item, blankForm(valuesOf(fields, item)));
}

export async function update<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const ctx = ctxOf(req);
  const id = idParam(req);
  const act = async () => {
    const item = await pages.list.find(ctx, id);
    const fields = fieldsIn(await pages.fields(req, item)).map((field) => mergeFieldOf(field, req.shell));
    const patch = withoutTheirs(req, parseForm(pages.form, req), fields);
    const saved = await pages.list.update(ctx, id, patch, versionOf(req));
    done(res, pages.path, `${pages.texts}.flash.saved`, { name: nameOf(pages, saved, req.shell) });
  };
  const again = async (form: FormState) => {
    const item = await pages.list.find(ctx, id);
    await showForm(pages, req, res, item, form);
  };
  await merging(
    req,
    () => submitted(req, act, again),
    () => mergePage(pages, req, id),
  );
}

/** Both sides of what two people changed, in words. */
async function mergePage<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  id: string,
): Promise<MergePage> {
  const item = await pages.list.find(ctxOf(req), id);
  const name = nameOf(pages, item, req.shell);
  const back = `${pages.path}/${id}`;
  return {
    title: req.shell.t('merge.title', { name }),
    breadcrumb: [
      { label: req.shell.t(`${pages.texts}.title`), href: pages.path },
      { label: name, href: back },
    ],
    action: back,
    back,
    fields: fieldsIn(await pages.fields(req, item)).map((field) => mergeFieldOf(field, req.shell)),
  };
}

async function showForm<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
  item: T | null,
  form: FormState,
): Promise<void> {
  const { path, texts } = pages;
  const entries = await pages.fields(req, item);
  const fields = fieldsIn(entries);
  // Where somebody chose what the others made, that is what the form goes on with.
  const theirs = item
    ? valuesOf(
        fields.filter(({ name }) => keepsTheirs(req, name)),
        item,
      )
    : {};
  const model = {
    errors: errorsIn(fields, form.errors),
    values: typedValues(fields, { ...form.values, ...theirs }),
    path,
    texts,
    entries,
    item: item && { id: item.id, name: nameOf(pages, item, req.shell) },
    version: item ? (form.values.version ?? item.version) : undefined,
    actions: item ? ((await pages.actions?.(req, item)) ?? []) : [],
    facts: (item && pages.facts?.(req, item)) ?? null,
  };
  page(res, 'lists/edit', model, form.status);
}

/** What one is called in the reader's language. */
export function nameOf<I extends object, T extends Kept, R extends Kept>(
  pages: Pick<ListPagesDeclaration<I, T, R>, 'nameOf'>,
  item: T,
  shell: Shell,
): string {
  return pages.nameOf?.(item, shell) ?? String((item as { name?: unknown }).name ?? '');
}
