import { monthNames, weekdayNames } from '../../platform/format';
import { normalized } from '../../platform/normalized';

// The words of the lines that holidays are typed in, which are understood in both languages whatever the page's is.

type Language = 'es' | 'en';
const LANGUAGES: readonly Language[] = ['es', 'en'];

/** Without capitals and accents. */
export function plain(text: string): string {
  return normalized(text, 'NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

type Nth = 1 | 2 | 3 | 4 | -1;

/** The first of each are those that are written. */
const ORDINALS: Record<Language, Record<Nth, string[]>> = {
  es: {
    1: ['primer', 'primero', '1.º', '1º', '1.er', '1er'],
    2: ['segundo', '2.º', '2º'],
    3: ['tercer', 'tercero', '3.º', '3º', '3.er', '3er'],
    4: ['cuarto', '4.º', '4º'],
    '-1': ['último'],
  },
  en: {
    1: ['first', '1st'],
    2: ['second', '2nd'],
    3: ['third', '3rd'],
    4: ['fourth', '4th'],
    '-1': ['last'],
  },
};

const words = <T>(entries: [string, T][]): ReadonlyMap<string, T> =>
  new Map(entries.map(([word, value]) => [plain(word), value]));

const months = words(
  LANGUAGES.flatMap((language) => monthNames(language).map((name, at): [string, number] => [name, at + 1])),
);
const weekdays = words(
  LANGUAGES.flatMap((language) => weekdayNames(language).map((name, at): [string, number] => [name, at + 1])),
);
const ordinals = words(
  LANGUAGES.flatMap((language) =>
    Object.entries(ORDINALS[language]).flatMap(([nth, all]) =>
      all.map((word): [string, Nth] => [word, Number(nth) as Nth]),
    ),
  ),
);

/** From 1; a month may be cut to three letters. */
export function monthOf(word: string): number | null {
  const known = months.get(word);
  if (known !== undefined) return known;
  const [cut] =
    word.length >= 3 ? [...months].filter(([name]) => name.startsWith(word.replace('.', ''))) : [];
  return cut?.[1] ?? null;
}

/** From 1, Monday. */
export const weekdayNamed = (word: string): number | null => weekdays.get(word) ?? null;

export const nthNamed = (word: string): Nth | null => ordinals.get(word) ?? null;

/** Days before or after Easter as they are typed: `Easter`, `Pascua -2`, `39 days after Easter`. */
export function easterDays(text: string): number | null {
  const [, sign = '+', number] =
    /^(?:easter|pascua)(?: sunday)?(?:\s*([+-])\s*(\d{1,3})(?: (?:days?|dias?))?)?$/.exec(text) ?? [];
  if (/^(?:easter|pascua)/.test(text)) {
    if (number === undefined) return /^(?:easter|pascua)(?: sunday)?$/.test(text) ? 0 : null;
    return Number(number) * (sign === '-' ? -1 : 1);
  }
  const [, days, side] =
    /^(\d{1,3}) (?:days?|dias?) (before|after|antes de|despues de) (?:easter|pascua)$/.exec(text) ?? [];
  if (days === undefined) return null;
  return Number(days) * (side === 'before' || side === 'antes de' ? -1 : 1);
}

/** The words that lines are written with, by language. */
export const WRITTEN: Record<
  Language,
  {
    date(day: number, month: number): string;
    weekday(nth: Nth, weekday: number, month: number): string;
    easter(days: number): string;
  }
> = {
  es: {
    date: (day, month) => `${day} de ${monthNames('es')[month - 1]}`,
    weekday: (nth, weekday, month) =>
      `${ORDINALS.es[nth][0]} ${weekdayNames('es')[weekday - 1]} de ${monthNames('es')[month - 1]}`,
    easter: (days) => `Pascua${signed(days)}`,
  },
  en: {
    date: (day, month) => `${day} ${monthNames('en')[month - 1]}`,
    weekday: (nth, weekday, month) =>
      `${ORDINALS.en[nth][0]} ${weekdayNames('en')[weekday - 1]} of ${monthNames('en')[month - 1]}`,
    easter: (days) => `Easter${signed(days)}`,
  },
};

const signed = (days: number): string => (days === 0 ? '' : days < 0 ? ` -${-days}` : ` +${days}`);
