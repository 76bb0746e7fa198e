import { z } from 'zod';
import { isDayToEnter, momentOfClock } from '../calendar';
import type { FieldError } from '../errors';
import { isId } from '../ids';
import { lineOf, problemOfName } from '../line';
import { MAIL_DOMAIN, storedDomain } from '../mail/domains';
import { isCursor } from '../paging';
import { typed, typedLines } from '../typed';

// The kinds of form fields. A field sent twice is an array and fails as `input.repeated`.

// Optional rather than a union with undefined: zod takes only the former for a field that is not there.
const one = z
  .string({ error: 'input.repeated' })
  .optional()
  .transform((value) => value ?? '');

interface Length {
  max: number;
  min?: number;
}

/** Text as `typed` keeps it; required unless `min` is 0. */
export function text(length: Length) {
  return one.transform(typed).superRefine(within(length));
}

/** Text of any number of lines, as `typedLines` keeps it: character for character; required unless `min` is 0. */
export function textLines(length: Length) {
  return one.transform(typedLines).superRefine(within(length));
}

/**
 * A name, a subject, a title: one line as `lineOf` makes it; required unless `min` is 0. What is many times too long is
 * refused as it came: making a line of two megabytes takes seconds.
 */
export function line(length: Length) {
  return one
    .transform((value, context) => {
      if (value.length <= length.max * CLEANED) return lineOf(value);
      tooLong(context, length.max, value);
      return z.NEVER;
    })
    .superRefine(within(length));
}

/** Code units a character, with all that is drawn as nothing: an emoji of several has eleven. */
const CLEANED = 20;

function tooLong(context: z.RefinementCtx, max: number, value: string): void {
  const params = { max, length: [...value].length };
  context.addIssue({ code: 'custom', message: 'input.too_long', params });
}

/** A line that may be left out: null when empty. */
export function optionalLine({ max }: { max: number }) {
  return line({ max, min: 0 }).transform((value) => value || null);
}

/** The name of somebody new, without the letters that make it read as somebody else's. */
export function newName({ max }: { max: number }) {
  return line({ max }).superRefine((value, context) => {
    const problem = problemOfName(value);
    if (problem) context.addIssue({ code: 'custom', message: problem.key, params: problem.params });
  });
}

/** Lengths are in characters, as the database counts them. */
function within({ max, min = 1 }: Length) {
  return (value: string, context: z.RefinementCtx): void => {
    const { length } = [...value];
    if (length === 0 && min > 0) context.addIssue({ code: 'custom', message: 'input.required' });
    else if (length > max) tooLong(context, max, value);
    else if (length < min) {
      context.addIssue({ code: 'custom', message: 'input.too_short', params: { min } });
    }
  };
}

/** Text that may be left out: null when empty. */
export function optionalText({ max }: { max: number }) {
  return text({ max, min: 0 }).transform((value) => (value === '' ? null : value));
}

export function optionalTextLines({ max }: { max: number }) {
  return textLines({ max, min: 0 }).transform((value) => (value === '' ? null : value));
}

/** The place in a list that its address says; null for its beginning. */
export function cursor() {
  return optionalText({ max: 4000 }).refine(
    (value) => value === null || isCursor(value),
    'input.not_a_place',
  );
}

/** Where a form leads back to; nothing is refused for one that is no address, or longer than any: null. */
export function returnTo() {
  return optionalText({ max: 8000 }).catch(null);
}

/** As typed, for passwords: neither trimmed nor changed; required unless `min` is 0. */
export function verbatim({ max, min = 1 }: { max: number; min?: number }) {
  return one.superRefine((value, context) => {
    if (value === '' && min > 0) context.addIssue({ code: 'custom', message: 'input.required' });
    else if (value.length > max)
      context.addIssue({ code: 'custom', message: 'input.too_long', params: { max, length: value.length } });
    else if (value.length < min)
      context.addIssue({ code: 'custom', message: 'input.too_short', params: { min } });
  });
}

/** An address as RFC 5321 lets it travel, in lower case. */
export function email() {
  return text({ max: 254 }).transform((value, context) => {
    const address = value.toLowerCase();
    if (value !== '' && !z.email().safeParse(address).success) {
      context.addIssue({ code: 'custom', message: 'input.not_an_email' });
    }
    return address;
  });
}

export function choice<const T extends readonly string[]>(values: T) {
  return one.transform((value, context): T[number] => {
    if (value === '') context.addIssue({ code: 'custom', message: 'input.required' });
    else if (!values.includes(value)) context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    return value as T[number];
  });
}

export function optionalChoice<const T extends readonly string[]>(values: T) {
  return one.transform((value, context): T[number] | null => {
    if (value === '') return null;
    if (!values.includes(value)) context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    return value as T[number];
  });
}

export function id() {
  return one.transform((value, context) => {
    if (value === '') context.addIssue({ code: 'custom', message: 'input.required' });
    else if (!isId(value)) context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    return value;
  });
}

export function optionalId() {
  return one.transform((value, context): string | null => {
    if (value === '') return null;
    if (!isId(value)) context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
    return value;
  });
}

interface WholeNumber {
  min: number;
  max: number;
  /** May stand before it, as people write it: `#12`. */
  sign?: string;
  /** What is said of anything else, where the limits are not those that people type by. */
  error?: string;
}

export function integer(limits: WholeNumber) {
  return one.transform((value, context) => wholeNumber(value, limits, context));
}

export function optionalInteger(limits: WholeNumber) {
  return one.transform((value, context): number | null =>
    value.trim() === '' ? null : wholeNumber(value, limits, context),
  );
}

function wholeNumber(typed: string, limits: WholeNumber, context: z.RefinementCtx): number {
  const { min, max, sign, error } = limits;
  const wrong = (message: string) =>
    context.addIssue({ code: 'custom', message: error ?? message, params: { min, max } });
  const text = typed.trim();
  const value = sign && text.startsWith(sign) ? text.slice(sign.length).trim() : text;
  const number = Number(value);
  if (value === '') context.addIssue({ code: 'custom', message: 'input.required' });
  else if (!/^-?\d{1,12}$/.test(value)) wrong('input.not_a_number');
  else if (number < min || number > max) wrong('input.out_of_range');
  return number;
}

/**
 * A moment as a datetime-local field sends it, or as people write one where a browser has no such field:
 * `2026-11-21T14:05`, `2026-11-21 14:05`; null when empty.
 * @param timeZone the zone that the reader's clock is in
 */
export function optionalMoment({ timeZone }: { timeZone: string }) {
  return one.transform((value, context): Date | null => {
    const written = value.trim().replace(' ', 'T');
    if (written === '') return null;
    const moment = momentOfClock(written, timeZone);
    if (!moment) context.addIssue({ code: 'custom', message: 'input.not_a_moment' });
    return moment;
  });
}

/** A day as a date field sends it, `2026-11-21`; null when empty. */
export function optionalDay() {
  return one.transform((value, context): string | null => {
    const day = value.trim();
    if (day === '') return null;
    if (!isDayToEnter(day)) context.addIssue({ code: 'custom', message: 'input.not_a_day' });
    return day;
  });
}

/**
 * Words with something between them, each once.
 * @param wrong what is wrong with all of them together, so that it is said with everything else
 */
export function words({ max, between, wrong }: WordsOptions) {
  const each = text({ max, min: 0 }).transform((value) => [
    ...new Set(
      value
        .split(between)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ]);
  return each.superRefine((value, context) => {
    const error = wrong?.(value);
    if (error) context.addIssue({ code: 'custom', message: error.key, params: error.params });
  });
}

interface WordsOptions {
  /** Characters altogether. */
  max: number;
  between: string | RegExp;
  wrong?: (words: string[]) => FieldError | undefined;
}

/** A checkbox sends its value or nothing at all. */
export function checkbox() {
  return one.transform((value) => value !== '' && value !== 'false');
}

/** Any number of values of one name: none, one or several. */
export function list<T>(item: z.ZodType<T, string | undefined>, { max = 200 }: { max?: number } = {}) {
  return z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat().filter((entry) => entry !== '')))
    .pipe(z.array(item as z.ZodType<T, string>).max(max, 'input.too_many'));
}

/** Domains of mail addresses between commas, blanks or line ends, as they are stored; a leading @ is forgiven. */
export function mailDomains() {
  return text({ max: 4000, min: 0 }).transform((value, context) => {
    const found = value
      .split(/[\s,;]+/)
      .map((domain) => domain.replace(/^@/, ''))
      .filter((domain) => domain !== '')
      .map(storedDomain);
    const wrong = found.find((domain) => !MAIL_DOMAIN.test(domain));
    if (wrong !== undefined) {
      const params = { domain: wrong.slice(0, 80) };
      context.addIssue({ code: 'custom', message: 'input.not_a_domain', params });
    }
    return [...new Set(found)];
  });
}
