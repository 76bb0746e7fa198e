import type { TxCtx } from '../../../platform/ctx';
import { fieldDefinitions } from '../../fields';
import type { StoredUpload } from '../attachments/attachments.types';
import { textFor } from './document';
import { addToDocument, lockTickets, saveDocument, textsOf } from './index.repo';
import { additionOf, documentOf, type TicketTexts } from './texts';

// What keeps the rows that tickets are found by, in the transaction of what they say. To whom a ticket belongs, a trigger
// keeps (migration 43).

type FiledTexts = Omit<TicketTexts, 'comments' | 'files' | 'fileTexts'>;

/** Of a ticket that was just filed. */
export async function indexNew(tx: TxCtx, ticket: FiledTexts, uploads: StoredUpload[]): Promise<void> {
  const files = uploads.map(({ name }): [string, boolean] => [name, true]);
  const texts = { ...ticket, comments: [], files, fileTexts: [] };
  await saveDocument(tx.db, ticket, documentOf(texts, await fieldDefinitions(tx)));
}

/** What was said in a ticket, and the names of the files that came with it. */
export async function indexSaid(
  tx: TxCtx,
  ticketId: string,
  { body, isPublic, uploads }: { body: string; isPublic: boolean; uploads: StoredUpload[] },
): Promise<void> {
  const texts = [body, ...uploads.map(({ name }) => name)];
  const addition = additionOf(texts.map((text) => textFor(text, isPublic)));
  if (!addition.isEmpty) await addToDocument(tx.db, ticketId, addition);
}

/** What a ticket is found by, apart from what is said in it. */
const FOUND_BY = ['subject', 'description', 'solution', 'satisfactionComment', 'tags'];

/** Anew, where something of it changed that it is found by. */
export async function indexChanged(tx: TxCtx, ticketId: string, changes: object | null): Promise<void> {
  const names = Object.keys(changes ?? {});
  const concerns = names.some((name) => FOUND_BY.includes(name) || name.startsWith('fields.'));
  if (concerns) await reindex(tx, [ticketId]);
}

/** Makes the rows of tickets anew that are not locked yet: whoever writes to one waits for its row, not the other way. */
export async function indexAnew(tx: TxCtx, ids: string[]): Promise<void> {
  await lockTickets(tx.db, ids);
  await reindex(tx, ids);
}

/** The same of tickets that are locked: their rows, from all that they say. */
export async function reindex(tx: TxCtx, ids: string[]): Promise<void> {
  const fields = await fieldDefinitions(tx);
  for (const texts of await textsOf(tx.db, ids)) {
    await saveDocument(tx.db, texts, documentOf(texts, fields));
  }
}
