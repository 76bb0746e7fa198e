import type { Request } from 'express';
import type { z } from 'zod';
import type { Kept, KeptList } from '../../lists';
import type { Option } from '../options';
import type { Shell } from '../request';
import type { Access } from '../routes';
import type { FormEntry } from './fields';

export interface Badge {
  label: string;
  tone?: string;
}

/** What stands in one place of a list's table. */
export interface Cell {
  text?: string;
  badges?: Badge[];
  class?: string;
  /** For a thing below another: who cannot see that it is indented is told this word. */
  below?: string | null;
}

export type StateWords = Readonly<Record<'active' | 'inactive', string>>;

export interface Column<Row> {
  /** A text. */
  label: string;
  sort?: 'name' | 'created';
  numeric?: boolean;
  /** Of the column that says whether one is in use: the texts that say so, which the filter has too. */
  states?: StateWords;
  /** The first column leads to the page of the thing. */
  cell(row: Row, shell: Shell): Cell;
}

export interface LinkAction {
  label: string;
  href: string;
  icon: string;
}

/** A card below the form of a thing. */
export interface Facts {
  title: string;
  /** What stands first, in a sentence. */
  text: string;
  rows: { label: string; text: string }[];
}

/**
 * The pages of a list that people keep in the administration: its table, the form of one, and its removal. Texts are
 * found by their prefix: `LIST_TEXTS` says which there must be.
 */
export interface ListPagesDeclaration<Input extends object, Item extends Kept, Row> {
  list: KeptList<Input, Item, Row>;
  /** `/admin/skills` */
  path: string;
  /** `skills`, for `skills.title` and the like. */
  texts: string;
  /** Of the empty list. */
  icon: string;
  /** Administrators, unless it is given. */
  access?: Access;
  form: z.ZodType<Partial<Input>>;
  /** What one is called; its `name` unless it is given. */
  nameOf?(item: Item, shell: Shell): string;
  columns: Column<Row>[];
  /** All rows at once, in an order of their own, in place of pages by name or time. */
  rows?(req: Request, q: string | null): Promise<Row[]>;
  /** Links beside the places of an ordered list. */
  rowActions?(row: Row, shell: Shell): LinkAction[];
  /** The form, for a thing or a new one. */
  fields(req: Request, item: Item | null): Promise<FormEntry[]> | FormEntry[];
  /** What a new one begins with besides the defaults, from the address. */
  begin?(req: Request): Partial<Input>;
  /** Links beside the title of one. */
  actions?(req: Request, item: Item): Promise<LinkAction[]>;
  /** What follows from one as it is stored: shown beside its form. */
  facts?(req: Request, item: Item): Facts;
  /** What could take the place of one that goes, itself among them. */
  others(req: Request, item: Item): Promise<Option[]>;
  /** Texts for a removal that asks for no replacement: its label, and the choice of none. */
  detach?: { moveTo: string; none: string };
  /** The text beside the button that deactivates one, where its page of removal offers that. */
  deactivation?: string;
}

/** The texts of every list, behind its prefix. */
export const LIST_TEXTS = [
  'title',
  'subtitle',
  'new',
  'search',
  'empty.title',
  'empty.text',
  'removal.title',
  'flash.created',
  'flash.saved',
  'flash.removed',
] as const;
