import { analyzeSync, Liquid, type Template as Parsed, Tokenizer, TokenKind, type Variable } from 'liquidjs';
import { LRUCache } from 'lru-cache';
import { firstCharacters } from '../../../platform/characters';
import type { FieldError } from '../../../platform/errors';
import { isolated } from '../../../platform/prose';
import { writeDuration } from '../../sla';
import { OF_MESSAGES, type Offer } from './variables';

// Liquid for people who are trusted with words and with nothing else. There are conditions, and neither loops, lists,
// ranges nor names of one's own: a text takes no longer than it is long, and holds no more than its variables do.

const TAGS = ['if', 'unless', 'case', 'comment', 'raw'];
const LIMITS = {
  /** Characters of a text. */
  parseLimit: 20_000,
  /** Milliseconds, and whatever the library counts; no text comes near either. */
  renderLimit: 5000,
  memoryLimit: 100_000,
};
/** Characters that a text and all that it puts in may have together. */
export const RESULT_MAX = 100_000;
/** Characters that a text is shortened to at most: telling them apart takes time. */
const SHORTENED_MAX = 500;
/** Characters of a text that an error quotes. */
const QUOTED = 40;

export interface Compiled {
  /** @throws Error where a limit is met or a name is missing */
  render(scope: Record<string, unknown>): string;
}

/** What is wrong with a text, where, and which words of it. */
export class TemplateProblem extends Error {
  readonly fieldError: FieldError;

  constructor(problem: string, line: number, word: string) {
    super(`${problem} in line ${line}: ${word}`);
    this.name = 'TemplateProblem';
    this.fieldError = { key: `templates.error.${problem}`, params: { line, word } };
  }
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** A text that is longer ends with an ellipsis, and between two characters. */
function shortened(value: unknown, count: unknown): string {
  const text = textOf(value);
  const most = Math.min(Math.max(Math.trunc(Number(count)) || 0, 1), SHORTENED_MAX);
  const begin = firstCharacters(text, most + 1);
  return begin.length > most || begin.join('').length < text.length
    ? `${begin.slice(0, most - 1).join('')}…`
    : text;
}

const FILTERS: Record<string, (value: unknown, ...given: unknown[]) => string> = {
  upcase: (value) => textOf(value).toUpperCase(),
  downcase: (value) => textOf(value).toLowerCase(),
  truncate: (value, count) => shortened(value, count),
  default: (value, other) => textOf(value || other),
  duration: (minutes) => writeDuration((Number(minutes) || 0) * 60),
};

/** @param shown what becomes of each value where it is put in */
function engine(shown: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    // What is empty is as good as not there.
    jsTruthy: true,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    templates: {},
    relativeReference: false,
    outputEscape: shown,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter);
  return liquid;
}

const ENGINES = {
  /** A header holds no marks of direction. */
  plain: engine(textOf),
  /** What people wrote keeps its direction to itself. */
  prose: engine((value) => isolated(textOf(value))),
};

const compiled = new LRUCache<string, Compiled>({ max: 500 });

/**
 * A text made ready, which is kept: the same text is read once.
 * @throws TemplateProblem where it does not parse, uses a name that there is not, or could become too long
 */
export function compile(source: string, kind: keyof typeof ENGINES, offer: Offer = OF_MESSAGES): Compiled {
  const key = `${kind} ${offer.of} ${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const liquid = ENGINES[kind];
  const parsed = parse(liquid, source);
  assertBounded(source, parsed, offer.names);
  const made: Compiled = { render: (scope) => String(liquid.renderSync(parsed, scope)) };
  compiled.set(key, made);
  return made;
}

function parse(liquid: Liquid, source: string): Parsed[] {
  try {
    const parsed = liquid.parse(source);
    assertNoRanges(source);
    return parsed;
  } catch (error) {
    throw error instanceof TemplateProblem ? error : problemOf(error, source);
  }
}

/** A range is a list of as many numbers as one likes. */
function assertNoRanges(source: string): void {
  for (const token of new Tokenizer(source).readTopLevelTokens()) {
    if (token.kind === TokenKind.HTML) continue;
    const [range] = /\([^()]*\)?/.exec(token.getText().replace(/"[^"]*"|'[^']*'/g, '')) ?? [];
    if (range) throw new TemplateProblem('syntax', token.getPosition()[0] ?? 1, quoted(range));
  }
}

function assertBounded(source: string, parsed: Parsed[], names: Offer['names']): void {
  const used = Object.values(analyzeSync(parsed, { partials: false }).variables).flat();
  const places = used.map((variable) => ({ name: nameOf(variable), line: variable.location.row }));
  const unknown = places.find(({ name }) => !names.has(name));
  if (unknown) throw new TemplateProblem('unknown_variable', unknown.line, quoted(unknown.name));
  let length = source.length;
  for (const { name, line } of places) {
    length += names.get(name) ?? 0;
    if (length > RESULT_MAX) throw new TemplateProblem('too_much', line, name);
  }
}

/** `ticket.number`; as it is written where a part of it is another variable, or no name at all. */
function nameOf(variable: Variable): string {
  const parts = variable.toArray();
  const isPlain = parts.every((part) => typeof part === 'string' && /^[a-z_]+$/.test(part));
  return isPlain ? parts.join('.') : `[${variable}]`;
}

interface LiquidFailure {
  message: string;
  token?: { getText(): string; getPosition(): number[] };
}

const WRONG: [RegExp, string][] = [
  [/tag "?([^"]*?)"? not found/, 'unknown_tag'],
  [/undefined filter: ([^,]*)/, 'unknown_filter'],
  [/not closed/, 'not_closed'],
];

/** The library's error in words of ours. */
function problemOf(error: unknown, source: string): TemplateProblem {
  const { message, token } = error as LiquidFailure;
  const line = token?.getPosition()[0] ?? 1;
  for (const [pattern, problem] of WRONG) {
    const found = pattern.exec(message);
    if (found) return new TemplateProblem(problem, line, quoted(found[1] ?? token?.getText() ?? source));
  }
  return new TemplateProblem(
    'syntax',
    line,
    quoted(token?.getText() || (source.split('\n')[line - 1] ?? '')),
  );
}

function quoted(text: string): string {
  const [first = ''] = text.trim().split('\n');
  const begin = firstCharacters(first, QUOTED).join('');
  return begin.length < first.length ? `${begin}…` : begin;
}
