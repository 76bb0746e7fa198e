import type { Request } from 'express';
import type { z } from 'zod';
import type { Ctx } from '../ctx';
import { AppError, type FieldError, notFound } from '../errors';
import { isId } from '../ids';

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
 * The query of an address.
 * @throws AppError `malformed`
 */
export function parseQuery<S extends z.ZodType>(schema: S, req: Request): z.output<S> {
  return parsed(schema, req.query, 'malformed');
}

function parsed<S extends z.ZodType>(schema: S, input: unknown, code: 'invalid' | 'malformed'): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, FieldError> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('.');
    fields[field] ??= fieldErrorOf(issue);
  }
  throw new AppError(code, { fields });
}

function fieldErrorOf(issue: z.core.$ZodIssue): FieldError {
  const key = issue.message.startsWith('input.') || /^[a-z_]+(\.[a-z_]+)+$/.test(issue.message);
  const params = 'params' in issue ? (issue.params as FieldError['params']) : undefined;
  return { key: key ? issue.message : 'input.not_valid', ...(params && { params }) };
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
