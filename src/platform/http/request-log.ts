import type { NextFunction, Request, Response } from 'express';

/** One line and one measurement a request; the route's pattern stands for its address, so no id is logged. */
export function logRequests(req: Request, res: Response, next: NextFunction): void {
  const started = process.hrtime.bigint();
  res.once('finish', () => {
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const route = req.route?.path ?? 'none';
    const { metrics, log } = req.ctx.system;
    metrics.httpDuration.observe({ method: req.method, route, status: res.statusCode }, seconds);
    log.debug(
      {
        requestId: req.ctx.requestId,
        method: req.method,
        route,
        status: res.statusCode,
        ms: Math.round(seconds * 1000),
      },
      'request',
    );
  });
  next();
}
