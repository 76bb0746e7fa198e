import { type Line, lineTo, until } from '../platform/helpers';
import { type TestApp, testApp } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/database';
import { letterTo } from '../support/letters';

/** A database of its own: what others keep in Redis is theirs, limits of the one address that all tests have too. */
const redisUrl = `${process.env.TEST_REDIS_URL}/7`;
const REGISTRANT = { name: 'Nora', email: 'nora@example.com', password: 'tres tulipanes de cobre' };

describe('Redis goes away and comes back', () => {
  let line: Line;
  let app: TestApp;
  beforeAll(async () => {
    line = await lineTo(redisUrl);
    app = await testApp({ commits: true, env: { REDIS_URL: line.url } });
    await app.as('customer@demo.test');
  });
  afterAll(async () => {
    await app.close();
    await line.cut();
  });

  test('signed-in pages say so, public ones go on, and sessions are there again afterwards', async () => {
    const browser = await app.as('customer@demo.test');
    expect((await browser.get('/portal/tickets')).status).toBe(200);
    const visitor = app.visitor();
    await visitor.post('/register', REGISTRANT);
    const { link } = await letterTo(app, REGISTRANT.email);

    await line.cut();
    const away = await browser.get('/portal/tickets');
    expect(away.status).toBe(503);
    expect(away.html.querySelector('h1')?.text).toBeTruthy();
    for (const path of ['/', '/login', '/register', link]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 200]);
    }
    expect((await visitor.get('/register/sent')).location).toBe('/register');
    const status = async () => JSON.parse((await app.visitor().get('/health')).text).status;
    await until(async () => (await status()) === 'degraded');

    await line.mend();
    await until(async () => (await browser.get('/portal/tickets')).status === 200);
    await until(async () => JSON.parse((await app.visitor().get('/health')).text).cache === 'ok');
  });
});

describe('PostgreSQL goes away and comes back', () => {
  let line: Line;
  let app: TestApp;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase('fixture');
    line = await lineTo(database.url);
    app = await testApp({ commits: true, database: { ...database, url: line.url } });
    await app.as('technician@demo.test');
  });
  afterAll(async () => {
    await app.close();
    await line.cut();
    await database.drop();
  });

  test('pages say so, the process lives, and work goes on without a restart', async () => {
    const browser = await app.as('technician@demo.test');
    expect((await browser.get('/desk/tickets')).status).toBe(200);

    await line.cut();
    expect((await browser.get('/desk/tickets')).status).toBe(503);
    await until(async () => (await app.visitor().get('/health/ready')).status === 503);
    const health = await app.visitor().get('/health');
    expect(health.status).toBe(200);
    expect(JSON.parse(health.text)).toMatchObject({ status: 'degraded', database: 'degraded' });

    await line.mend();
    await until(async () => (await browser.get('/desk/tickets')).status === 200);
    await until(async () => (await app.visitor().get('/health/ready')).status === 200);
  });
});
