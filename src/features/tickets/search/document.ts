import { wordsOf } from '../../../platform/search/words';

// What a ticket is found by, as the lexemes of its row in `ticket_search`: a letter for whose it is, then the word.
// Words of public texts are everybody's who sees the ticket, those of internal ones only theirs who see its internals;
// one index serves both.

export const PUBLIC = 'p';
export const INTERNAL = 'i';
export const SUBJECT = 's';
/** Whose a ticket is: of which department, requester, organization, assignee. `search_owner` writes the same. */
export const OWNER = { departmentId: 'd', requesterId: 'r', organizationId: 'o', assigneeId: 'a' } as const;
/** A custom field with its value. */
export const FIELD = 'k';
/** A word of a custom field: who may see which of them, an administrator changes at any time. */
export const ofField = (key: string): string => `f${key}:`;
/** A stretch of numbers: `n11.5` has the tickets whose number shifted by 11 bits is 5. */
export const STRETCH = 'n';

/** How texts are cut: whoever changes that says so here, and has all rows made anew (`npm run reindex`). */
export const REVISION = 1;

export interface SearchedText {
  text: string;
  /** Whose it is to find: each of its words stands behind each of these. */
  letters: readonly string[];
}

export const openText = (text: string | null): SearchedText => ({ text: text ?? '', letters: [PUBLIC] });

export const textFor = (text: string, isPublic: boolean): SearchedText => ({
  text,
  letters: [isPublic ? PUBLIC : INTERNAL],
});

/** Bits of a number that are left out: a stretch has 2,048 tickets, 16,384, or 131,072. */
export const STRETCHES = [11, 14, 17] as const;

/** PostgreSQL keeps no place behind 16,383, and of a row less than a megabyte. */
const LAST_PLACE = 16_000;
const MOST_BYTES = 600_000;
/** Of one text: what comes behind is not found by its words. */
const MOST_WORDS = 20_000;
/** Between two texts, so that no phrase reaches from one to the next. */
const GAP = 8;

/** A row of `ticket_search` in the making. */
export class SearchDocument {
  private readonly places = new Map<string, number[]>();
  private readonly found = new Set<string>();
  private next = GAP;
  private bytes = 0;

  /** The words of it, whosever they are. */
  get words(): string[] {
    return [...this.found];
  }

  get isEmpty(): boolean {
    return this.places.size === 0;
  }

  add({ text, letters }: SearchedText): void {
    if (!text || this.bytes >= MOST_BYTES) return;
    let last = 0;
    for (const { word, at } of wordsOf(text, MOST_WORDS)) {
      for (const letter of letters) this.put(letter, word, this.next + at);
      this.found.add(word);
      last = at;
      if (this.bytes >= MOST_BYTES) break;
    }
    this.next += last + GAP;
  }

  /** A lexeme that is no word of a text, and has no place. */
  mark(lexeme: string): void {
    if (!this.places.has(lexeme)) this.places.set(lexeme, []);
  }

  private put(letter: string, word: string, place: number): void {
    const lexeme = letter + word;
    const places = this.places.get(lexeme);
    if (!places) {
      this.places.set(lexeme, place <= LAST_PLACE ? [place] : []);
      this.bytes += Buffer.byteLength(lexeme) + 8;
    } else if (place <= LAST_PLACE && places.length < 200 && places[places.length - 1] !== place) {
      places.push(place);
      this.bytes += 2;
    }
  }

  /** As PostgreSQL reads a tsvector. */
  toString(): string {
    let made = '';
    for (const [lexeme, places] of this.places) {
      made += `${made && ' '}${quotedLexeme(lexeme)}${places.length > 0 ? `:${places.join(',')}` : ''}`;
    }
    return made;
  }
}

/** A lexeme within a tsvector or tsquery. */
export const quotedLexeme = (lexeme: string): string =>
  `'${SPECIAL.test(lexeme) ? lexeme.replace(EACH_SPECIAL, '$&$&') : lexeme}'`;

const SPECIAL = /['\\]/;
const EACH_SPECIAL = /['\\]/g;

export interface Owners {
  departmentId: string;
  requesterId: string;
  organizationId: string | null;
  assigneeId: string | null;
}

export function markOwners(document: SearchDocument, owners: Owners): void {
  for (const [name, letter] of Object.entries(OWNER)) {
    const id = owners[name as keyof Owners];
    if (id) document.mark(ownerLexeme(letter, id));
  }
}

/** An owner by the end of its id, which is random. */
export const ownerLexeme = (letter: string, id: string): string => letter + id.replaceAll('-', '').slice(-12);

export function markNumber(document: SearchDocument, number: number): void {
  for (const bits of STRETCHES) document.mark(stretchLexeme(bits, number));
}

export const stretchLexeme = (bits: number, number: number): string =>
  `${STRETCH}${bits}.${Math.floor(number / 2 ** bits)}`;
