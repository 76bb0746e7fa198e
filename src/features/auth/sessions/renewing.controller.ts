import type { Request } from 'express';
import { renewSession } from '../sign-in/entering.controller';

/**
 * The same browser goes on with a sign-in under a new session id, because its rights have changed; a copy of the old
 * cookie is worth nothing. The cookie lasts as long as the one before.
 */
export async function renewAs(req: Request, signInId: string): Promise<void> {
  const { expires } = req.session.cookie;
  await renewSession(req);
  req.session.signInId = signInId;
  if (expires) req.session.cookie.expires = expires;
}
