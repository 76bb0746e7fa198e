import {
  createTicket,
  findTicket,
  type NewTicket,
  type Ticket,
  type TicketPage,
  ticketPage,
} from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import type { TestApp } from '../support/app';
import type { Answer } from '../support/browser';

/** A ticket of the fixture's customer, in the IT department unless said otherwise. */
export async function fileTicket(app: TestApp, input: Partial<NewTicket> = {}): Promise<Ticket> {
  const ctx = await app.ctx('customer@demo.test');
  return createTicket(ctx, { subject: 'The screen stays black', description: 'Since **today**.', ...input });
}

export async function ticketNow(app: TestApp, number: number): Promise<Ticket> {
  return findTicket(await app.ctx('admin@demo.test'), number);
}

export async function pageNow(app: TestApp, number: number): Promise<TicketPage> {
  return ticketPage(await app.ctx('admin@demo.test'), number);
}

export async function idOf(app: TestApp, email: string): Promise<string> {
  const user = await findUserByEmail(await app.ctx(), email);
  if (!user) throw new Error(`nobody is called ${email}`);
  return user.id;
}

/** The words of a part of a page, in one line. */
export function words(answer: Answer, selector: string): string {
  const texts = answer.html.querySelectorAll(selector).map(({ text }) => text);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

export const attributeValue = (answer: Answer, selector: string): string =>
  answer.html.querySelector(selector)?.getAttribute('value') ?? '';
