import type { Ctx } from '../ctx';
import type { TextParams } from '../i18n';
import type { AccessNames } from './routes';

// What a feature says of its pages of the administration, in `*.admin.ts`; src/app/administration.ts gathers it.

/** The groups that pages stand in: a feature names them. */
// biome-ignore lint/suspicious/noEmptyInterface: it is a feature's to fill
export interface AdminGroups {}

/** A place within a page that people look for by its name: a field, a form, a list of its own. */
export interface AdminPart {
  /** With `#` and the id of the element, where it is no page of its own. */
  href: string;
  /** Text key. */
  name: string;
  /** Text key of the other words that people look for it by; those of both languages count. */
  words?: string;
}

export interface AdminPage {
  /** Of its route; what lies below it belongs to it. */
  path: string;
  /** Where it is, if the route only leads on. */
  href?: string;
  group: keyof AdminGroups;
  access: keyof AccessNames;
  icon: string;
  /** Text keys: its name, a line that says what it is for, and the other words that people look for it by. */
  name: string;
  text: string;
  words: string;
  /** `g` and then this key goes there. */
  go?: string;
  parts?: AdminPart[];
  /** Paths elsewhere below which everything belongs to this page too. */
  covers?: string[];
  /** Whether there is such a page at the moment; always, without. Asked at every page: cached, or no query at all. */
  exists?(ctx: Ctx): Promise<boolean>;
}

/** Something that an administrator should look at. */
export interface Finding {
  tone: 'error' | 'warning';
  /** Text keys: what is wrong, what follows from it, and what the link is called that leads to where it is put right. */
  title: string;
  text: string;
  action: string;
  params?: TextParams;
  href: string;
  /** A first step that says the same: while the steps are shown, it is enough. */
  step?: string;
}

/** What a new desk still needs. Whether it is done is read from the data, never noted. */
export interface FirstStep {
  name: string;
  /** Text keys. */
  title: string;
  text: string;
  /** Where it is done. */
  href: string;
  icon: string;
  isDone(ctx: Ctx): Promise<boolean>;
  /** Whether it concerns this desk at all; it does, without. */
  concerns?(ctx: Ctx): Promise<boolean>;
}

export interface AdminDeclaration {
  pages?: AdminPage[];
  /** Each runs one query at most, whatever there is in the desk. */
  attention?: ((ctx: Ctx) => Promise<Finding[]>)[];
  steps?: FirstStep[];
}
