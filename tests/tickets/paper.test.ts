import sharp from 'sharp';
import { createField } from '../../src/features/fields';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import type { PersonActor } from '../../src/platform/ctx';
import { runTask } from '../../src/platform/jobs';
import type { Browser } from '../support/browser';
import { elementsOf, type ReadPdf, readPdf, textOf, wholeText } from '../support/pdf';
import { idOf } from './desk';
import { app, people, upload } from './reading.support';

// A ticket as a PDF: what is in it for whom.

const SECRET = 'zanzibar';

async function download(browser: Browser, path: string) {
  const answer = await fetch(new URL(path, app.url), {
    headers: { cookie: browser.cookieHeader, accept: 'text/html', 'accept-language': 'en' },
    redirect: 'manual',
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function pdfAt(email: string, path: string): Promise<ReadPdf> {
  const { status, bytes } = await download(await app.as(email), path);
  expect(status).toBe(200);
  return readPdf(bytes);
}

const everything = (pdf: ReadPdf) =>
  [wholeText(pdf), ...pdf.pages.map(({ artifacts }) => textOf(artifacts)), ...pdf.actual].join(' ');

/** Of a customer, with replies of both sides, and a note with a file. */
async function ticket(subject = 'Impresora “bloqueada” / 2.ª planta') {
  const { customer, admin } = people;
  const made = await createTicket(customer, {
    subject,
    description: 'It **hums**.\n\n- first\n- second\n\nSee [the guide](https://example.org/guide).',
    uploads: [await upload('photo of it.txt', 'x'.repeat(1200))],
  });
  await reply(admin, made.id, { body: 'Please restart it.', visibility: 'public' });
  await reply(admin, made.id, {
    body: `Note ${SECRET}`,
    visibility: 'internal',
    uploads: [await upload(`${SECRET}.txt`, 'x')],
  });
  await changeTicket(admin, made.id, { tags: [`tag-${SECRET}`], priority: 'P1' });
  await reply(customer, made.id, { body: 'قسم الدعم done', visibility: 'public' });
  return made;
}

test('its customer has what their page shows, whatever they ask for', async () => {
  const { number } = await ticket();
  for (const query of ['', '?notes=1']) {
    const pdf = await pdfAt('customer@demo.test', `/portal/tickets/${number}.pdf${query}`);
    const text = everything(pdf);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('internal');
    const order = ['It hums.', '• first', 'photo of it.txt (1.2 kB)', 'Please restart it.', 'done'];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).toSorted((one, other) => one - other),
    );
    for (const part of [...order, 'See the guide (https://example.org/guide).', 'Support team', `#${number}`])
      expect(text).toContain(part);
    expect(pdf.actual).toContain('قسم الدعم done');
  }
});

test('staff hand on what its customer may read', async () => {
  const { number } = await ticket();
  const text = everything(await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf`));
  for (const part of ['It hums.', 'Please restart it.', 'Clara Cliente']) expect(text).toContain(part);
  for (const part of [SECRET, 'P1', 'Priority', 'internal']) expect(text).not.toContain(part);
});

test('or all that they read themselves, and then each page says that it is theirs', async () => {
  const { number, id } = await ticket();
  for (let at = 0; at < 20; at++)
    await reply(people.admin, id, { body: `Then ${at}`, visibility: 'internal' });
  const pdf = await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf?notes=1`);
  const text = everything(pdf);
  for (const part of [`Note ${SECRET}`, `${SECRET}.txt`, 'Internal note', 'Priority', 'Then 19'])
    expect(text).toContain(part);
  expect(pdf.pages.length).toBeGreaterThan(1);
  for (const { artifacts } of pdf.pages)
    expect(textOf(artifacts)).toContain('Contains internal notes: for staff only.');
});

test('who acted in the place of another is named to staff alone', async () => {
  const { admin, customer } = people;
  const actor = { ...(customer.actor as PersonActor), actedBy: { id: idOf(admin), name: 'Alma Admin' } };
  const { number, id } = await createTicket(customer, { subject: 'Acted', description: 'x' });
  await reply({ ...customer, actor }, id, { body: 'In their place', visibility: 'public' });
  const read = async (query: string) =>
    everything(await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf${query}`));
  expect(await read('?notes=1')).toContain('through Alma Admin');
  const handedOn = await read('');
  expect(handedOn).toContain('In their place');
  expect(handedOn).not.toContain('through');
});

test('a field that customers do not know of is for staff alone', async () => {
  const { admin, customer } = people;
  const field = { labelEs: 'Contrato', labelEn: 'Contract', kind: 'text', customerAccess: 'none' } as const;
  await createField(admin, { ...field, key: 'contract', position: 1 });
  const { number, id } = await createTicket(customer, { subject: 'Field', description: 'x' });
  await changeTicket(admin, id, { fields: { contract: SECRET } });
  expect(everything(await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf?notes=1`))).toContain(SECRET);
  for (const [who, path] of [
    ['admin@demo.test', 'desk'],
    ['customer@demo.test', 'portal'],
  ] as const)
    expect(everything(await pdfAt(who, `/${path}/tickets/${number}.pdf`))).not.toContain(SECRET);
});

test('all of a long conversation is in it, in its order', async () => {
  const { number, id } = await ticket('Long');
  for (let at = 1; at <= 120; at++)
    await reply(people.admin, id, { body: `Reply no. ${at}.`, visibility: 'public' });
  const pdf = await pdfAt('customer@demo.test', `/portal/tickets/${number}.pdf`);
  const found = [...wholeText(pdf).matchAll(/Reply no\. (\d+)\./g)].map(([, at]) => Number(at));
  expect(found).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
  expect(pdf.pages.every(({ content }) => content.length > 0)).toBe(true);
  expect(elementsOf(pdf, 'H1')).toHaveLength(1);
  expect(pdf.outline[0]?.items.map(({ title }) => title)).toContain('Conversation');
});

test('code is in letters of one width, keeps how it is indented, and loses nothing', async () => {
  const { customer } = people;
  const long = `const words = [${Array.from({ length: 40 }, (_, at) => `"w${at}"`).join(', ')}];`;
  const lines = ['if (ok) {', "    return 'año 10 €';", "\techo('Привет 图 │ ö');", `  ${long}`, '', '}'];
  const description = `Run \`npm ci --all\` in the folder.\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\``;
  const { number } = await createTicket(customer, { subject: 'Code', description });
  const pdf = await pdfAt('customer@demo.test', `/portal/tickets/${number}.pdf`);
  const content = pdf.pages.flatMap((page) => page.content);
  const at = (text: string) => content.find((one) => one.text.trimStart().startsWith(text));
  const width = (text: string) => (at(text)?.width ?? 0) / (at(text)?.size ?? 1);
  expect(width('npm ci --all')).toBeCloseTo(12 * 0.6, 1);
  const [outer, inner] = [at('if (ok) {'), at("return 'año 10 €';")];
  const indent = (inner?.text.length ?? 0) - (inner?.text.trimStart().length ?? 0);
  const start = (inner?.x ?? 0) + indent * 0.6 * (inner?.size ?? 0);
  expect(start - (outer?.x ?? 0)).toBeCloseTo(4 * 0.6 * (outer?.size ?? 0), 0);
  const bare = (text: string) => text.replace(/\s/g, '');
  const drawn = bare(everything(pdf));
  for (const part of lines.flatMap((line) => line.split(/图 │/))) expect(drawn).toContain(bare(part));
  for (const lacking of ['图', '│']) expect(pdf.actual).toContain(lacking);
  const most = Math.max(...content.map(({ x, width: wide }) => x + wide));
  expect(most).toBeLessThanOrEqual((pdf.pages[0]?.width ?? 0) - 48);
  expect(elementsOf(pdf, 'Code')).toHaveLength(1);
});

test('it has the name of its ticket, and no browser keeps it', async () => {
  const { number } = await ticket();
  const { headers } = await download(await app.as('customer@demo.test'), `/portal/tickets/${number}.pdf`);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('cache-control')).toBe('private, no-store');
  const [, name = ''] = /filename\*=UTF-8''(.+)$/.exec(headers.get('content-disposition') ?? '') ?? [];
  expect(decodeURIComponent(name)).toMatch(/^[^/\\]+\.pdf$/);
});

test('who may not see the ticket finds none, and everybody is led to their own', async () => {
  const { number } = await ticket();
  const [portal, desk] = [`/portal/tickets/${number}.pdf`, `/desk/tickets/${number}.pdf`];
  const stranger = await app.as('customer2@demo.test');
  const customer = await app.as('customer@demo.test');
  const admin = await app.as('admin@demo.test');
  const status = async (browser: Browser, path: string) => (await download(browser, path)).status;
  expect(await status(stranger, portal)).toBe(404);
  expect(await status(customer, desk)).toBe(404);
  expect((await app.visitor().get(portal)).location).toContain('/login');
  expect((await admin.get(portal)).location).toBe(desk);
  for (const path of ['/desk/tickets/0.pdf', '/desk/tickets/x.pdf', '/desk/tickets/999999.pdf'])
    expect(await status(admin, path)).toBe(404);
});

test('its pages lead to it', async () => {
  const { number } = await ticket();
  const linksOf = async (email: string, path: string) =>
    (await (await app.as(email)).get(path)).html
      .querySelectorAll('a[download]')
      .map((link) => link.getAttribute('href'))
      .filter((href) => href?.includes('.pdf'));
  const desk = `/desk/tickets/${number}`;
  expect(await linksOf('admin@demo.test', desk)).toEqual([`${desk}.pdf`, `${desk}.pdf?notes=1`]);
  const portal = `/portal/tickets/${number}`;
  expect(await linksOf('customer@demo.test', portal)).toEqual([`${portal}.pdf`]);
});

const drawing = async (format: 'png' | 'jpeg', width: number, height: number) => {
  const create = { width, height, channels: 4, background: '#33669980' } as const;
  return sharp({ create })[format]().toBuffer();
};

/** Does what attachments leave for later. */
async function drawPictures(): Promise<void> {
  const task = app.system.tasks.find(({ name }) => name === 'tickets.draw_missing');
  if (!task) throw new Error('no task draws');
  await runTask(task, await app.ctx(), { after: null }, { number: 1, isLast: false });
}

const picturesOf = (pdf: ReadPdf) =>
  elementsOf(pdf, 'Figure').map(({ alt = '', bbox: [left = 0, bottom = 0, right = 0, top = 0] = [] }) => ({
    alt,
    width: Math.round(right - left),
    height: Math.round(top - bottom),
  }));

test('pictures are shown where they came, none wider than its page, and other files are named', async () => {
  const { admin, customer } = people;
  const { number, id } = await createTicket(customer, {
    subject: 'Pictures',
    description: 'Look:',
    uploads: [
      await upload('wide.png', await drawing('png', 2400, 600)),
      await upload('broken.png', (await drawing('png', 40, 40)).subarray(0, 60)),
      await upload('log.txt', 'x'),
    ],
  });
  const tall = await upload('tall.jpg', await drawing('jpeg', 600, 2400));
  await reply(customer, id, { body: 'Taller', visibility: 'public', uploads: [tall] });
  const secret = await upload(`${SECRET}.png`, await drawing('png', 40, 40));
  await reply(admin, id, { body: 'Noted', visibility: 'internal', uploads: [secret] });
  await drawPictures();

  const shown = [
    { alt: 'wide.png', width: 499, height: 125 },
    { alt: 'tall.jpg', width: 108, height: 431 },
  ];
  const theirs = await pdfAt('customer@demo.test', `/portal/tickets/${number}.pdf`);
  expect(picturesOf(theirs)).toEqual(shown);
  expect(wholeText(theirs)).toMatch(
    /wide\.png \([^)]+\) Attached files: broken\.png \(60 bytes\) and log\.txt \(1 byte\)/,
  );
  expect(everything(theirs)).not.toContain(SECRET);
  expect(picturesOf(await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf`))).toEqual(shown);
  const noted = await pdfAt('admin@demo.test', `/desk/tickets/${number}.pdf?notes=1`);
  expect(picturesOf(noted)).toEqual([...shown, { alt: `${SECRET}.png`, width: 30, height: 30 }]);
});
