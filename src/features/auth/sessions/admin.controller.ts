import type { Request, Response } from 'express';
import { ctxOf, idParam, parseQuery } from '../../../platform/http/input';
import { listHref, pageLinks } from '../../../platform/http/lists';
import { done, page } from '../../../platform/http/respond';
import { type ListedSignIn, METHODS, signInsPage } from './sessions.queries';
import { signInsQuery } from './sessions.schema';
import { endSession, endSessionsOf } from './sessions.service';
import { signInView } from './sessions.view';

const LIST = '/admin/sign-ins';
const TONES = { live: 'green', ended: 'grey', expired: 'grey' } as const;

export async function listPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { t } = req.shell;
  const { cursor, ...query } = parseQuery(signInsQuery, req);
  const found = await signInsPage(ctx, { ...query, cursor });
  page(res, 'auth/admin-sign-ins', {
    query,
    filtered: Object.values(query).some(Boolean),
    clearHref: LIST,
    methods: METHODS.map((value) => ({ value, label: methodLabel(req, value) })),
    states: [{ value: 'live', label: t('sessions.state.live') }],
    signIns: found.items.map((item) => listedView(req, item)),
    ...pageLinks(LIST, query, found),
    back: listHref(LIST, query),
  });
}

function methodLabel(req: Request, method: (typeof METHODS)[number]): string {
  const service = ctxOf(req).system.config.providers.find(({ name }) => name === method);
  return (
    service?.label ??
    req.shell.t(method === 'acting' ? 'session.method.acting_any' : `session.method.${method}`)
  );
}

function listedView(req: Request, item: ListedSignIn) {
  return {
    ...signInView(req, item),
    person: { name: item.userName, email: item.userEmail, href: `/admin/users/${item.userId}` },
    state: { label: req.shell.t(`sessions.state.${item.state}`), tone: TONES[item.state] },
    canEnd: item.state === 'live' && item.id !== req.signIn?.id,
  };
}

export async function endOne(req: Request, res: Response): Promise<void> {
  const name = await endSession(ctxOf(req), idParam(req));
  done(res, LIST, 'sessions.flash.ended_of', { count: 1, name });
}

export async function endAllOf(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  const { count, name } = await endSessionsOf(ctxOf(req), id, req.signIn?.id ?? null);
  done(res, `/admin/users/${id}`, 'sessions.flash.ended_of', { count, name });
}
