import type { Request } from 'express';
import { AppError } from '../errors';
import { passing } from './passing';

/** Requests whose fault is counted: the page of one may fail for it once more. */
const counted = new WeakSet<Request>();

/**
 * What a failure leads to besides its page, be that an error page or a form: the answer says when to come back
 * (`Retry-After`, in whole seconds, RFC 9110, 10.2.3), and the log learns of a fault that passes.
 * @param failure what was thrown, where that is another error
 */
export function tellRefusal(req: Request, error: AppError, failure: unknown = error): void {
  const { retryAfterSeconds: seconds, reason } = error.data;
  if (typeof seconds === 'number') req.res?.set('Retry-After', String(Math.max(1, Math.ceil(seconds))));
  // A form may be refused for good in words of its own, as without a mail server.
  const passes =
    error.status === 503 && (typeof reason === 'string' || Object.keys(error.fields).length === 0);
  if (!passes || counted.has(req)) return;
  counted.add(req);
  const { system, requestId } = req.ctx;
  const fault = typeof reason === 'string' ? reason : error.code;
  // Once for all whom it meets; of each there is a line for those who look closer.
  system.faults.met(fault, failure);
  system.log.debug({ err: failure, fault, requestId, route: req.route?.path }, 'request failed');
}

/**
 * A failure that a form shows: what was typed is refused, or cannot be saved now. It is told as `tellRefusal` does.
 * @throws the failure, where a form has nothing to say of it
 */
export function refusalOf(req: Request, failure: unknown): AppError {
  const error = failure instanceof AppError ? failure : passing(failure);
  if (!error || Object.keys(error.fields).length === 0) throw failure;
  tellRefusal(req, error, failure);
  return error;
}
