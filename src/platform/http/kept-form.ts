import type { Request } from 'express';
import { decrypt, encrypt } from '../crypto';
import { requireCsrf } from './csrf';

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
}

const KEPT_MS = 15 * 60 * 1000;
/** Characters of JSON; what is longer is not kept. */
const MOST = 64_000;
/** What the form macro adds by itself. */
const OWN = ['_csrf', '_submission'];

/** Keeps what somebody has typed; false where nothing was, or it cannot be. Never what another site has sent. */
export async function keepForm(req: Request, from: string): Promise<boolean> {
  const { actor, now, system } = req.ctx;
  if (req.method !== 'POST' || actor.kind !== 'person' || !req.session || !req.res) return false;
  const fields = fieldsOf(req.body);
  if (fields.every(({ name }) => OWN.includes(name)) || !(await hasToken(req))) return false;
  const form: KeptForm = { action: req.path, from, fields: fields.filter(({ name }) => name !== '_csrf') };
  const content = JSON.stringify({ form, userId: actor.id, at: now.getTime() });
  if (content.length > MOST) return false;
  req.session.keptForm = encrypt(system.config.encryptionKey, content);
  return true;
}

/** The form that this person has sent; null when there is none, or it has waited too long. */
export function keptForm(req: Request): KeptForm | null {
  const { actor, now, system } = req.ctx;
  const { keptForm } = req.session;
  if (!keptForm || actor.kind !== 'person') return null;
  try {
    const { form, userId, at } = JSON.parse(decrypt(system.config.encryptionKey, keptForm));
    return userId === actor.id && now.getTime() - at < KEPT_MS ? form : null;
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

function hasToken(req: Request): Promise<boolean> {
  const { res } = req;
  return new Promise((resolve) => {
    if (res) requireCsrf(req, res, (error?: unknown) => resolve(!error));
    else resolve(false);
  });
}
