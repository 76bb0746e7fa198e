import type { Request, Response } from 'express';
import { AppError, notFound } from '../../../platform/errors';
import { ctxOf, numberParam, parseForm, parseQuery } from '../../../platform/http/input';
import { done, page } from '../../../platform/http/respond';
import { searchPeople } from '../../users';
import { cameFrom, ticketUrl } from '../addresses.view';
import type { Person } from '../names.types';
import { ticketPage } from '../page/page.queries';
import type { TicketPage } from '../page/page.types';
import { showRefusal } from '../page/technician.controller';
import { findAtDesk, placeOf } from '../tickets.service';
import { followersForm, participantsForm, peopleQuery } from './people.schema';
import { changePeople, followTicket } from './people.service';

/** Follows or unfollows for oneself, or adds and removes a colleague. */
export async function changeFollowers(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const ticket = await findAtDesk(ctx, numberParam(req));
  await refusable(req, res, async () => {
    const form = parseForm(followersForm, req);
    const url = ticketUrl(ticket.number, cameFrom(req));
    if (form.follow) {
      await followTicket(ctx, ticket.id, form.follow === 'on');
      if (form.follow === 'on') return done(res, url, 'desk.ticket.flash.following');
      // Following may have been all that let them see it.
      const place = await placeOf(ctx, ticket.number);
      return done(res, place ? url : '/desk/tickets', 'desk.ticket.flash.unfollowed');
    }
    await changePeople(ctx, ticket.id, { list: 'followerIds', add: form.add, remove: form.remove });
    done(res, url, 'desk.ticket.flash.saved', { field: req.shell.t('ticket.field.followerIds') });
  });
}

/** Adds and removes customers in copy. */
export async function changeParticipants(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, number } = await findAtDesk(ctx, numberParam(req));
  await refusable(req, res, async () => {
    await changePeople(ctx, id, { list: 'participantIds', ...parseForm(participantsForm, req) });
    const field = req.shell.t('ticket.field.participantIds');
    done(res, ticketUrl(number, cameFrom(req)), 'desk.ticket.flash.saved', { field });
  });
}

async function refusable(req: Request, res: Response, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || Object.keys(error.fields).length === 0) throw error;
    await showRefusal(req, res, 'panel', error);
  }
}

/** Customers who match, each with a button that puts them in copy. */
export async function participantsPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q } = parseQuery(peopleQuery, req);
  const found = await ticketPage(ctx, numberParam(req));
  if (!found.ticket.internals) throw notFound();
  const people = q ? await searchPeople(ctx, { q, roles: ['customer'], limit: 20 }) : [];
  const came = cameFrom(req);
  const { number, subject } = found.ticket;
  page(res, 'desk/ticket-participants', {
    number,
    subject,
    q,
    back: ticketUrl(number, came),
    action: ticketUrl(number, came, '/participants'),
    searchAction: `/desk/tickets/${number}/participants`,
    hidden: came ? { view: came.view, ...(came.q && { query: came.q }) } : {},
    // Asked for by a part of the ticket's page, the buttons answer into it.
    inPlace: req.get('HX-Request') === 'true',
    people: people.filter(({ id }) => !isIn(found, id)).map(({ id, name, email }) => ({ id, name, email })),
  });
}

function isIn({ requester, participants }: TicketPage, id: string): boolean {
  return [requester, ...participants].some((person: Pick<Person, 'id'>) => person.id === id);
}
