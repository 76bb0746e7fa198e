import type { Request, Response } from 'express';
import { AppError, invalid } from '../../../platform/errors';
import { ctxOf, numberParam, parseForm } from '../../../platform/http/input';
import { done } from '../../../platform/http/respond';
import { cameFrom, ticketUrl } from '../addresses.view';
import { versionOf } from '../changes/changes.schema';
import { changeTicket } from '../changes/changes.service';
import type { TicketPatch } from '../changes/changes.types';
import { showConflict } from '../conflicts/conflicts.controller';
import { showRefusal } from '../page/technician.controller';
import { findAtDesk } from '../tickets.service';
import type { Ticket } from '../tickets.types';
import { closureForm, duplicateNumber } from './closure.schema';
import { closeTicket } from './closure.service';

/** Closes the ticket: as solved, as the duplicate of another, or as spam. */
export async function closeDeskTicket(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findAtDesk(ctx, numberParam(req));
  try {
    const { reason, version } = parseForm(closureForm, req);
    if (reason === null) await closeTicket(ctx, ticket.id, versionOf(version));
    else await changeTicket(ctx, ticket.id, closurePatch(req, ticket, reason), versionOf(version));
    done(res, ticketUrl(ticket.number, cameFrom(req)), 'desk.ticket.flash.closed');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.data.kind === 'stale') return showConflict(req, res, error);
    if (Object.keys(error.fields).length === 0) throw error;
    const { duplicateOfNumber, ...fields } = error.fields;
    // The form that closes asks for nothing else; what the ticket lacks is filled in beside the conversation.
    const lacksFields = Object.keys(error.fields).some((name) => name.startsWith('fields.'));
    if (lacksFields) return showRefusal(req, res, 'panel', error);
    const renamed = { ...fields, ...(duplicateOfNumber && { duplicate_of: duplicateOfNumber }) };
    await showRefusal(req, res, 'closure', new AppError('invalid', { fields: renamed }));
  }
}

function closurePatch(req: Request, ticket: Ticket, reason: 'duplicate' | 'spam'): TicketPatch {
  if (reason === 'spam') return { status: 'closed', closeReason: reason };
  const { duplicate_of: number } = parseForm(duplicateNumber, req);
  if (number === ticket.number) throw invalid('duplicate_of', 'tickets.error.unknown_ticket');
  return { status: 'closed', closeReason: reason, duplicateOfNumber: number };
}
