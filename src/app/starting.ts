import express, { type Express, type Request, type Response } from 'express';
import { Environment } from 'nunjucks';
import { errorTexts } from '../platform/http/errors.texts';
import type { SessionKeys } from '../platform/http/form-body';
import { nonce, securityHeaders } from '../platform/http/security';
import { type Typed, typedIn } from '../platform/http/typed';
import { createI18n, LOCALES } from '../platform/i18n';
import { startingTexts } from './starting.texts';

/** Seconds until the same may work. */
const RETRY_SECONDS = 2;

/** There are neither styles nor scripts yet, and no session: a page of its own, which needs nothing of the desk's. */
const PAGE = `<!doctype html>
<html lang="{{ locale }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
{%- if not sent %}
<meta http-equiv="refresh" content="{{ seconds }}">
{%- endif %}
<title>{{ t('starting.title') }}</title>
</head>
<body>
<main>
<h1>{{ t('starting.title') }}</h1>
<p>{{ t('starting.sent' if sent else 'starting.page') }}</p>
{%- if typed %}
<form method="post" action="{{ typed.action }}">
<p>{{ t('error.typed.text' if typed.isWhole else 'error.typed.copy') }}</p>
{%- for item in typed.texts %}
<p><textarea name="{{ item.name }}" aria-label="{{ t('error.typed.label') }}" rows="8" cols="30" dir="auto">
{{ item.value }}</textarea></p>
{%- endfor %}
{%- for item in typed.others %}
<input type="hidden" name="{{ item.name }}" value="{{ item.value }}">
{%- endfor %}
{%- if typed.isWhole %}
<p><button type="submit">{{ t('error.typed.send') }}</button></p>
{%- endif %}
</form>
{%- endif %}
{%- if sent and not typed.isWhole %}
<p>{{ t('starting.back') }}</p>
{%- endif %}
</main>
</body>
</html>
`;

/** Answers people, and whoever asks after the health, until the desk itself can; what was typed goes back. */
export function createStartingApp(config: SessionKeys): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(nonce, securityHeaders(config.baseUrl.startsWith('https:')));
  app.use((_req, res, next) => {
    res.status(503).set({ 'Retry-After': String(RETRY_SECONDS), 'Cache-Control': 'no-store' });
    next();
  });
  app.use('/health', (_req, res) => void res.json({ status: 'starting' }));
  app.use((req, res) => answer(req, res, config));
  return app;
}

const i18n = createI18n([errorTexts, startingTexts]);
const views = new Environment(null, { autoescape: true });

async function answer(req: Request, res: Response, desk: SessionKeys): Promise<void> {
  const locale = req.acceptsLanguages([...LOCALES]) || 'es';
  const t = i18n.translator(locale === 'en' ? 'en' : 'es');
  if (!req.accepts('html')) return void res.type('text').send(`${t('starting.title')}\n`);
  const page = {
    locale,
    t,
    seconds: RETRY_SECONDS,
    sent: req.method !== 'GET',
    typed: await typed(req, res, desk),
  };
  res.type('html').send(views.renderString(PAGE, page));
}

function typed(req: Request, res: Response, desk: SessionKeys): Promise<Typed | null> {
  req.uploads = [];
  req.uploadError = null;
  return typedIn(req, res, desk);
}
