import type { Response } from 'express';

/**
 * A mail as its reader sees it, in a sandbox: mail needs inline styles, which our pages refuse.
 * @param framed by pages of this desk, or by none
 */
export function sendMailHtml(res: Response, html: string, framed: 'self' | 'none'): void {
  res.set(
    'Content-Security-Policy',
    `sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors '${framed}'`,
  );
  if (framed === 'self') res.set('X-Frame-Options', 'SAMEORIGIN');
  res.type('html').send(html);
}

/** The page may show a frame of this desk: no other may show any. */
export function framesOwn(res: Response): void {
  res.set('Content-Security-Policy', `${res.get('Content-Security-Policy')};frame-src 'self'`);
}
