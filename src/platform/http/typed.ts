import express, { type Request, type RequestHandler, type Response } from 'express';
import multer, { type StorageEngine } from 'multer';

// A form that could be neither kept nor shown again: its text goes back to whoever typed it.

/** What a form held, for the page that says why it could not be saved. */
export interface Typed {
  /** Where it went. */
  action: string;
  /** Written by a person: shown, to be copied. */
  texts: { name: string; value: string }[];
  /** All else that sending it again needs. */
  others: { name: string; value: string }[];
  /** Whether it can be sent again as it is: neither files nor secrets are kept. */
  isWhole: boolean;
}

/** By their names, for nothing else of a form is known here; `current` and `next` are those of a changed password. */
const SECRET = /password|secret|token|code|answer|^(current|next)$/i;
const OWN = new Set(['_csrf', '_submission']);

/** What somebody typed here; null where they did not, or another site has sent it. */
export async function typedIn(req: Request, res: Response): Promise<Typed | null> {
  if (req.method !== 'POST' || !isFromHere(req)) return null;
  // A form with files has an empty body until its route receives it.
  const isRead = req.readableDidRead || (await readFields(req, res));
  const all = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
  const fields = all.filter(({ name }) => OWN.has(name) || !isSecret(name));
  const texts = fields.filter((field) => isText(field));
  if (texts.length === 0) return null;
  const others = fields.filter((field) => !isText(field));
  const isWhole =
    isRead && !hadFiles(req) && fields.length === all.length && all.some(({ name }) => name === '_csrf');
  return { action: req.originalUrl, texts, others, isWhole };
}

/** Whether a field of that name is never given back. */
export const isSecret = (name: string): boolean => SECRET.test(name);

/** Those that were chosen: an empty field for files comes as a file without a name. */
function hadFiles(req: Request): boolean {
  const received = Array.isArray(req.files) ? req.files : [];
  return req.uploads.length > 0 || req.uploadError !== null || received.some((file) => file.originalname);
}

/** Choices and ids are short and have no space. */
function isText({ name, value }: { name: string; value: string }): boolean {
  return !OWN.has(name) && (/\s/.test(value.trim()) || (value.length > 12 && !/^[\w-]+$/.test(value)));
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
async function readFields(req: Request, res: Response): Promise<boolean> {
  const read: RequestHandler = req.is('multipart/form-data') ? multipart : urlencoded;
  return new Promise((resolve) => read(req, res, (error?: unknown) => resolve(!error)));
}
