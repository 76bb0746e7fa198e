import { administration } from '../../src/app/administration';
import { texts } from '../../src/app/texts';
import { hrefOf } from '../../src/features/administration/places.view';
import { LOCALES } from '../../src/platform/i18n';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// Whoever looks for a setting knows it by some name, in some language: the page's language does not matter.

const known = Object.assign({}, ...texts) as Record<string, { es: string; en: string }>;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function speaking(locale: string): Promise<Browser> {
  const browser = await app.as('admin@demo.test');
  await browser.get('/admin');
  await browser.post('/preferences', { locale, return_to: '/admin' });
  return browser;
}

async function hrefsFor(browser: Browser, query: string): Promise<(string | undefined)[]> {
  const { html, status } = await browser.get(`/admin?q=${encodeURIComponent(query)}`);
  expect(status).toBe(200);
  return html.querySelectorAll('#places .link-list a').map((link) => link.getAttribute('href'));
}

/** What people type, and what they mean by it. */
const MEANT: Record<string, string[]> = {
  '/admin/deliveries': ['SMTP', 'correo', 'mail', 'Correo electrónico', 'remitente', 'notificaciones'],
  '/admin/access#f-methods': ['contraseña', 'contrasena', 'CONTRASEÑAS', 'password', 'google', 'SSO'],
  '/admin/access#f-staffNeedFactor': ['2FA', 'doble factor', 'segundo factor', 'two-factor', 'second factor'],
  '/admin/settings#f-accent': ['acento', 'accent', 'color', 'colour', 'colores', 'color de acento'],
  '/admin/settings#f-timeZone': ['zona horaria', 'time zone', 'huso', 'timezone', 'horario'],
  '/admin/settings#f-autoCloseDays': ['cerrar', 'close', 'cierre automático'],
  '/admin/settings#f-reopenDays': ['reabrir', 'reopen'],
  '/admin/access#f-sessionIdle': ['cerrar sesión', 'logout', 'session timeout'],
  '/admin/users': ['roles', 'permisos', 'permissions'],
  '/admin/audit': [
    'auditoria',
    'Auditoría',
    'audit log',
    'historial',
    'registro de auditoría',
    'the audit log',
  ],
  '/admin/deleted': ['papelera', 'trash', 'deleted tickets', 'borrar', 'delete'],
  '/admin/departments': ['departamento', 'departments', 'equipos'],
  '/admin/users/invite': ['invitar', 'invite', 'colega'],
  '/admin/users/invite/many': ['importar', 'import', 'csv'],
  '/admin/jobs': ['tareas de fondo', 'queue', 'cola', 'background'],
  '/admin/dashboard': ['panel', 'dashboard', 'estadisticas'],
  '/admin/reports/overview': ['informes', 'reports', 'nps', 'excel'],
};

describe.each(LOCALES)('in %s', (locale) => {
  test.each(Object.entries(MEANT))('%s is found', async (href, queries) => {
    const browser = await speaking(locale);
    for (const query of queries)
      expect([query, await hrefsFor(browser, query)]).toEqual([query, expect.arrayContaining([href])]);
  });

  test('every page and every part is among the first by its whole name, in both languages', async () => {
    const browser = await speaking(locale);
    const named = administration.pages
      .filter(({ exists }) => !exists)
      .flatMap((page) => [{ name: page.name, href: hrefOf(page) }, ...(page.parts ?? [])]);
    for (const { name, href } of named) {
      for (const one of LOCALES) {
        const query = known[name]?.[one] ?? '';
        expect([query, (await hrefsFor(browser, query)).slice(0, 5)]).toEqual([
          query,
          expect.arrayContaining([href]),
        ]);
      }
    }
  });
});

test('a group is found with its pages', async () => {
  const hrefs = await hrefsFor(await speaking('en'), 'seguridad');
  expect(hrefs).toEqual(expect.arrayContaining(['/admin/access', '/admin/sign-ins', '/admin/audit']));
});

test('a page that is not there at the moment is not found', async () => {
  expect(await hrefsFor(await speaking('en'), 'demo data')).toEqual([]);
});

test('all of the words have to fit, in any order, and only from their beginning', async () => {
  const browser = await speaking('es');
  expect(await hrefsFor(browser, 'acento color')).toEqual(['/admin/settings#f-accent']);
  expect(await hrefsFor(browser, 'color contraseña')).toEqual([]);
  expect(await hrefsFor(browser, 'olor')).toEqual([]);
});

test('what nothing fits is said, kept in the field, and never markup', async () => {
  const browser = await speaking('en');
  const { html, text } = await browser.get('/admin?q=%3Cb%3Ezzz');
  expect(html.querySelector('#places h2')?.text).toBe('Nothing matches “<b>zzz”');
  expect(text).not.toContain('<b>zzz');
  expect(html.querySelector('#admin-search')?.getAttribute('value')).toBe('<b>zzz');
  expect(html.querySelector('#places a')?.getAttribute('href')).toBe('/admin');
});

test('signs alone look for nothing, and blanks show everything', async () => {
  const browser = await speaking('en');
  expect(
    (await browser.get('/admin?q=%20')).html.querySelectorAll('.admin-groups .card').length,
  ).toBeGreaterThan(3);
  for (const query of ['...', '%25', '\\', '"']) expect(await hrefsFor(browser, query)).toEqual([]);
  expect((await browser.get('/admin?q=a&q=b')).html.querySelector('.unread')?.text).toContain(
    'q=a, b: This was',
  );
});
