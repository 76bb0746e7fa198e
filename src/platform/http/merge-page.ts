import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ShownMoment } from '../format';
import { type Conflict, type StaleForm, staleForm } from '../merging';
import { optionalInteger } from './fields';
import { parseForm } from './input';
import { listOf } from './lists';
import { page } from './respond';

// A form that was open while somebody else changed the same: both sides, and a choice. Without scripts, too.

/** A field of such a form. */
export interface MergeField {
  /** In the form. */
  name: string;
  /** In the thing, in its events. */
  property: string;
  label: string;
  /** Lines of a long text, which is put together by hand rather than chosen; 0 for any other field. */
  long: number;
  /** A value in the reader's words. */
  words(value: unknown): string;
}

export interface MergePage {
  title: string;
  breadcrumb: { label: string; href: string }[];
  /** Where the form was going, and goes again. */
  action: string;
  /** Where the thing is found as it is now. */
  back: string;
  fields: MergeField[];
  /** What is never sent back, such as passwords: where one was typed, it is asked for again. */
  secrets?: { name: string; label: string }[];
}

/** One field that two changed, in the reader's words. */
interface Side {
  name: string;
  label: string;
  long: number;
  by: string;
  when: ShownMoment;
  base: string;
  theirs: string;
  mine: string;
  typed: string;
}

export interface MergeModel extends Omit<MergePage, 'fields' | 'secrets'> {
  version: number;
  sides: Side[];
  /** What else the form said. */
  hidden: { name: string; value: string }[];
  /** What else it said that is not sent back. */
  secrets: { name: string; label: string }[];
}

const versionForm = z.object({ version: optionalInteger({ min: 1, max: 2 ** 31 - 1 }) });

/** The version that a form was opened at; undefined for one that says none. */
export function versionOf(req: Request): { version?: number } {
  const { version } = parseForm(versionForm, req);
  return version === null ? {} : { version };
}

/** Runs a change; where somebody else has changed the same meanwhile, asks. */
export async function merging(
  req: Request,
  act: () => Promise<void>,
  ask: () => Promise<MergePage> | MergePage,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    const stale = staleForm(error);
    if (!stale || !req.res) throw error;
    showMerge(req, req.res, stale, await ask());
  }
}

/** Whether the person has chosen what the others made of a field. */
export function keepsTheirs(req: Request, name: string): boolean {
  return (req.body as Record<string, unknown> | undefined)?.[`keep.${name}`] === 'theirs';
}

/** A patch without the fields in which the person has chosen what the others made of them. */
export function withoutTheirs<P extends object>(
  req: Request,
  patch: P,
  fields: Pick<MergeField, 'name' | 'property'>[],
): P {
  const kept = new Set(fields.filter(({ name }) => keepsTheirs(req, name)).map(({ property }) => property));
  return Object.fromEntries(Object.entries(patch).filter(([property]) => !kept.has(property))) as P;
}

function showMerge(
  req: Request,
  res: Response,
  { version, conflicts, theirs }: StaleForm,
  { fields, secrets = [], ...frame }: MergePage,
): void {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const sides = conflicts.map((conflict) => sideOf(req, conflict, fields, body));
  const written = new Set([
    ...sides.filter(({ long }) => long > 0).map(({ name }) => name),
    ...secrets.map(({ name }) => name),
  ]);
  const hidden = Object.entries(body)
    .filter(([name]) => !OWN.test(name) && !written.has(name))
    .flatMap(([name, value]) => listOf(value).map((one) => ({ name, value: one })));
  // The next form is of the newest version, so it has to say which of its values are old ones.
  const settled = fields
    .filter(({ name, property }) => theirs.includes(property) || keepsTheirs(req, name))
    .filter(({ name }) => sides.every((side) => side.name !== name))
    .map(({ name }) => ({ name: `keep.${name}`, value: 'theirs' }));
  const again = secrets.filter(({ name }) => body[name]);
  const model = { ...frame, version, sides, hidden: [...hidden, ...settled], secrets: again };
  page(res, 'lists/merge', model, 409);
}

/** What the form brings itself. */
const OWN = /^(_|version$|keep\.)/;

function sideOf(req: Request, conflict: Conflict, fields: MergeField[], body: Record<string, unknown>): Side {
  const { t, fmt } = req.shell;
  const field = fields.find(({ property }) => property === conflict.field);
  const words = (value: unknown) => field?.words(value) ?? String(value ?? '');
  const name = field?.name ?? conflict.field;
  return {
    name,
    label: field?.label ?? conflict.field,
    long: field?.long ?? 0,
    by: conflict.by?.name ?? t('merge.desk'),
    when: fmt.moment(conflict.at, req.ctx.now),
    base: words(conflict.base),
    theirs: words(conflict.theirs),
    mine: words(conflict.mine),
    typed: listOf(body[name])[0] ?? '',
  };
}
