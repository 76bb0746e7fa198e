import express, { type Response, Router } from 'express';
import type { System } from '../platform/system';

/** What pages are made of besides their text, below `/assets/<version>`. */
export function staticFiles({ assets, config }: System): Router {
  const { folder, stylesheets, version } = assets;
  const caching = config.reload ? 'public, max-age=0' : 'public, max-age=31536000, immutable';
  // During an upgrade another version's pages ask here too: they get our files, but must not keep them.
  const cachingFor = (res: Response) => (res.req.params.version === version ? caching : 'no-cache');
  const router = Router({ mergeParams: true });
  router.get('/css/:name', (req, res, next) => {
    const text = stylesheets.get(req.params.name);
    if (text === undefined) return next();
    res.set('Cache-Control', cachingFor(res)).type('css').send(text);
  });
  router.use(
    express.static(folder, {
      index: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', cachingFor(res as Response)),
      redirect: false,
      fallthrough: true,
    }),
  );
  return router;
}
