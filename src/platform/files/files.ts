import type { Readable } from 'node:stream';

export interface StoredFile {
  /** Random; says nothing of name or content. */
  key: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

export interface ListedFile {
  key: string;
  modifiedAt: Date;
}

/** Where attachments lie. Keys are ours: 40 hex digits; anything else is `not_found`. */
export interface Files {
  /** Stores what the stream brings; when this resolves it survives a crash. Rejects when the stream fails. */
  put(source: Readable | Buffer): Promise<StoredFile>;
  /** @throws AppError `not_found` */
  open(key: string): Promise<Readable>;
  /** Nothing happens when it is gone already. */
  remove(key: string): Promise<void>;
  /** All of them, in no order; files that come or go meanwhile may be missing. */
  list(): AsyncIterable<ListedFile>;
  /** Whether files can be written now. */
  healthy(): Promise<boolean>;
}

/** Who refers to files: what nobody refers to is swept. */
export interface FileOwnerOf<C> {
  /** Those of the keys that it refers to. */
  kept(ctx: C, keys: string[]): Promise<string[]>;
}

/** A file that came with a form: where it lies meanwhile, what its sender calls it, how many bytes it has. */
export interface Upload {
  path: string;
  name: string;
  size: number;
}
