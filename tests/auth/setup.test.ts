import { prepareDesk } from '../../src/app/first-start';
import { setupPath } from '../../src/features/auth';
import { getSettings } from '../../src/features/settings';
import { type TestApp, testApp } from '../support/app';

// The first administrator of a desk that others can reach is whoever can read what the server says.

const FIELDS = {
  name: 'Marta',
  defaultLocale: 'en',
  email: 'marta@example.com',
  password: 'tin cloud basket 94',
  timeZone: 'UTC',
};

async function onEmptyDesk(
  env: Record<string, string>,
  work: (app: TestApp) => Promise<void>,
): Promise<void> {
  const app = await testApp({ commits: true, filling: 'migrated', env });
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

const codeOf = ({ system }: TestApp) =>
  new URLSearchParams(setupPath(system).split('?')[1]).get('code') ?? '';

test('on this machine alone nothing is asked for', () =>
  onEmptyDesk({}, async (app) => {
    expect(setupPath(app.system)).toBe('/setup');
    const visitor = app.visitor();
    expect((await visitor.get('/setup')).html.querySelector('#f-code')).toBeNull();
    const weak = await visitor.post('/setup', { ...FIELDS, password: 'password123' });
    expect([weak.status, weak.html.querySelector('#f-name')?.getAttribute('value')]).toEqual([422, 'Marta']);
    expect((await visitor.post('/setup', FIELDS)).location).toBe('/admin');
  }));

test('a desk that others can reach asks for the code, in whatever form it was copied', () =>
  onEmptyDesk({ HOST: '0.0.0.0' }, async (app) => {
    const code = codeOf(app);
    expect(code).toMatch(/^([0-9a-f]{5}-){3}[0-9a-f]{5}$/);
    const visitor = app.visitor();
    expect((await visitor.get('/')).location).toBe('/setup');
    const page = await visitor.get('/setup');
    expect(page.html.querySelector('#f-code')?.getAttribute('value')).toBe('');
    expect(page.text).not.toContain(code);
    for (const wrong of [
      undefined,
      '',
      'x',
      code.slice(1),
      `${code}0`,
      [code, code],
      code.replace(/.$/, 'z'),
    ]) {
      const answer = await visitor.post('/setup', { ...FIELDS, code: wrong });
      expect(answer.status).toBe(422);
      expect(answer.html.querySelector('.error-summary a[href="#f-code"]')).not.toBeNull();
      expect(answer.html.querySelector('#f-email')?.getAttribute('value')).toBe('marta@example.com');
    }
    expect(await app.system.db('users').first()).toBeUndefined();
    const linked = await visitor.get(setupPath(app.system));
    expect(linked.html.querySelector('#f-code')?.getAttribute('value')).toBe(code);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' – ')} `;
    expect((await visitor.post('/setup', { ...FIELDS, code: typed })).location).toBe('/admin');
    expect((await app.visitor().get(setupPath(app.system))).status).toBe(404);
  }));

test('wrong codes are counted', () =>
  onEmptyDesk({ HOST: '0.0.0.0' }, async (app) => {
    const visitor = app.visitor();
    await visitor.get('/setup');
    const answers: number[] = [];
    for (let tries = 0; tries < 11; tries++) {
      answers.push((await visitor.post('/setup', { ...FIELDS, code: `guess ${tries}` })).status);
    }
    expect([...new Set(answers)]).toEqual([422, 429]);
  }));

test('every node of a desk says the same code, another desk another; a proxy and production count as reachable', async () => {
  const codes: string[] = [];
  const same = { SESSION_SECRET: 'the secret that these two nodes share' };
  const environments: Record<string, string>[] = [
    { HOST: '::', ...same },
    { NODE_ENV: 'production', ...same },
    { TRUST_PROXY: '1', ...same },
    { HOST: '::', SESSION_SECRET: 'the secret of quite another service desk' },
  ];
  for (const env of environments) await onEmptyDesk(env, async (app) => void codes.push(codeOf(app)));
  expect(new Set(codes.slice(0, 3)).size).toBe(1);
  expect(codes[0]).not.toBe('');
  expect(codes[3]).not.toBe(codes[0]);
});

test('who removes the demo, and nobody is left to run the desk, is led on with the code; others need it', async () => {
  const app = await testApp({ commits: true, env: { HOST: '0.0.0.0' } });
  try {
    await app.system.db.raw(`insert into demo_records (kind, id) select 'user', id from users`);
    const admin = await app.as('admin@demo.test');
    await admin.get('/admin/demo');
    expect((await admin.post('/admin/demo/removal')).location).toBe(setupPath(app.system));
    const visitor = app.visitor();
    expect((await visitor.get('/login')).location).toBe('/setup');
    await visitor.get('/setup');
    expect((await visitor.post('/setup', FIELDS)).status).toBe(422);
    expect((await admin.get(setupPath(app.system))).status).toBe(200);
    expect((await admin.post('/setup', { ...FIELDS, code: codeOf(app) })).location).toBe('/admin');
  } finally {
    await app.close();
  }
});

test.each(['es', 'en'])(
  'offers the language of the browser (%s) and the zone of the server, and takes others',
  (locale) =>
    onEmptyDesk({}, async (app) => {
      await prepareDesk(app.system, { timeZone: 'America/Lima', locale: 'es' });
      const visitor = app.visitor();
      const { html } = await visitor.get('/setup', { 'accept-language': locale });
      const chosen = (name: string) =>
        html.querySelector(`select[name="${name}"] option[selected]`)?.getAttribute('value');
      expect([chosen('defaultLocale'), chosen('timeZone')]).toEqual([locale, 'America/Lima']);
      for (const wrong of [{ defaultLocale: 'fr' }, { defaultLocale: '' }, { timeZone: 'Mars/Olympus' }]) {
        expect((await visitor.post('/setup', { ...FIELDS, ...wrong })).status).toBe(422);
      }
      const other = { defaultLocale: locale === 'es' ? 'en' : 'es', timeZone: 'Asia/Tokyo' } as const;
      expect((await visitor.post('/setup', { ...FIELDS, ...other })).location).toBe('/admin');
      expect(await getSettings(await app.ctx())).toMatchObject(other);
    }),
);
