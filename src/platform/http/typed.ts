import type { Request, RequestHandler, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { isId } from '../ids';
import { bringsSession, readForm, type SessionKeys } from './form-body';
import { FORM_BYTES, STRANGERS_BYTES } from './form-size';
import { localUrl } from './local-url';
import { textUpTo } from './multipart-text';
import { isOwnAddress, isSameOrigin, type PublicAddress } from './same-origin';

// A form that could be neither kept nor shown again: its text goes back to whoever typed it.

/** What a form held, for the page that says why it could not be saved. */
export interface Typed {
  /** Where it went, as a path. */
  action: string;
  /** Written by a person: shown, to be copied. Of a form that is not whole all that may have been. */
  texts: Field[];
  /** All else that sending it again needs; nothing for a form that is not whole. */
  others: Field[];
  /** Whether it can be sent again as it is: neither files nor secrets are kept. */
  isWhole: boolean;
  /** Whether there was more than can be given back. */
  isCut: boolean;
  /** Its token was of another session: it is sent again with that of this one. */
  isStale: boolean;
  /** Whether files were chosen, too: they are chosen once more. */
  hadFiles: boolean;
}

interface Field {
  name: string;
  value: string;
}

/** By their names, for nothing else of a form is known here; `current` and `next` are those of a changed password. */
const SECRET = /password|secret|token|code|answer|^(current|next)$/i;
const OWN = new Set(['_csrf', '_submission']);

/** How much is read of what has not been: bytes, and milliseconds for the answer to arrive once there were more. */
interface Reading {
  most: number;
  lingerMs: number;
}

/** The files that a form may have by default, and its text: browsers hear no answer before they have sent all. */
const READING: Reading = { most: 110 * 1024 * 1024, lingerMs: 5000 };

/**
 * What somebody sent here; null where nothing of it can be given back, or another site has sent it.
 * @param reading the connection of what is longer ends soon after the answer
 */
export async function typedIn(
  req: Request,
  res: Response,
  desk: SessionKeys,
  reading = READING,
): Promise<Typed | null> {
  if (req.method !== 'POST' || !isFromHere(req, desk)) return null;
  // A form with files has an empty body until its route receives it.
  const read = req.readableDidRead ? 'all' : await readFields(req, res, desk, reading);
  const all = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
  const fields = all.filter(({ name }) => OWN.has(name) || !isSecret(name));
  const isWhole =
    read === 'all' &&
    !hadFiles(req) &&
    fields.length === all.length &&
    all.some(({ name }) => name === '_csrf');
  const texts = fields.filter(isWhole ? isText : mayBeText);
  const isCut = read === 'cut';
  if (!isWhole && !isCut && texts.length === 0) return null;
  // An address beside a password is no text that anybody misses.
  if (fields.length < all.length && !texts.some(({ value }) => /\s/.test(value.trim()))) return null;
  const others = isWhole ? fields.filter((field) => !isText(field)) : [];
  return {
    action: localUrl(req.originalUrl),
    texts,
    others,
    isWhole,
    isCut,
    isStale: false,
    hadFiles: hadFiles(req),
  };
}

/**
 * The same of a form that a page of this desk has sent with the token of a session that has ended, as by signing out and
 * in again in another tab. Nobody else may have a form of theirs shown here, ready to be sent.
 */
export async function typedBefore(req: Request, res: Response, desk: SessionKeys): Promise<Typed | null> {
  const typed = isSameOrigin(req, desk) ? await typedIn(req, res, desk) : null;
  return typed && { ...typed, others: typed.others.filter(({ name }) => name !== '_csrf'), isStale: true };
}

/** Whether a field of that name is never given back. One below another (`fields.error_code`) is named by people, not by us. */
export const isSecret = (name: string): boolean => !name.includes('.') && SECRET.test(name);

/** Those that were chosen: an empty field for files comes as a file without a name. */
export function hadFiles(req: Request): boolean {
  const received = Array.isArray(req.files) ? req.files : [];
  return req.uploads.length > 0 || req.uploadError !== null || received.some((file) => file.originalname);
}

/** Longer than any id or choice. */
const WORD = 100;

/** Choices and ids are short and have no space; a word that looks like one is sent again with the rest. */
function isText({ name, value }: Field): boolean {
  const isWord = value.length <= WORD && /^[\w-]+$/.test(value);
  return !isGiven(name) && (/\s/.test(value.trim()) || (value.length > 12 && !isWord));
}

/** What the page itself put there, also to compare with. */
const isGiven = (name: string): boolean => OWN.has(name) || name.startsWith('base.');

/** What is not sent again is lost: rather a choice too many than a word too few. */
function mayBeText({ name, value }: Field): boolean {
  const isSet = value.trim() === '' || value === 'on' || isId(value);
  return !isGiven(name) && name !== 'version' && !isSet;
}

/** Values and their characters that a form is told by. */
const TOLD = { values: 5, length: 80 };

/** Some of what a person wrote in a form, for them to know it by: nothing secret, and no words of choices and ids. */
export function toldBy(fields: readonly Field[]): string[] {
  const isCode = (value: string) => /^[a-z0-9_]+$/.test(value);
  return fields
    .filter((field) => mayBeText(field) && !isSecret(field.name) && !isCode(field.value))
    .slice(0, TOLD.values)
    .map(({ value }) => shortened(value.replace(/\s+/g, ' ').trim()));
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > TOLD.length ? `${letters.slice(0, TOLD.length).join('')}…` : text;
}

/** Nothing is done with what goes back, so of a browser that says nothing it is believed. */
function isFromHere(req: Request, desk: PublicAddress): boolean {
  if (req.get('sec-fetch-site') !== undefined) return isSameOrigin(req, desk);
  const origin = req.get('origin') ?? req.get('referer');
  return origin === undefined || isOwnAddress(req, origin, desk);
}

/** How much of a form was read; of one that is `cut` there was more than is read. */
type Read = 'all' | 'cut' | 'broken';

/** Files are read and dropped. */
const NOWHERE: StorageEngine = {
  _handleFile: (_req, file, done) => {
    file.stream.on('end', () => done(null, {})).resume();
  },
  _removeFile: (_req, _file, done) => done(null),
};

/** Nobody has said yet who they are, so fewer fields are held than the routes themselves take. */
function multipartUpTo(most: number): RequestHandler {
  const options = {
    streamHandler: textUpTo(most),
    storage: NOWHERE,
    defParamCharset: 'utf8',
    limits: {
      fields: 100,
      fieldSize: most,
      fieldNameSize: 200,
      fieldNestingDepth: 0,
      files: 100,
      parts: 200,
    },
  };
  return multer(options).any();
}

const [multipart, strangersMultipart] = [multipartUpTo(FORM_BYTES), multipartUpTo(STRANGERS_BYTES)];

/**
 * Something went wrong before the form was read: it is read now, as far as it can be, and its files are dropped.
 */
export async function readFields(
  req: Request,
  res: Response,
  keys: SessionKeys,
  { most, lingerMs }: Reading = READING,
): Promise<Read> {
  const ofFiles = bringsSession(req, keys) ? multipart : strangersMultipart;
  const read: RequestHandler = req.is('multipart/form-data') ? ofFiles : readForm(keys);
  return new Promise((resolve) => {
    let left = most;
    read(req, res, (error?: unknown) => resolve(howMuch(error)));
    req.on('data', function count({ length }: Buffer) {
      left -= length;
      if (left >= 0) return;
      req.off('data', count);
      res.once('finish', () => endUnlessOver(req, lingerMs));
      resolve('cut');
    });
  });
}

/** As Multer and the parser of forms without files say it. */
function howMuch(error: unknown): Read {
  const { code, status } = (error ?? {}) as { code?: unknown; status?: number };
  if (status === 413 || String(code).startsWith('LIMIT_')) return 'cut';
  return error ? 'broken' : 'all';
}

/** Ended at once, who is still sending would not see the answer. */
function endUnlessOver(req: Request, milliseconds: number): void {
  const timer = setTimeout(() => req.destroy(), milliseconds).unref();
  for (const event of ['end', 'close']) req.once(event, () => clearTimeout(timer));
}
