import { domainToUnicode } from 'node:url';
import { isDay, isDayToEnter } from '../../platform/calendar';
import type { FieldError } from '../../platform/errors';
import { readNumber, typeNumber, writeNumber } from '../../platform/numbers';
import { typedLines } from '../../platform/typed';
import {
  type FieldContent,
  type FieldOption,
  labelIn,
  linesOf,
  type Parsed,
  pathTo,
  typedText,
  type Words,
} from './fields.parsing';

/** All that is to be known of a kind of field. A further kind is one more entry here, its name and the database's rule. */
export interface Kind {
  /** What a form shows for it. */
  control: 'text' | 'textarea' | 'number' | 'date' | 'url' | 'checkbox' | 'select' | 'checkboxes';
  /** Whether an administrator lists what there is to choose from, in one level or several. */
  options: 'none' | 'flat' | 'tree';
  /** What a form, a patch or a message said, as it is stored: null for nothing. */
  parse(raw: unknown, options: readonly FieldOption[]): Parsed;
  /** A stored value as a reader sees it. */
  read(value: FieldContent, words: Words, options: readonly FieldOption[]): string;
  /** A stored value as a form holds it, where that is not its text. */
  write?(value: FieldContent, words: Words): string;
  /** Where a stored value leads. */
  href?(value: FieldContent): string | null;
  /** What to choose from, for kinds with a closed list of values. */
  choices?(words: Words, options: readonly FieldOption[]): { value: string; label: string }[];
  /** Which choices a value counts as, for conditions and filters: of a tree also all above it. */
  countsAs?(value: FieldContent | null, options: readonly FieldOption[]): string[];
}

const plain: Kind['read'] = (value) => String(value);
const one: NonNullable<Kind['countsAs']> = (value) => (value === null ? [] : [String(value)]);

export const KINDS = {
  text: { control: 'text', options: 'none', parse: typedText(upTo(500)), read: plain },
  textarea: { control: 'textarea', options: 'none', parse: typedText(upTo(5000), typedLines), read: plain },
  number: {
    control: 'number',
    options: 'none',
    parse: (raw) =>
      typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : typedText(parseNumber)(raw),
    read: (value, { locale }) => (typeof value === 'number' ? writeNumber(value, locale) : String(value)),
    write: (value, { locale }) => (typeof value === 'number' ? typeNumber(value, locale) : String(value)),
  },
  date: {
    control: 'date',
    options: 'none',
    parse: typedText((text) => (isDayToEnter(text) ? { value: text } : refused('input.not_a_day'))),
    read: (value, { fmt }) => (isDay(String(value)) ? fmt.day(String(value)) : String(value)),
  },
  checkbox: {
    control: 'checkbox',
    options: 'none',
    parse: parseCheckbox,
    read: (value, { t }) => t(value === true ? 'fields.value.yes' : 'fields.value.no'),
    choices: ({ t }) => [
      { value: 'true', label: t('fields.value.yes') },
      { value: 'false', label: t('fields.value.no') },
    ],
    // A box that nobody has touched is not ticked.
    countsAs: (value) => [String(value === true)],
  },
  select: {
    control: 'select',
    options: 'flat',
    parse: (raw, options) => typedText(oneOf(options))(raw),
    read: (value, words, options) => optionLabel(words, options, value),
    choices: labels,
    countsAs: one,
  },
  multiselect: {
    control: 'checkboxes',
    options: 'flat',
    parse: parseSeveral,
    read: (value, words, options) =>
      words.fmt.list(linesOf(value).map((entry) => optionLabel(words, options, entry))),
    choices: labels,
    countsAs: (value) => linesOf(value),
  },
  tree: {
    control: 'select',
    options: 'tree',
    parse: (raw, options) => typedText(oneOf(options))(raw),
    read: (value, words, options) => pathLabel(words, options, String(value)),
    choices: (words, options) =>
      options.map(({ value }) => ({ value, label: pathLabel(words, options, value) })),
    countsAs: (value, options) =>
      value === null ? [] : [String(value), ...pathTo(options, String(value)).map((node) => node.value)],
  },
  address: {
    control: 'url',
    options: 'none',
    parse: typedText(parseAddress),
    read: plain,
    href: (value) => (isAddress(String(value)) ? String(value) : null),
  },
} satisfies Record<string, Kind>;

export type FieldKind = keyof typeof KINDS;

export function kindOf(name: FieldKind): Kind {
  return KINDS[name];
}

function refused(key: string, params?: FieldError['params']): Parsed {
  return { error: params ? { key, params } : { key } };
}

function upTo(max: number): (text: string) => Parsed {
  return (text) =>
    [...text].length <= max ? { value: text } : refused('input.too_long', { max, length: [...text].length });
}

function parseNumber(text: string): Parsed {
  const read = readNumber(text);
  return 'value' in read ? read : refused(`fields.error.${read.problem}`);
}

const TICKED: unknown[] = [true, 'true', 'on', '1'];
const EMPTY: unknown[] = [false, null, undefined, '', 'false', 'off', '0', 0];

function parseCheckbox(raw: unknown): Parsed {
  if (TICKED.includes(raw)) return { value: true };
  return EMPTY.includes(raw) ? { value: false } : refused('input.not_valid');
}

function oneOf(options: readonly FieldOption[]): (text: string) => Parsed {
  return (text) =>
    options.some(({ value }) => value === text) ? { value: text } : refused('input.not_a_choice');
}

/** In the order of the options, whatever the order of the boxes; nothing chosen is nothing stored. */
function parseSeveral(raw: unknown, options: readonly FieldOption[]): Parsed {
  if (raw === null || raw === undefined) return { value: null };
  const given = [raw].flat();
  if (given.some((entry) => typeof entry !== 'string')) return refused('input.not_valid');
  const chosen = new Set(linesOf(given));
  const known = options.map(({ value }) => value).filter((value) => chosen.has(value));
  if (known.length < chosen.size) return refused('input.not_a_choice');
  return { value: known.length > 0 ? known : null };
}

const MAX_ADDRESS = 2000;

function parseAddress(text: string): Parsed {
  if (text.length > MAX_ADDRESS) return refused('input.too_long', { max: MAX_ADDRESS, length: text.length });
  return isAddress(text) ? { value: text } : refused('fields.error.not_an_address');
}

/** Of the web or of mail; nothing that runs, is invisible, or shows another host than it leads to. */
function isAddress(text: string): boolean {
  if (!/^(https?:\/\/|mailto:)/i.test(text) || /[\p{C}\p{Z}"<>\\^`{|}]/u.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return protocol === 'mailto:' ? /^[^@%]+@[^@%]+$/.test(pathname) : showsHost(text, hostname);
}

/** Whether a reader sees the host that a browser goes to, which takes other letters, dots and numbers for the usual ones. */
function showsHost(text: string, hostname: string): boolean {
  const shown = /^https?:\/\/([\p{L}\p{M}\p{N}.-]+|\[[\da-f:.]+\])(?::\d+)?(?:[/?#]|$)/iu.exec(text)?.[1];
  return shown !== undefined && [hostname, domainToUnicode(hostname)].includes(shown.toLowerCase());
}

function labels(words: Words, options: readonly FieldOption[]): { value: string; label: string }[] {
  return options.map(({ value }) => ({ value, label: optionLabel(words, options, value) }));
}

function optionLabel(words: Words, options: readonly FieldOption[], value: FieldContent): string {
  const option = options.find((candidate) => candidate.value === value);
  const name = option ? labelIn(words, option) : String(value);
  return option && !option.isGone ? name : words.t('fields.value.gone', { name });
}

function pathLabel(words: Words, options: readonly FieldOption[], value: string): string {
  const above = pathTo(options, value).reverse();
  return [...above.map((node) => labelIn(words, node)), optionLabel(words, options, value)].join(' › ');
}
