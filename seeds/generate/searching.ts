import type { Knex } from 'knex';
import { REVISION } from '../../src/features/tickets/search/document';
import { saveWords } from '../../src/features/tickets/search/index.repo';
import { documentOf } from '../../src/features/tickets/search/texts';
import { copyInto } from './copy';
import type { Life } from './life';

const [VISIBILITY, BODY] = [3, 5];
const COLUMNS = ['ticketId', 'number', 'lexemes', 'revision'];
const WORDS_AT_ONCE = 5000;

/** Loads what tickets are found by. @param words those of all tickets, to be saved once */
export async function loadSearch(
  transaction: Knex.Transaction,
  lives: Life[],
  words: Set<string>,
): Promise<void> {
  const lines = lives.map(({ ticket, comments }) => {
    const said = comments.map((comment): [string, boolean] => [
      String(comment[BODY]),
      comment[VISIBILITY] === 'public',
    ]);
    const document = documentOf({ ...ticket, fields: {}, comments: said, files: [], fileTexts: [] }, []);
    for (const word of document.words) words.add(word);
    return [ticket.id, ticket.number, document.toString(), REVISION];
  });
  await copyInto(transaction, 'ticket_search', COLUMNS, lines);
}

export async function saveAllWords(transaction: Knex.Transaction, words: Set<string>): Promise<void> {
  const all = [...words];
  for (let from = 0; from < all.length; from += WORDS_AT_ONCE) {
    await saveWords(transaction, all.slice(from, from + WORDS_AT_ONCE));
  }
}

/** What stands on a third of the things that people write about: as telling as it is rare. */
export function serialOf(number: number): string | null {
  if (number % 3 !== 0) return null;
  const letters = ((number * 7919) % 65_536).toString(16).toUpperCase().padStart(4, '0');
  return `SN ${letters}-${String((number * 104_729) % 1_000_000).padStart(6, '0')}`;
}
