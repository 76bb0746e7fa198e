import type { RequestHandler } from 'express';
import { getSettings } from '../features/settings';

/** The one colour that the desk chooses for itself. Pages name it in the address, so it can be kept for a day. */
export const deskStyle: RequestHandler = async (req, res) => {
  const { accent } = await getSettings(req.ctx);
  res.set('Cache-Control', 'public, max-age=86400');
  res.type('css').send(`:root{--accent:${accent}}`);
};
