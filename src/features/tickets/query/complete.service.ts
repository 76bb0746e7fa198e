import type { Ctx, Locale } from '../../../platform/ctx';
import { localized } from '../../../platform/i18n/localized';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { fieldDefinitions, type TicketField } from '../../fields';
import {
  CHOICES,
  type FilterPart,
  isChoiceName,
  isMoment,
  isSaid,
  ME,
  NAME_LIST,
  NAMES,
  type Name,
  NONE,
  nameIn,
  type Part,
  parse,
  plain,
  quoted,
  type Said,
  written,
} from '../../query';
import { assertStaff } from '../../users';
import { tagsBeginning } from './complete.queries';
import { choicesOf, fieldCalled } from './field-values';
import { knownCategories } from './named';
import { lookUp } from './names.queries';
import { momentExamples } from './reading';
import { SCOPES } from './world.types';

// How what is being typed in a query may go on: names first, behind a colon what the reader may see of values.

export interface Suggestion {
  /** What stands from `from` to `to` once it is taken. */
  write: string;
  /** Which name or value it is, where that does not tell enough. */
  hint: string;
  /** Whether it is done with; a name waits for its value. */
  whole: boolean;
}

export interface Completion {
  from: number;
  to: number;
  suggestions: Suggestion[];
}

const MOST = 12;

interface Typing {
  ctx: Ctx;
  locale: Locale;
  /** What a name or a word of a list is called on the pages. */
  hintOf(name: Name, word?: string): string;
}

/**
 * @param at where the caret stands in the text
 * @throws AppError `not_found` for who is not of the staff
 */
export async function complete(typing: Typing, text: string, at: number): Promise<Completion> {
  assertStaff(typing.ctx.actor);
  const place = Math.max(0, Math.min(Math.trunc(at), text.length));
  const part = parse(text.slice(0, place), { isOpen: true }).at(-1);
  const nothing = { from: place, to: place, suggestions: [] };
  if (!part || part.to < place) return nothing;
  const found =
    part.kind === 'text'
      ? await completeName(typing, part, place)
      : await completeValue(typing, part, text.slice(0, place), place);
  return found ? Object.assign(found, { to: endOf(text, found) }) : nothing;
}

/** What follows the caret of a word belongs to it, and goes with it. */
function endOf(text: string, { from, to }: Completion): number {
  const isQuoted = /^[<>=]*["“”„«]/u.test(text.slice(from, to));
  return isQuoted ? to : to + (/^[^\s,]*/u.exec(text.slice(to))?.[0].length ?? 0);
}

/** Names that begin so, in either language; a custom field behind its point. */
async function completeName(
  { ctx, locale, hintOf }: Typing,
  part: Extract<Part, { kind: 'text' }>,
  to: number,
): Promise<Completion | null> {
  if (part.phrase || part.within || part.text.length > 60) return null;
  const from = part.from + (part.excluded ? 1 : 0);
  const [head = '', field] = part.text.split('.', 2);
  if (field !== undefined && NAMES.field && isSaid(NAMES.field, head)) {
    const fields = (await fieldDefinitions(ctx)).filter(({ isActive }) => isActive);
    const fitting = fields.filter(({ key, labelEs, labelEn }) => begins([key, labelEs, labelEn], field));
    return { from, to, suggestions: fitting.slice(0, MOST).map((one) => suggestedField(one, locale)) };
  }
  const names = NAME_LIST.filter((name) => begins([NAMES[name].es, NAMES[name].en].flat(), part.text));
  const suggestions = names.slice(0, MOST).map((name) => ({
    write: `${nameIn(locale, name)}${name === 'field' ? '.' : ':'}`,
    hint: hintOf(name),
    whole: false,
  }));
  return { from, to, suggestions };
}

const suggestedField = (field: TicketField, locale: Locale): Suggestion => ({
  write: `${nameIn(locale, 'field')}.${field.key}:`,
  hint: localized(locale, field, 'label'),
  whole: false,
});

const begins = (words: readonly string[], typed: string): boolean =>
  words.some((word) => `_${plain(word)}`.includes(`_${plain(typed)}`));

interface Value {
  write: string;
  hint: string;
  /** Words that it is found by. */
  by: readonly string[];
}

async function completeValue(
  typing: Typing,
  part: FilterPart,
  before: string,
  to: number,
): Promise<Completion> {
  const last = part.pieces.at(-1);
  // Behind a comma, a colon or an operator nothing is typed yet.
  const isTyping = last !== undefined && last.to === to && !/[,:]$/.test(before);
  const from = isTyping ? last.from : to;
  const typed = isTyping ? last.text : '';
  const isDone = isTyping && last.quoted && /["”»]$/u.test(before) && last.to - last.from > 1;
  const found = isDone ? [] : await valuesFor(typing, part, typed);
  const fitting = found.filter(({ by }) => typed === '' || begins(by, typed));
  const suggestions = fitting.slice(0, MOST).map(({ write, hint }) => ({ write, hint, whole: true }));
  return { from, to, suggestions };
}

/** What may stand behind a name, as far as the reader sees it. */
async function valuesFor(typing: Typing, part: FilterPart, typed: string): Promise<Value[]> {
  const { ctx, locale, hintOf } = typing;
  const { name } = part;
  if (isChoiceName(name)) {
    const list = CHOICES[name] as Readonly<Record<string, Said>>;
    return Object.entries(list).map(([word, said]) => suggested(said, locale, hintOf(name, word)));
  }
  if (isMoment(name)) return momentExamples(locale).map((word) => ({ write: word, hint: '', by: [word] }));
  if (SCOPES[name]) return peopleFor(typing, name, typed);
  switch (name) {
    case 'department':
      return (await allDepartments(ctx)).map((one) => ({
        write: quoted(one.name),
        hint: '',
        by: [one.name],
      }));
    case 'category': {
      const all = knownCategories({ categories: await categoryTree(ctx), locale });
      return none(locale, hintOf(name)).concat(
        all.map(({ word, label, names }) => ({ write: quoted(word), hint: label, by: names })),
      );
    }
    case 'tag':
      return (await tagsBeginning(ctx, typed, MOST)).map((tag) => ({
        write: quoted(tag),
        hint: '',
        by: [typed, tag],
      }));
    case 'field': {
      const fields = (await fieldDefinitions(ctx)).filter(({ isActive }) => isActive);
      const field = fieldCalled(fields, part.field ?? '');
      return field
        ? choicesOf(field, locale).map((write) => ({ write, hint: '', by: [write.replaceAll('"', '')] }))
        : [];
    }
    default:
      return [];
  }
}

const suggested = (said: Said, locale: Locale, hint: string): Value => ({
  write: written(said, locale),
  hint,
  by: [said.es, said.en].flat(),
});

const none = (locale: Locale, hint: string): Value[] => [suggested(NONE, locale, hint)];

/** Oneself and nobody, then whose name or address begins so; organizations alike. */
async function peopleFor({ ctx, locale, hintOf }: Typing, name: Name, typed: string): Promise<Value[]> {
  const scope = SCOPES[name] ?? 'anyone';
  const words = scope === 'organization' ? [NONE] : [ME, NONE];
  const own = name === 'requester' ? [ME] : words;
  const known = own.map((said) => suggested(said, locale, hintOf(name)));
  if (typed === '' && scope !== 'staff') return known;
  const found = await lookUp(ctx, [{ scope, word: typed, isId: false }], MOST);
  const others = found.map((one) => {
    const isAlone = found.filter((other) => plain(other.name) === plain(one.name)).length === 1;
    const write = one.email && (!isAlone || scope === 'anyone') ? one.email : one.name;
    return { write: quoted(write), hint: write === one.name ? (one.email ?? '') : one.name, by: [typed] };
  });
  return known.concat(others);
}
