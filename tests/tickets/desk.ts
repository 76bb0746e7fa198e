import { createTicket, type NewTicket, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { AppError } from '../../src/platform/errors';
import type { TestApp } from '../support/app';

/** Everybody of the fixture, ready to act. */
export async function everybody(app: TestApp) {
  return {
    admin: await app.ctx('admin@demo.test'),
    technician: await app.ctx('technician@demo.test'),
    otherTechnician: await app.ctx('technician2@demo.test'),
    customer: await app.ctx('customer@demo.test'),
    stranger: await app.ctx('customer2@demo.test'),
    colleague: await app.ctx('colleague@demo.test'),
    desk: await app.ctx(),
  };
}

export function idOf({ actor }: Ctx): string {
  if (actor.kind !== 'person') throw new Error('only people have ids');
  return actor.id;
}

/** The same person, later. */
export function later<C extends Ctx>(ctx: C, seconds: number): C {
  return { ...ctx, now: new Date(ctx.now.getTime() + seconds * 1000) };
}

export const DAY = 86_400;

export function file(ctx: Ctx, more: Partial<NewTicket> = {}): Promise<Ticket> {
  return createTicket(ctx, { subject: 'The printer is jammed', description: 'It **blinks**.', ...more });
}

export async function named(ctx: Ctx, table: 'departments' | 'categories', name: string): Promise<string> {
  const column = table === 'departments' ? 'name' : 'name_en';
  return (await row<{ id: string }>(ctx.db, `select id from ${table} where ${column} = :name`, { name })).id;
}

export interface StoredEvent {
  type: string;
  changes: Record<string, { before: unknown; after: unknown }> | null;
  data: Record<string, unknown>;
}

export function eventsOf(ctx: Ctx, ticketId: string): Promise<StoredEvent[]> {
  return rows(ctx.db, 'select type, changes, data from events where ticket_id = :ticketId order by id', {
    ticketId,
  });
}

/** How an act is refused, in one line: the code, then the fields with their keys. */
export async function refusal(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'allowed';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fields = Object.entries(error.fields).map(([name, { key }]) => `${name}: ${key}`);
    return [error.code, ...fields].join(' ');
  }
}
