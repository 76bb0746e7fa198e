// What scripts add to pages that already work without them. Listeners sit on the document, so a swap needs no set-up.
import './actions.js';
import { ready, store } from './dom.js';
import './menus.js';
import { busy, leave, showFlashes, toast } from './toasts.js';

document.documentElement.classList.add('js');

// What only some pages need is fetched by those pages.
const PARTS = {
  '[data-draft-key], [data-composer], [data-markdown]': './composer.js',
  '[data-upload]': './upload.js',
  '[data-live-topics]': './live.js',
  '#palette': './shortcuts.js',
};
ready(() => {
  for (const [selector, part] of Object.entries(PARTS)) if (document.querySelector(selector)) import(part);
});

const isLive = (ctx) => ctx.sourceEvent?.type === 'live';
const words = () => document.getElementById('toasts').dataset;

document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
  // What a page asks for by itself does not keep a session from resting.
  if (isLive(ctx)) ctx.request.headers['X-Live'] = 'true';
  else busy.start(ctx, ctx.request.submitter);
});
document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => busy.end(ctx));

document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
  if (isLive(ctx)) return;
  undo(ctx);
  toast('error', words().offline);
});

// A choice that was not saved must not go on looking as if it were.
const undo = ({ sourceElement: form }) => form?.matches?.('form[data-auto-submit]') && form.reset();

// An error page, a sign-in page or another page than expected must not be swapped into a part of this one.
document.addEventListener('htmx:before:swap', (event) => {
  const { ctx, tasks } = event.detail;
  const { status } = ctx.response ?? { status: 200 };
  const main = tasks.find((task) => task.type === 'main');
  const missing = ctx.select && main && !main.fragment.childElementCount;
  const formAnswer = status === 409 || status === 422;
  if (!missing && (status < 400 || formAnswer)) {
    if (!isLive(ctx)) showFlashes(ctx.text);
    return;
  }
  event.preventDefault();
  if (isLive(ctx)) return;
  undo(ctx);
  if (formAnswer) showPage(ctx.text);
  else if (status < 400) leave(ctx);
  else toast('error', status >= 500 ? words().failed : words().refused);
});

// A page that answers a form in another shape, such as the two sides of a conflict.
function showPage(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const main = document.getElementById('main');
  main.replaceChildren(...page.getElementById('main').childNodes);
  document.title = page.title;
  window.htmx.process(main);
  main.querySelector('[data-focus]')?.focus();
  scrollTo({ top: 0 });
}

document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.response?.status < 400) ctx.sourceElement?.closest?.('dialog')?.close();
  if ([409, 422].includes(ctx.response?.status)) document.querySelector('[data-focus]')?.focus();
});

// A form that led here did not go through: its draft stays.
if (location.pathname === '/login') store.set('draft-sent', null);

ready(() => showFlashes());
document.querySelector('[data-focus]')?.focus();
