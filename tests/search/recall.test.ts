import { generate } from '../../seeds/generate';
import { findTickets } from '../../src/features/tickets/search/finding.service';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { termsOf } from './search.support';

// What is found, held against a search that is slow and obvious: every text read, every word compared.

let app: TestApp;
let admin: Ctx;
/** The words of each ticket, by its number. */
let words: Map<number, Set<string>>;

beforeAll(async () => {
  app = await testApp({ commits: true });
  admin = await app.ctx('admin@demo.test');
  await generate(app.system.db, { tickets: 600, seed: 7, progress: () => undefined });
  words = await allWords();
});
afterAll(() => app.close());

const plain = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

async function allWords(): Promise<Map<number, Set<string>>> {
  const found = await rows<{ number: number; text: string }>(
    admin.db,
    `select number, concat_ws(' ', subject, description, solution, satisfaction_comment, array_to_string(tags, ' '),
       (select string_agg(body, ' ') from comments where ticket_id = t.id)) as text from tickets t`,
  );
  return new Map(found.map(({ number, text }) => [number, new Set(plain(text))]));
}

const having = (fits: (word: string) => boolean): number[] =>
  [...words].filter(([, all]) => [...all].some(fits)).map(([number]) => number);

/** The numbers that are found: in texts alone, since people are found by their names too. */
async function found(q: string): Promise<number[]> {
  const { found: hits } = await findTickets(admin, { terms: termsOf(q), audience: 'staff', limit: 100_000 });
  return hits.map(({ number }) => number);
}

/** Of all words there are, some from everywhere in the alphabet. */
function drawn(count: number, fits: (word: string) => boolean): string[] {
  const all = [...new Set([...words.values()].flatMap((set) => [...set]))].filter(fits).sort();
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_word, index) => index % step === 0).slice(0, count);
}

const missed = (wanted: number[], got: number[]): number[] => {
  const all = new Set(got);
  return wanted.filter((number) => !all.has(number));
};

const isWord = (word: string) => /^[a-z]{3,}$/.test(word);

test('every ticket with a word is found by it', async () => {
  for (const word of drawn(60, isWord)) {
    const wanted = having((one) => one === word);
    expect(wanted.length).toBeGreaterThan(0);
    expect({ word, missed: missed(wanted, await found(word)) }).toEqual({ word, missed: [] });
  }
});

test('every ticket with both of two words is found by both', async () => {
  const all = drawn(40, isWord);
  for (const [index, word] of all.entries()) {
    const other = all[(index * 7 + 3) % all.length] as string;
    const wanted = having((one) => one === word).filter((number) => words.get(number)?.has(other));
    const q = `${word} ${other}`;
    expect({ q, missed: missed(wanted, await found(q)) }).toEqual({ q, missed: [] });
  }
});

test('every ticket with a word that begins like that is found by its beginning', async () => {
  for (const word of drawn(60, (one) => /^[a-z]{5,}$/.test(one))) {
    const typed = word.slice(0, 4);
    const wanted = having((one) => one.startsWith(typed));
    expect({ typed, missed: missed(wanted, await found(typed)) }).toEqual({ typed, missed: [] });
  }
});

test('every ticket with a number is found by it, and by a part of it', async () => {
  for (const number of drawn(60, (one) => /^\d{3,}$/.test(one))) {
    for (const typed of [number, number.slice(1)].filter((one) => one.length > 2)) {
      const wanted = having((one) => /^\d+$/.test(one) && one.includes(typed));
      expect({ typed, missed: missed(wanted, await found(typed)) }).toEqual({ typed, missed: [] });
    }
  }
});

test('nothing is found that has neither the word nor one like it', async () => {
  const staff = await rows<{ name: string }>(
    admin.db,
    'select name from users union all select name from organizations',
  );
  const names = plain(staff.map(({ name }) => name).join(' '));
  const isName = (word: string) => names.some((name) => name.startsWith(word));
  for (const word of drawn(60, (one) => isWord(one) && !isName(one))) {
    // Other forms of a word are the same to whoever looks for it.
    const like = (one: string) => one.includes(word) || one.slice(0, 3) === word.slice(0, 3);
    const wanted = new Set(having(like));
    expect({ word, more: (await found(word)).filter((number) => !wanted.has(number)) }).toEqual({
      word,
      more: [],
    });
  }
});

/** One mistake, each time another. */
function wrongly(word: string, turn: number): string {
  const at = 1 + ((turn * 3) % (word.length - 2));
  const letters = [...word];
  if (turn % 4 === 0) letters.splice(at, 1);
  else if (turn % 4 === 1) letters.splice(at, 0, 'x');
  else if (turn % 4 === 2) letters[at] = letters[at] === 'q' ? 'w' : 'q';
  else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  return letters.join('');
}

test('of the tickets with a word, 95 % are found by it with one wrong letter', async () => {
  let wanted = 0;
  let lost = 0;
  const some = drawn(80, (one) => /^[a-z]{5,}$/.test(one));
  for (const [turn, word] of some.entries()) {
    const typed = wrongly(word, turn);
    if (typed === word) continue;
    const all = having((one) => one === word);
    wanted += all.length;
    lost += missed(all, await found(typed)).length;
  }
  expect(some.length).toBeGreaterThan(40);
  expect(1 - lost / wanted).toBeGreaterThanOrEqual(0.95);
});
