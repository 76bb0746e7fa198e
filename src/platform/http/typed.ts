import express, { type Request, type RequestHandler, type Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { isId } from '../ids';
import { localUrl } from './local-url';

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
export async function typedIn(req: Request, res: Response, reading = READING): Promise<Typed | null> {
  if (req.method !== 'POST' || !isFromHere(req)) return null;
  // A form with files has an empty body until its route receives it.
  const isRead = req.readableDidRead || (await readFields(req, res, reading));
  const all = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
  const fields = all.filter(({ name }) => OWN.has(name) || !isSecret(name));
  const isWhole =
    isRead && !hadFiles(req) && fields.length === all.length && all.some(({ name }) => name === '_csrf');
  const texts = fields.filter(isWhole ? isText : mayBeText);
  if (!isWhole && texts.length === 0) return null;
  // An address beside a password is no text that anybody misses.
  if (fields.length < all.length && !texts.some(({ value }) => /\s/.test(value.trim()))) return null;
  const others = isWhole ? fields.filter((field) => !isText(field)) : [];
  return { action: localUrl(req.originalUrl), texts, others, isWhole };
}

/** Whether a field of that name is never given back. */
export const isSecret = (name: string): boolean => SECRET.test(name);

/** Those that were chosen: an empty field for files comes as a file without a name. */
function hadFiles(req: Request): boolean {
  const received = Array.isArray(req.files) ? req.files : [];
  return req.uploads.length > 0 || req.uploadError !== null || received.some((file) => file.originalname);
}

/** Choices and ids are short and have no space; a word that looks like one is sent again with the rest. */
function isText({ name, value }: Field): boolean {
  return !OWN.has(name) && (/\s/.test(value.trim()) || (value.length > 12 && !/^[\w-]+$/.test(value)));
}

/** What is not sent again is lost: rather a choice too many than a word too few. */
function mayBeText({ name, value }: Field): boolean {
  const isSet = value.trim() === '' || value === 'on' || isId(value);
  return !OWN.has(name) && name !== 'version' && !isSet;
}

/** As browsers say it (W3C, Fetch Metadata); those that do not, by where the form was. */
function isFromHere(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = req.get('origin') ?? req.get('referer');
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === req.get('host'));
}

const urlencoded = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 500 });

/** Files are read and dropped. */
const NOWHERE: StorageEngine = {
  _handleFile: (_req, file, done) => {
    file.stream.on('end', () => done(null, {})).resume();
  },
  _removeFile: (_req, _file, done) => done(null),
};

/** Nobody has said yet who they are, so little is held: less than the routes themselves take. */
const multipart = multer({
  storage: NOWHERE,
  defParamCharset: 'utf8',
  limits: {
    fields: 100,
    fieldSize: 128 * 1024,
    fieldNameSize: 200,
    fieldNestingDepth: 0,
    files: 100,
    parts: 200,
  },
}).any();

/** What went wrong before the form was read: it is read now, as far as it can be. Resolves to whether all of it was. */
async function readFields(req: Request, res: Response, { most, lingerMs }: Reading): Promise<boolean> {
  const read: RequestHandler = req.is('multipart/form-data') ? multipart : urlencoded;
  return new Promise((resolve) => {
    let left = most;
    read(req, res, (error?: unknown) => resolve(!error));
    req.on('data', function count({ length }: Buffer) {
      left -= length;
      if (left >= 0) return;
      req.off('data', count);
      res.once('finish', () => endUnlessOver(req, lingerMs));
      resolve(false);
    });
  });
}

/** Ended at once, who is still sending would not see the answer. */
function endUnlessOver(req: Request, milliseconds: number): void {
  const timer = setTimeout(() => req.destroy(), milliseconds).unref();
  for (const event of ['end', 'close']) req.once(event, () => clearTimeout(timer));
}
