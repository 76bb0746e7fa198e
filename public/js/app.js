// What scripts add to pages that already work without them. Listeners sit on the document, so a swap needs no set-up.
import './actions.js';
import { ready, store } from './dom.js';
import { onAfterRequest, onAfterSwap, onBeforeRequest, onBeforeSwap, onNoAnswer, process } from './htmx.js';
import './menus.js';
import { TAB } from './tab.js';
import { busy, clearFailure, leave, showFlashes, tellFailure } from './toasts.js';

document.documentElement.classList.add('js');

// What only some pages need is fetched by those pages.
const PARTS = {
  '[data-draft-key]': './drafts.js',
  '[data-composer]': './composer.js',
  '[data-markdown]': './markdown.js',
  '[data-upload]': './upload.js',
  '[data-live-topics]': './live.js',
  '#palette': './shortcuts.js',
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
});
onAfterRequest((request) => busy.end(request));

onNoAnswer((request) => {
  if (!request.hint) tellAway(request, words().offline);
});

// A choice that was not saved must not go on looking as if it were.
const savesItself = ({ source }) => source?.matches?.('form[data-auto-submit]');
const undo = (request) => savesItself(request) && request.source.reset();

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
  if (!hint && (status < 400 || formAnswer)) clearFailure(request.source);
  if (!isMissing && (status < 400 || formAnswer)) {
    if (!hint) showFlashes(text);
    return;
  }
  refuse();
  if (hint) return;
  if (AWAY.includes(status)) return tellAway(request, words().unavailable);
  undo(request);
  if (formAnswer) showPage(text);
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

onAfterSwap(({ source, status }) => {
  if (status < 400) source?.closest?.('dialog')?.close();
  if ([409, 422].includes(status)) document.querySelector('[data-focus]')?.focus();
});

// A form that led here did not go through: its draft stays.
if (location.pathname === '/login') store.set('draft-sent', null);

ready(() => showFlashes());
document.querySelector('[data-focus]')?.focus();
