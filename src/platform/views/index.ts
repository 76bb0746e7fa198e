import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { type I18n, LOCALES } from '../i18n';
import type { Locale } from '../i18n/locale';
import { newId } from '../ids';
import type { Assets } from './assets';
import { faceOf } from './face';
import { speedUpNunjucks } from './nunjucks-speed';

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
export function createViews({ folder, i18n, assets, reload, strict }: ViewOptions): Views {
  speedUpNunjucks();
  const environments = new Map(
    LOCALES.map((locale) => {
      const loader = new nunjucks.FileSystemLoader(folder, { noCache: reload });
      const environment = new nunjucks.Environment(loader, {
        autoescape: true,
        throwOnUndefined: strict,
        trimBlocks: true,
        lstripBlocks: true,
      });
      environment.addGlobal('t', i18n.translator(locale));
      environment.addGlobal('asset', assets.url);
      environment.addGlobal('locale', locale);
      environment.addGlobal('csrf', () => tokenOfPage());
      environment.addGlobal('newSubmission', newId);
      environment.addGlobal('faceOf', faceOf);
      return [locale, environment];
    }),
  );
  // Macros see globals only. A page is made in one go, so the token of the one being made is the right one.
  let tokenOfPage = noToken;
  return {
    render(locale, view, model) {
      const environment = environments.get(locale);
      if (!environment) throw new Error(`no views for ${locale}`);
      tokenOfPage = 'csrf' in model ? (model.csrf as () => string) : noToken;
      try {
        return environment.render(`${view}.njk`, model);
      } finally {
        tokenOfPage = noToken;
      }
    },
  };
}

function noToken(): string {
  throw new Error('a form on a page without a token');
}

/** Where views and public files lie, from the sources and from the build alike. */
export function projectFolder(...parts: string[]): string {
  const root = __dirname.includes(join('dist', 'src'))
    ? join(__dirname, '../../../..')
    : join(__dirname, '../../..');
  return join(root, ...parts);
}
