import nunjucks from 'nunjucks';
import { FIRST_DAY, LAST_DAY } from '../calendar';
import { type I18n, LOCALES } from '../i18n';
import type { Locale } from '../i18n/locale';
import { newId } from '../ids';
import type { Assets } from './assets';
import { drawnOnce } from './drawn';
import { faceOf } from './face';
import { createFieldNotes, type FieldNotes } from './field-notes';
import { speedUpNunjucks } from './nunjucks-speed';
import { createPlaceholders } from './placeholders';
import { createRefusedForm, type RefusedForm } from './refused-form';

export interface Views {
  /** A page or fragment in one language. Throws when the template does. */
  render(locale: Locale, view: string, model: object): string;
}

export interface ViewOptions {
  folder: string;
  i18n: I18n;
  assets: Assets;
  /** Templates are read again when they change. */
  reload: boolean;
  /** A variable that a template does not get is an error. */
  strict: boolean;
}

/** One Nunjucks environment a language, so a template and its macros need not pass `t` around. */
export function createViews(options: ViewOptions): Views {
  speedUpNunjucks();
  // Macros see globals only. A page is made in one go, so what belongs to the one being made is the right one.
  let shown: OfPage = NO_PAGE;
  let making = begin(NO_PAGE);
  const ofPage = {
    csrf: () => shown.csrf(),
    filesCame: () => shown.filesCame(),
    noteField: (...note: Parameters<FieldNotes['note']>) => {
      making.refused.note(note[3]);
      return making.notes.note(...note);
    },
    summaryLine: (...line: Parameters<FieldNotes['line']>) => making.notes.line(...line),
    formId: (...form: Parameters<RefusedForm['idOf']>) => making.refused.idOf(...form),
    preferenceButton: (...button: Parameters<RefusedForm['button']>) => making.refused.button(...button),
    refusedFormButton: () => making.refused.first(),
  };
  const environments = new Map(LOCALES.map((locale) => [locale, environmentOf(locale, options, ofPage)]));
  return {
    render(locale, view, model) {
      const environment = environments.get(locale);
      if (!environment) throw new Error(`no views for ${locale}`);
      shown = { ...NO_PAGE, ...(model as Partial<OfPage>) };
      try {
        making = begin(shown);
        return making.placeholders.filled(environment.render(`${view}.njk`, model));
      } finally {
        shown = NO_PAGE;
        making = begin(NO_PAGE);
      }
    },
  };
}

/** @param ofPage what macros may call of the page that is being made, by name */
function environmentOf(
  locale: Locale,
  { folder, i18n, assets, reload, strict }: ViewOptions,
  ofPage: Record<string, (...args: never[]) => unknown>,
): nunjucks.Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder, { noCache: reload }), {
    autoescape: true,
    throwOnUndefined: strict,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const globals = {
    ...ofPage,
    t: i18n.translator(locale),
    asset: assets.url,
    locale,
    days: { first: FIRST_DAY, last: LAST_DAY },
    newSubmission: newId,
    faceOf,
    once: drawnOnce(),
  };
  for (const [name, value] of Object.entries(globals)) environment.addGlobal(name, value);
  return environment;
}

/** What macros say of the page that is being made, and to each other. */
function begin({ refusedAt }: OfPage) {
  const placeholders = createPlaceholders();
  return {
    placeholders,
    notes: createFieldNotes(placeholders),
    refused: createRefusedForm(refusedAt, placeholders),
  };
}

/** What macros are told of the page that they are on. */
interface OfPage {
  csrf(): string;
  /** Whether the request that it answers brought files, which no form gives back. */
  filesCame(): boolean;
  /** Where the form went that it answers, as a path; null for a page that answers none. */
  refusedAt: string | null;
}

const NO_PAGE: OfPage = {
  csrf() {
    throw new Error('a form on a page without a token');
  },
  filesCame: () => false,
  refusedAt: null,
};
