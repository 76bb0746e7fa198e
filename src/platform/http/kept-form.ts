import { gunzipSync, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { decrypt, encrypt } from '../crypto';
import { actorId } from '../rights';
import { requireCsrf } from './csrf';
import { hadFiles, isSecret, readFields } from './typed';

// A form that came too late after its sender's proof of who they are waits here until they have given another.

declare module 'express-session' {
  interface SessionData {
    /** Encrypted: it may hold a password. For its sender alone, until it is sent or a while has passed. */
    keptForm?: string;
  }
}

/** A form as it was sent. */
export interface KeptForm {
  /** Where it goes, as a path. */
  action: string;
  /** The page it stood on, as a path. */
  from: string;
  fields: { name: string; value: string }[];
  /** Whether files were chosen too, which are not kept. */
  hadFiles: boolean;
}

/** Where a form that was kept waits for its sender. */
export const KEPT_FORM = '/confirm/form';

const KEPT_MS = 15 * 60 * 1000;
/** Bytes, packed: every request of a session reads it. A list of 2,000 people has 60,000; what is longer is not kept. */
const MOST = 256 * 1024;
/** Of visitors, whose forms are short: anybody can begin a session. */
const VISITORS_MOST = 2 * 1024;
/** What the form macro adds by itself. */
const OWN = ['_csrf', '_submission'];

/** Keeps what somebody has typed; false where nothing was, or it cannot be. Never what another site has sent. */
export async function keepForm(req: Request, res: Response, from: string): Promise<boolean> {
  const { actor, system } = req.ctx;
  if (req.method !== 'POST' || actor.kind !== 'person' || !req.session) return false;
  // A form with files is not read before its sender may send it.
  if (!req.readableDidRead && (await readFields(req, res, system.config)) !== 'all') return false;
  const fields = fieldsOf(req.body);
  if (fields.every(({ name }) => OWN.includes(name)) || !(await hasToken(req, res))) return false;
  return keep(req, { action: req.path, from, fields, hadFiles: hadFiles(req) });
}

/**
 * Keeps a form that was refused, as it stood on its page when somebody asked for that in another way: for them alone, but
 * for what is secret, which they type once more.
 */
export function keepRefused(req: Request, { action, from }: Pick<KeptForm, 'action' | 'from'>): boolean {
  const all = fieldsOf(req.body);
  const changesPassword = all.some(({ name }) => name === 'current');
  const fields = all.filter(({ name }) => (name === 'next' && !changesPassword) || !isSecret(name));
  if (!req.session || fields.every(({ name }) => OWN.includes(name))) return false;
  return keep(req, { action, from, fields, hadFiles: false });
}

function keep(req: Request, { fields, ...form }: KeptForm): boolean {
  const { actor, now, system } = req.ctx;
  const kept = { ...form, fields: fields.filter(({ name }) => name !== '_csrf') };
  const packed = gzipSync(JSON.stringify({ form: kept, userId: actorId(actor), at: now.getTime() }));
  if (packed.length > (actor.kind === 'person' ? MOST : VISITORS_MOST)) return false;
  req.session.keptForm = encrypt(system.config.encryptionKey, packed.toString('base64'));
  return true;
}

/** The form that this person has sent; null when there is none, or it has waited too long. */
export function keptForm(req: Request): KeptForm | null {
  const { actor, now, system } = req.ctx;
  const { keptForm } = req.session ?? {};
  if (!keptForm) return null;
  try {
    const packed = Buffer.from(decrypt(system.config.encryptionKey, keptForm), 'base64');
    const { form, userId, at } = JSON.parse(gunzipSync(packed).toString('utf8'));
    return userId === actorId(actor) && now.getTime() - at < KEPT_MS ? form : null;
  } catch {
    // Another key by now.
    return null;
  }
}

function fieldsOf(body: unknown): KeptForm['fields'] {
  return Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: String(one) })),
  );
}

function hasToken(req: Request, res: Response): Promise<boolean> {
  return new Promise((resolve) => {
    requireCsrf(req, res, (error?: unknown) => resolve(!error));
  });
}
