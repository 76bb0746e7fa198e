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

const SECRET = /password|secret|token|code|answer/i;
const OWN = new Set(['_csrf', '_submission']);

/** What somebody typed here; null where they did not, or another site has sent it. */
export async function typedIn(req: Request, res: Response): Promise<Typed | null> {
  if (req.method !== 'POST' || !isFromHere(req)) return null;
  if (!req.readableDidRead) await readFields(req, res);
  const all = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
  const fields = all.filter(({ name }) => OWN.has(name) || !SECRET.test(name));
  const texts = fields.filter((field) => isText(field));
  if (texts.length === 0) return null;
  const others = fields.filter((field) => !isText(field));
  const isWhole = fields.length === all.length && all.some(({ name }) => name === '_csrf');
  return { action: req.originalUrl, texts, others, isWhole };
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

const multipart = multer({
  storage: NOWHERE,
  defParamCharset: 'utf8',
  limits: { fields: 200, fieldSize: 512 * 1024, fieldNameSize: 200, fieldNestingDepth: 0, files: 100 },
}).any();

/** What went wrong before the form was read: it is read now, as far as it can be. */
async function readFields(req: Request, res: Response): Promise<void> {
  const read: RequestHandler = req.is('multipart/form-data') ? multipart : urlencoded;
  await new Promise<void>((resolve) => read(req, res, () => resolve()));
}
