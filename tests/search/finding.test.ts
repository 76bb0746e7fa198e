import { reply } from '../../src/features/tickets';
import { saveWords } from '../../src/features/tickets/search/index.repo';
import { wordingOf } from '../../src/features/tickets/search/wording';
import { listUsers, searchPeople, updateUser } from '../../src/features/users';
import { askedOf } from '../../src/platform/search/asked';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf } from '../tickets/desk';
import { found, search, termsOf } from './search.support';

// What is found by what was typed, as people who look for a ticket expect it.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

const filed = async (...subjects: string[]) => {
  for (const subject of subjects) await file(people.customer, { subject, description: 'See the subject.' });
};

/** What stands in a ticket, what is typed, and whether it is found. Others have none of it. */
const CASES: [string, string, boolean][] = [
  ['Hikvision DS-7604NI-E1/4P/A', 'DS-7604', true],
  ['Hikvision DS-7604NI-E1/4P/A', 'DS 7604', true],
  ['Hikvision DS-7604NI-E1/4P/A', 'DS-7604NI-E1/4P/A', true],
  ['Hikvision DS-7604NI-E1/4P/A', 'ds7604ni', true],
  ['Switch with the MAC 21:33:vf:cc:e4:9d', '21:33:vf:cc:e4:9d', true],
  ['Switch with the MAC 21:33:vf:cc:e4:9d', '21:33:vf:cc:e4:9e', false],
  ['The cell is 5_a', '5_', true],
  ['The cell is 5xa', '5_', false],
  ['All of it: 100 %', '%', true],
  ['All of it: 100 ％', '%', true],
  ['All of it: 100', '%', false],
  ['Path C:\\temp', '\\', true],
  ['Path of temp', '\\', false],
  ['C++ does not build', 'C++', true],
  ['C does not build', 'C++', false],
  ['This is safe and effective', '"safe and effective"', true],
  ['Effective and safe', '"safe and effective"', false],
  ['The door of the garage', 'door -garage', false],
  ['The door of the house', 'door -garage', true],
  ['Run gcloud --version', '"gcloud --version"', true],
  ['Run gcloud beta --version', '"gcloud --version"', false],
  ['Jan’s Mac', "Jan's", true],
  ["Jan's Mac", 'Jan’s', true],
  ['No wifi upstairs', 'Wi-Fi', true],
  ['No Wi-Fi upstairs', 'wifi', true],
  ['No Wi‑Fi upstairs', 'wi fi', true],
  ['Avería en la línea', 'averia', true],
  ['AVERIAS en la linea', 'avería', true],
  ['Two printers jammed', 'printer', true],
  ['Impresoras sin papel', 'impresora', true],
  ['The impressive noise', 'impre', true],
  ['Error 0x80070005 at start', '0x80070005', true],
  ['Error 0x80070006 at start', '0x80070005', false],
  ['Error -2147024891 at start', '-2147024891', true],
  ['Error 2147024892 at start', '-2147024891', false],
  ['Photo IMG_20240815_1234.jpg', '20240815', true],
  ['Call +34 600 123 456', '600123456', true],
  ['Call 600123456', '600 12 34 56', true],
  ['Call (600) 12-34-56', '600123456', true],
  ['Call 0034 600 123 456', '+34 600 123 456', true],
  ['Call 34 600 123 456', '+34 600 123 456', true],
  ['Version 1.7 crashes', '1.7', true],
  ['Version 17 crashes', '1.7', false],
  ['Order 97933 is late', '97933', true],
  ['Order 497955-AIS is late', '497955-AIS', true],
  ['Order 497955 is late', '497955-AIS', false],
  ['Unit nixos-upgrade.service failed', 'nixos-upgrade.service', true],
  ['Unit nixos-upgrade.service failed', 'upgrade.service', true],
  ['Class test.testing-test', 'test.testing-test', true],
  ['Case 12345-6', '12345-6', true],
  ['Mail of ana+news@demo.test', 'ana+news@demo.test', true],
  ['Mail of ana-maria@demo.test', 'ana-maria@demo.test', true],
  ['See https://demo.test/a/b?c=d', 'https://demo.test/a/b', true],
  ['Screen of a notebook', 'reen', true],
  ['Die Straße', 'strasse', true],
  ['印刷できない', '印刷', true],
  ['刷印できない', '印刷', false],
  ['Robot 🤖 stuck', '🤖', true],
  ['O’Brien cannot log in', "o'brien", true],
];

test.each(CASES)('%s: %s', async (subject, q, isFound) => {
  await filed(subject, 'Something else altogether');
  expect(await found(people.admin, q)).toEqual(isFound ? [subject] : []);
});

describe('a number', () => {
  test.each(['#N', 'N', '[#N] The subject', 'Ticket#N', 'N-ES', '(N)'])(
    'as %s finds its ticket first',
    async (as) => {
      const target = await file(people.customer, { subject: 'The subject', description: 'What was meant.' });
      await file(people.customer, { subject: `The subject speaks of ${target.number}` });
      const { items } = await search(people.admin, as.replace('N', String(target.number)));
      expect(items[0]?.ticket.number).toBe(target.number);
    },
  );

  test('that another ticket speaks of comes behind', async () => {
    const target = await file(people.customer, { subject: 'Meant' });
    await filed(`Speaks of ${target.number}`, `Speaks of 7${target.number}7`);
    expect(await found(people.admin, String(target.number))).toEqual([
      'Meant',
      `Speaks of ${target.number}`,
      `Speaks of 7${target.number}7`,
    ]);
  });

  test('that is none is nothing', async () => {
    expect(await found(people.admin, '999999999999999')).toEqual([]);
    expect(await found(people.admin, '99999999999999999999999999')).toEqual([]);
  });
});

test('the subject comes before what was said, and the newest first', async () => {
  const first = await file(people.customer, { subject: 'Old', description: 'A squeaking chair.' });
  await filed('A squeaking door', 'Squeaking again');
  await file(people.customer, { subject: 'New', description: 'Nothing' });
  await reply(people.customer, first.id, { body: 'It is squeaking more.', visibility: 'public' });
  expect(await found(people.admin, 'squeaking')).toEqual(['Squeaking again', 'A squeaking door', 'Old']);
});

test('two words are found wherever each stands in a ticket', async () => {
  const ticket = await file(people.customer, { subject: 'The centrifuge', description: 'It stands still.' });
  await reply(people.customer, ticket.id, { body: 'The display says E-77.', visibility: 'public' });
  await filed('The centrifuge of the other house');
  expect(await found(people.admin, 'centrifuge E-77')).toEqual(['The centrifuge']);
});

test('a phrase does not reach from one text to the next', async () => {
  const ticket = await file(people.customer, {
    subject: 'Ends with alpha',
    description: 'omega begins this',
  });
  await reply(people.customer, ticket.id, { body: 'beta is said', visibility: 'public' });
  await reply(people.customer, ticket.id, { body: 'gamma is said', visibility: 'public' });
  expect(await found(people.admin, '"alpha omega"')).toEqual([]);
  expect(await found(people.admin, '"said gamma"')).toEqual([]);
  expect(await found(people.admin, '"omega begins"')).toEqual(['Ends with alpha']);
});

describe('one wrong letter', () => {
  test.each(['imprsora', 'impressora', 'impredora', 'imprseora', 'impresorq', 'jmpresora'])(
    '%s finds impresora, and says so',
    async (typed) => {
      await filed('La impresora no imprime');
      const { items, instead } = await search(people.admin, typed);
      expect(items.map(({ ticket }) => ticket.subject)).toEqual(['La impresora no imprime']);
      expect(instead).toEqual([{ typed, found: 'impresora' }]);
    },
  );

  test('is not forgiven where there is what was typed, nor in numbers and short words', async () => {
    await filed('La impresora', 'La impresota', 'Code 80070005', 'The door');
    expect(await found(people.admin, 'impresota')).toEqual(['La impresota']);
    expect(await found(people.admin, '80070006')).toEqual([]);
    expect(await found(people.admin, 'doar')).toEqual([]);
  });
});

describe('people', () => {
  test.each(['600110233', '600 11 02 33', '+34 600 110 233', '0034600110233', '110233'])(
    'and their tickets are found by their telephone, typed as %s, where staff looks',
    async (typed) => {
      await updateUser(people.admin, idOf(people.customer), { phone: '+34600110233' });
      await filed('Projector');
      await file(people.stranger, { subject: 'Screen' });
      expect(await found(people.admin, typed)).toEqual(['Projector']);
      expect(await found(people.customer, typed, 'customer')).toEqual([]);
      const known = await searchPeople(people.technician, { q: typed });
      expect(known.map(({ name }) => name)).toEqual(['Clara Cliente']);
    },
  );

  test.each(['％％', '＿＿', '%%', '__'])('are not all found by %s', async (typed) => {
    expect(await searchPeople(people.technician, { q: typed })).toEqual([]);
    expect((await listUsers(people.admin, { q: typed })).items).toEqual([]);
  });

  test('and their tickets are found by their address', async () => {
    await filed('Projector');
    await file(people.stranger, { subject: 'Screen' });
    expect(await found(people.admin, 'Customer@demo.test')).toEqual(['Projector']);
    expect(await found(people.admin, 'customer@demo')).toEqual(['Projector']);
  });

  test('find their tickets by the name that they have now, at once', async () => {
    await filed('Broken chair');
    await updateUser(people.admin, idOf(people.customer), { name: 'Evangelina Sotomayor' });
    expect(await found(people.admin, 'evangelina')).toEqual(['Broken chair']);
    expect(await found(people.admin, 'Sotomayor chair')).toEqual(['Broken chair']);
    await updateUser(people.admin, idOf(people.customer), { name: 'Marcelina Sotomayor' });
    expect(await found(people.admin, 'evangelina')).toEqual([]);
    expect(await found(people.admin, 'marcelina sotomayor')).toEqual(['Broken chair']);
  });
});

test('what has nothing to look for is answered plainly', async () => {
  await filed('Anything');
  for (const q of ['"', '(', '*', '***', '...', '-', '¿?', '\u0000', '\ud800', '""', '- -', '!!!']) {
    const { items, count } = await search(people.admin, q);
    expect({ q, items: items.length, count }).toEqual({ q, items: 0, count: 0 });
  }
});

test('what would mean something to PostgreSQL is text', async () => {
  await filed("It's <-> & | ! :* a:b'c\\");
  for (const q of [
    "It's",
    "' or 1=1 --",
    'a & b | !c',
    'a:*',
    "a:b'c\\",
    "'; drop table tickets; --",
    '<->',
    '$1 :q ?',
  ]) {
    expect(Array.isArray(await found(people.admin, q))).toBe(true);
  }
  expect(await found(people.admin, "a:b'c\\")).toEqual(["It's <-> & | ! :* a:b'c\\"]);
});

test('a page of text is looked for by its first words', async () => {
  await filed(
    'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  );
  const many =
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen more';
  const { items, isCut } = await search(people.admin, `${many} ${'and more '.repeat(200)}`);
  expect(items).toHaveLength(1);
  expect(isCut).toBe(true);
});

test('however many words begin like what was typed, a query asks for a bounded number of them', async () => {
  const heads = Array.from({ length: 16 }, (_one, index) => `${String.fromCharCode(97 + index)}qz`);
  const words = heads.flatMap((head) => Array.from({ length: 200 }, (_one, index) => `${head}${index}`));
  await saveWords(people.desk.db, words);
  const sizeOf = async (q: string) => {
    const { text } = await wordingOf(people.admin, askedOf(termsOf(q)).terms, 'staff');
    return text?.all.join(' ').match(/'p/g)?.length ?? 0;
  };
  expect(await sizeOf('aqz')).toBeGreaterThan(100);
  expect(await sizeOf(heads.join(' '))).toBeLessThanOrEqual(640 + 16);
  // Of one or two letters nearly everything begins like each of many.
  expect(await sizeOf(heads.map((head) => head.slice(0, 2)).join(' '))).toBe(16);
  expect(await sizeOf('aq bq')).toBeGreaterThan(100);
});

test('short words beside many others are found as they are', async () => {
  await file(people.customer, { subject: 'Go to B7 by 3 pm at PC no 4' });
  expect(await found(people.admin, 'go to b7 by 3 pm at pc no 4')).toEqual(['Go to B7 by 3 pm at PC no 4']);
});
