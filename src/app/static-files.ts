import express, { type Response, Router } from 'express';
import type { System } from '../platform/system';

/** What pages are made of besides their text, below `/assets/<version>`. */
export function staticFiles({ assets, config }: System): Router {
  const { folder, stylesheets, version } = assets;
  const caching = config.reload ? 'public, max-age=0' : 'public, max-age=31536000, immutable';
  // During an upgrade another version's pages ask here too: they get our files, but must not keep them.
  const cachingFor = (res: Response) => (res.req.params.version === version ? caching : 'no-cache');
  /** The policy of pages is long, and here it comes with every file: of a file nothing is to run or load by itself. */
  const headersOf = (res: Response) => ({
    'Cache-Control': cachingFor(res),
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  const router = Router({ mergeParams: true });
  router.get('/css/:name', (req, res, next) => {
    const text = stylesheets.get(req.params.name);
    if (text === undefined) return next();
    res.set(headersOf(res)).type('css').send(text);
  });
  router.use(
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (res) => (res as Response).set(headersOf(res as Response)),
      redirect: false,
      fallthrough: true,
    }),
  );
  return router;
}
