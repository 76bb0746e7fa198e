import type { Locale } from './i18n/locale';
import type { MailFailure, MailFile } from './mail';

/** A file that goes along with a message, kept by whoever made it. */
export interface OutgoingFile {
  /** Of the stored file; whoever made it keeps it for as long as the message may be tried. */
  key: string;
  name: string;
  /** As in `Content-Type`. */
  type: string;
  /** Bytes. */
  size: number;
}

/** A message as a channel hands it on, to one recipient. */
export interface OutgoingMessage {
  id: string;
  /** Null for who has no account. */
  userId: string | null;
  address: string | null;
  /** Of the person, where the message goes to the address that they have. */
  name: string | null;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  createdAt: Date;
  /** The same for each copy of it. */
  messageId: string;
  /** What it is about, and the identifiers of what the recipient got about that before, oldest first. */
  thread: { id: string; earlier: string[] } | null;
  /** Where one press ends messages of this kind, if that is for its recipient to choose. */
  unsubscribeUrl: string | null;
  files: MailFile[];
}

/** A way by which messages reach people. `C` is the context that it is given. */
export interface DeliveryChannelOf<C> {
  /** In lower case. */
  name: string;
  /** How many messages leave at once. */
  lines: number;
  /**
   * Hands a message on; null for a channel whose messages are there as soon as they are stored.
   * @returns `outbox` where none is set up, so that the message stays here
   * @throws Error that `failureOf` understands
   */
  send: ((ctx: C, message: OutgoingMessage) => Promise<'sent' | 'outbox'>) | null;
  failureOf(error: unknown): Failure;
}

/** Why a channel did not take a message. */
export interface Failure {
  failure: MailFailure;
  text: string;
  /** Nothing else will ever arrive at the address either. */
  refusesAddress?: boolean;
}

/** Why a message is not sent after all: its reader has read of it, may not see it, wants none, or it is gone. */
export type NotNeeded = 'read' | 'no_access' | 'turned_off' | 'gone';
/** Why it cannot be. */
export type Undeliverable = 'no_address' | 'address_refused';

/** A message as it will be stored and sent, or why there is none. */
export type Writing =
  | {
      address: string;
      locale: Locale;
      subject: string;
      bodyText: string;
      bodyHtml: string;
      /** What the ticket is called in the conversation that the message belongs to. */
      threadSubject: string | null;
      /** What goes along. */
      files?: OutgoingFile[];
      /** Where its recipient ends such messages, if they have no account that says so. */
      unsubscribeUrl?: string | null;
    }
  | { notNeeded: NotNeeded }
  | { undeliverable: Undeliverable };

/** What a message is written of. */
export interface Unwritten {
  id: string;
  channel: string;
  userId: string | null;
  address: string | null;
  ticketId: string | null;
  template: string;
  /** What its recipient chooses by; null for a letter. */
  kind: string | null;
  /** What the ticket was called in the first message that its recipient got about it; null for the first. */
  threadSubject: string | null;
  /** What it tells, in the order in which it happened. */
  told: { eventId: string; rootId: string; ticketId: string | null; template: string; kind: string }[];
}

/** What is read once for messages that are written in the same moment; what it holds is gone after that. */
export interface Reading {
  /** All of them. */
  messages: readonly Unwritten[];
  known: Map<string, Promise<unknown>>;
}

/** A letter about an account, for which words are asked. */
export interface Unworded {
  template: string;
  locale: Locale;
  /** Of whom it is for, and of the desk that writes it. */
  name: string;
  desk: string;
  /** What it tells besides; times as their reader reads them. */
  values: Readonly<Record<string, string | number | undefined>>;
}

/** What a letter says, as plain text: whoever shows it escapes it. */
export interface LetterWords {
  subject: string;
  /** Above its button. */
  intro: string;
  /** Of the button; empty for a letter without one. */
  action: string;
  /** Paragraphs below it. */
  after: string[];
}

/** Writes messages when their time has come, with the rights that their readers have then. */
export interface MessageWriterOf<C> {
  write(ctx: C, message: Unwritten, reading: Reading): Promise<Writing>;
  /** What a letter about an account says. @throws Error for a letter that there is not */
  letterWords(ctx: C, letter: Unworded): Promise<LetterWords>;
  /** Where somebody ends messages of a kind with one press; null for what nobody may turn off. */
  unsubscribeUrl(ctx: C, userId: string, kind: string): string | null;
  /** Live topics of pages that show what becomes of these deliveries, beside those about deliveries themselves. */
  topicsOf(ctx: C, deliveryIds: string[]): Promise<string[]>;
}
