import { foldedText } from '../../../platform/search/fold';
import type { TicketField } from '../../fields';
import {
  FIELD,
  INTERNAL,
  markNumber,
  markOwners,
  type Owners,
  ofField,
  openText,
  PUBLIC,
  SearchDocument,
  type SearchedText,
  SUBJECT,
  textFor,
} from './document';

/** All that a ticket is found by. */
export interface TicketTexts extends Owners {
  id: string;
  number: number;
  subject: string;
  description: string;
  solution: string | null;
  satisfactionComment: string | null;
  tags: string[];
  fields: Record<string, unknown>;
  /** What was said, the oldest first, and whether everybody reads it who sees the ticket. */
  comments: [body: string, isPublic: boolean][];
  /** Names of files, likewise. */
  files: [name: string, isPublic: boolean][];
  /** What files say, likewise. */
  fileTexts: [text: string, isPublic: boolean][];
}

/** The row that a ticket is found by, as a whole. */
export function documentOf(ticket: TicketTexts, fields: readonly TicketField[]): SearchDocument {
  const document = new SearchDocument();
  markNumber(document, ticket.number);
  markOwners(document, ticket);
  document.add({ text: ticket.subject, letters: [PUBLIC, SUBJECT] });
  document.add(openText(ticket.description));
  for (const tag of ticket.tags) document.add(textFor(tag, false));
  for (const field of fields) addField(document, field, ticket.fields[field.key]);
  for (const said of ticket.comments) document.add(textFor(...said));
  document.add(openText(ticket.solution));
  document.add(openText(ticket.satisfactionComment));
  for (const name of ticket.files) document.add(textFor(...name));
  for (const text of ticket.fileTexts) document.add(textFor(...text));
  return document;
}

/** What is added to a ticket: a reply or note, its files. */
export function additionOf(texts: SearchedText[]): SearchDocument {
  const document = new SearchDocument();
  for (const text of texts) document.add(text);
  return document;
}

/** By its value, whoever asks for it (`field.building:north`), and by the words of its value. */
function addField(document: SearchDocument, field: TicketField, value: unknown): void {
  const values = valuesOf(value);
  for (const one of values) document.mark(fieldLexeme(field.key, one));
  const letters = [INTERNAL, ofField(field.key)];
  for (const text of values.flatMap((one) => wordsFor(field, one))) document.add({ text, letters });
}

const LONGEST_VALUE = 100;

/** A custom field with its value, as far as it is looked up: what is longer begins like this. */
export const fieldLexeme = (key: string, value: string): string =>
  `${FIELD}${key}=${foldedText(value).slice(0, LONGEST_VALUE)}`;

export const valuesOf = (value: unknown): string[] => [value ?? []].flat().map(String).filter(Boolean);

/** What a reader sees of it, in either language; a ticked box says nothing. */
export function wordsFor({ kind, options, formerOptions }: TicketField, value: string): string[] {
  if (kind === 'checkbox') return [];
  const known = [...options, ...formerOptions];
  const found = known.find((option) => option.value === value);
  if (!found) return [value];
  const above = known.find((option) => option.value === found.parent);
  return [...(above ? [above.labelEs, above.labelEn] : []), found.labelEs, found.labelEn].filter(
    (label, index, all) => all.indexOf(label) === index,
  );
}
