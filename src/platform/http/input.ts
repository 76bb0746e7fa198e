import type { Request } from 'express';
import type { z } from 'zod';
import { firstCharacters } from '../characters';
import type { Ctx } from '../ctx';
import { AppError, type FieldError, notFound } from '../errors';
import { isId } from '../ids';
import { isWholeText } from './text-check';

/** Characters of a value that cannot be read. */
const SHOWN = 60;

/** The context of this request: who acts, from where, when. */
export function ctxOf(req: Request): Ctx {
  return req.ctx;
}

/**
 * A form's fields.
 * @throws AppError `invalid` with a message for each wrong field
 */
export function parseForm<S extends z.ZodType>(schema: S, req: Request): z.output<S> {
  return parsed(schema, req.body ?? {}, 'invalid');
}

/**
 * The query of an address. What cannot be read is left out, and the page says so above its content: whoever followed an
 * old link, or wrote half a day, is shown the rest.
 * @throws AppError `malformed` when the schema can do without none of it
 */
export function parseQuery<S extends z.ZodType>(schema: S, req: Request): z.output<S> {
  const asked: Record<string, unknown> = { ...req.query };
  const broken = Object.keys(asked).filter((name) => !isWholeText(asked[name]));
  const wrong: Record<string, FieldError> = Object.fromEntries(
    broken.map((name) => [name, { key: 'input.not_valid' }]),
  );
  const left = without(asked, broken);
  const result = schema.safeParse(left);
  if (!result.success)
    Object.assign(
      wrong,
      errorsOf(result.error, ([name]) => String(name)),
    );
  for (const [name, { key, params }] of Object.entries(wrong)) {
    req.shell.unread.push(`${name}=${shown(asked[name])}: ${req.shell.t(key, params)}`);
  }
  return result.success ? result.data : parsed(schema, without(left, Object.keys(wrong)), 'malformed');
}

const without = (values: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** So much of a value that one knows it again. */
function shown(value: unknown): string {
  const text = [value].flat().join(', ').toWellFormed().replaceAll('\0', '\ufffd');
  const begin = firstCharacters(text, SHOWN).join('');
  return begin.length < text.length ? `${begin}…` : text;
}

function parsed<S extends z.ZodType>(schema: S, input: unknown, code: 'invalid' | 'malformed'): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError(code, { fields: errorsOf(result.error, fieldOf) });
}

/** An entry of a list has no place of its own in a form: what is wrong with it is said of the list. */
function fieldOf(path: PropertyKey[]): string {
  const named = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return named.map(String).join('.');
}

/** The first thing that is wrong with each field. */
function errorsOf(error: z.ZodError, nameOf: (path: PropertyKey[]) => string): Record<string, FieldError> {
  const fields: Record<string, FieldError> = {};
  for (const issue of error.issues) fields[nameOf(issue.path)] ??= fieldErrorOf(issue);
  return fields;
}

function fieldErrorOf(issue: z.core.$ZodIssue): FieldError {
  const key = issue.message.startsWith('input.') || /^[a-z_]+(\.[a-z_]+)+$/.test(issue.message);
  const params = 'params' in issue ? (issue.params as FieldError['params']) : undefined;
  const also = 'also' in issue ? (issue.also as FieldError[]) : undefined;
  return { key: key ? issue.message : 'input.not_valid', ...(params && { params }), ...(also && { also }) };
}

/**
 * A UUID from the path.
 * @throws AppError `not_found`: what has no such form does not exist
 */
export function idParam(req: Request, name = 'id'): string {
  const value = req.params[name];
  if (!isId(value)) throw notFound();
  return value;
}

/**
 * A number, from 1, from the path.
 * @throws AppError `not_found`
 */
export function numberParam(req: Request, name = 'number'): number {
  const value = String(req.params[name]);
  if (!/^[1-9]\d{0,14}$/.test(value)) throw notFound();
  return Number(value);
}
