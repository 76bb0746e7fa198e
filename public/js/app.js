// What scripts add to pages that already work without them. Listeners sit on the document, so a swap needs no set-up.
import './actions.js';
import { ready, session, store } from './dom.js';
import {
  onAfterRequest,
  onAfterSwap,
  onBeforeRequest,
  onBeforeSwap,
  onNoAnswer,
  process,
  seal,
  unseal,
  wishedFocus,
} from './htmx.js';
import { controlsOf, hasOthers, mayMoveFocus, reset } from './keep.js';
import './menus.js';
import './no-navigation.js';
import { TAB } from './tab.js';
import { busy, clearFailure, isLeaving, leave, showFlashes, tellFailure } from './toasts.js';
import { renewTokens } from './tokens.js';

document.documentElement.classList.add('js');

// What only some pages need is fetched by those pages.
const PARTS = {
  '[data-draft-key]': './drafts.js',
  '[data-composer]': './composer.js',
  '#sign-out': './sign-out.js',
  '[data-auto-submit], [data-finished]': './saving.js',
  '[data-max]': './limits.js',
  '[data-markdown]': './markdown.js',
  '[data-unsaved]': './unsaved.js',
  '.error-summary': './refusals.js',
  '[data-upload]': './upload.js',
  '[data-tags]': './tags.js',
  '#viewer': './viewer.js',
  '[data-live-topics]': './live.js',
  'time[data-ago]': './times.js',
  '.portal-desk': './left.js',
  '#bell': './bell.js',
  '#palette': './shortcuts.js',
  '[data-searched]': './search-page.js',
  '#folding': './sidebar.js',
};
/** Resolves once the parts that this page needs are listening. */
export const loadParts = () =>
  Promise.all(
    Object.entries(PARTS)
      .filter(([selector]) => document.querySelector(selector))
      .map(([, part]) => import(part)),
  );
ready(loadParts);

const words = () => document.getElementById('toasts').dataset;

onBeforeRequest((request) => {
  request.addHeader('X-Tab', TAB);
  // What a page asks for by itself does not keep a session from resting.
  if (request.hint) request.addHeader('X-Live', 'true');
  else busy.start(request, request.button);
  if (request.source?.matches?.('form[data-onward]')) seal(request.source);
});
onAfterRequest((request) => {
  busy.end(request);
  if (!isLeaving(request.source)) unseal(request.source);
});

onNoAnswer(async (request) => {
  if (request.hint) return;
  if (!hasFiles(request)) return tellAway(request, words().offline);
  // All that takes files has it already.
  const { tellUnreadable } = await import('./upload.js');
  if (await tellUnreadable(request.source)) return;
  tellAway(request, (await isThere()) ? words().cutOff : words().offline);
});

// A proxy that takes no more of a large form often hangs up instead of saying so (nginx: client_max_body_size).
const hasFiles = ({ body }) => body instanceof FormData && [...body.values()].some(({ size }) => size > 0);
const isThere = () =>
  fetch('/health/live').then(
    ({ ok }) => ok,
    () => false,
  );

// A choice that was not saved must not go on looking as if it were. What was typed stays: leaving it sends it again.
const savesItself = ({ source }) => source?.matches?.('form[data-auto-submit]');
const isChoice = (control) => control.matches('select, [type="checkbox"], [type="radio"]');
const undo = (request) => savesItself(request) && controlsOf(request.source).filter(isChoice).forEach(reset);

// It is nothing that was wrong with the form, and what somebody has typed into it stands there as it did.
function tellAway(request, text) {
  const isKept = request.method === 'POST' && !savesItself(request);
  undo(request);
  tellFailure(request.source, isKept ? `${text} ${words().kept}` : text);
}

/** The desk for a while, or whatever stands before it (RFC 9110, 15.6). */
const AWAY = [502, 503, 504];

// An error page, a sign-in page or another page than expected must not be swapped into a part of this one.
onBeforeSwap((request, { isMissing, refuse }) => {
  const { hint, status = 200, text } = request;
  const formAnswer = status === 409 || status === 422;
  // Before what is wrong with it gets the focus.
  if (status >= 400) unseal(request.source);
  if (!hint && (status < 400 || formAnswer)) clearFailure(request.source);
  if (!isMissing && (status < 400 || formAnswer)) {
    if (!hint) showFlashes(text, request.source);
    return;
  }
  refuse();
  if (hint) return;
  if (AWAY.includes(status)) return tellAway(request, words().unavailable);
  if (status === 403 && renewTokens(text)) return tellAway(request, words().stale);
  if (status === 413) return tellAway(request, words().tooLarge);
  undo(request);
  if (formAnswer && hasOthers(request)) tellFailure(request.source, words().conflict);
  else if (formAnswer) showPage(text);
  else if (status < 400) leave(request);
  else tellFailure(request.source, status >= 500 ? words().failed : words().refused);
});

// A page that answers a form in another shape, such as the two sides of a conflict.
function showPage(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const main = document.getElementById('main');
  main.replaceChildren(...page.getElementById('main').childNodes);
  document.title = page.title;
  process(main);
  main.querySelector('[data-focus]')?.focus();
  scrollTo({ top: 0 });
}

/** Who changes one property goes on at it, where its message stands: the list above the properties may be far away. */
function wrongProperty({ source }) {
  if (!source?.matches?.('form.property')) return null;
  const wrong = document.getElementById(source.id)?.querySelector('[aria-invalid="true"]');
  return wrong?.matches('input, select, textarea') ? wrong : wrong?.querySelector('input, select, textarea');
}

onAfterSwap((request) => {
  const { source, status } = request;
  const wished = wishedFocus();
  if (status < 400) source?.closest?.('dialog')?.close();
  // What is wrong is said by itself; whoever is somewhere else stays there.
  const isRefused = status === 409 || status === 422;
  const property = isRefused ? wrongProperty(request) : null;
  const next = isRefused ? (property ?? document.querySelector('[data-focus]')) : wished;
  if (!mayMoveFocus(request)) return;
  next?.focus();
  // What came above it has moved it.
  property?.form.scrollIntoView({ block: 'nearest' });
});

// Whatever page answers a form says whether its draft may go.
if (session.get('draft-sent') ?? store.get('draft-sent')) import('./draft-sent.js');
const mayHaveEnded = session.get('signing-out') || session.get('session-ended');
const holdsDrafts = () => store.keys().some((key) => key.startsWith('draft:'));
if (mayHaveEnded || document.body.dataset.signedOut) import('./session-end.js');
else if (document.querySelector('[data-session-ended]') && holdsDrafts()) import('./session-end.js');

ready(() => showFlashes());
// Somebody may have begun to type before this came.
if (document.activeElement === document.body) document.querySelector('[data-focus]')?.focus();
