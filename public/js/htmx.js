import { make } from './dom.js';

// The one place that knows htmx: its events, what they carry, its classes and attributes. All other scripts ask here.

const known = new WeakMap();

/** A request as our scripts see it. At every event of it they get the same object, so it may be a key. */
function requestOf(ctx) {
  if (!known.has(ctx)) known.set(ctx, describe(ctx));
  return known.get(ctx);
}

const describe = (ctx) => ({
  /** The form or control that asks; the button that was pressed; the element that the answer replaces. */
  get source() {
    return ctx.sourceElement;
  },
  get button() {
    return ctx.request.submitter;
  },
  get target() {
    return ctx.target;
  },
  /** The hint that made the page ask by itself, with its detail; undefined when a person did something. */
  get hint() {
    return ctx.sourceEvent?.type === 'live' ? ctx.sourceEvent : undefined;
  },
  get method() {
    return ctx.request.method;
  },
  get body() {
    return ctx.request.body;
  },
  /** What the answer says, undefined before there is one. Its address is where redirects have led. */
  get status() {
    return ctx.response?.status;
  },
  get url() {
    return ctx.response?.raw.url;
  },
  get text() {
    return ctx.text;
  },
  /** Brings these elements of the page anew as well, where the answer has them. */
  alsoReplace(elements) {
    ctx.selectOOB = elements.map(({ id }) => `#${CSS.escape(id)}:outerMorph`).join();
  },
  addHeader(name, value) {
    ctx.request.headers[name] = value;
  },
  /** Sends with this instead of fetch, which it takes and returns the same as, and for as long as it needs. */
  sendBy(send) {
    ctx.request.timeout = 0;
    ctx.fetch = send;
  },
});

const listen = (name, run) =>
  document.addEventListener(`htmx:${name}`, (event) => run(requestOf(event.detail.ctx), event));

// htmx gives the focus to whatever says autofocus, on each swap and whoever is typing where. Here the scripts decide.
const WISHED = 'data-wants-focus';
document.addEventListener('htmx:before:swap', ({ detail: { tasks } }) => {
  for (const root of [document, ...tasks.map(({ fragment }) => fragment)]) {
    for (const element of root?.querySelectorAll('[autofocus]:not(dialog *, [popover] *)') ?? []) {
      element.removeAttribute('autofocus');
      if (root !== document) element.setAttribute(WISHED, '');
    }
  }
});
/** What the answer that has just come gives the focus to, if anything; asked once. */
export function wishedFocus() {
  const elements = [...document.querySelectorAll(`[${WISHED}]`)];
  for (const element of elements) element.removeAttribute(WISHED);
  return elements[0];
}

/** Before a request is made, with what it will send. */
export const onPrepare = (run) => listen('config:request', run);
export const onBeforeRequest = (run) => listen('before:request', run);
/** Once a request is over, however it went. */
export const onAfterRequest = (run) => listen('finally:request', run);
/** When no answer came. */
export const onNoAnswer = (run) => listen('error', run);

/** Calls run(request, { isMissing, refuse }): whether the wished part is missing in the answer, and what keeps it out. */
export const onBeforeSwap = (run) =>
  listen('before:swap', (request, event) => {
    const { ctx, tasks } = event.detail;
    const main = tasks.find(({ type }) => type === 'main');
    const isMissing = Boolean(ctx.select && main && !main.fragment.childElementCount);
    run(request, { isMissing, refuse: () => event.preventDefault() });
  });
export const onAfterSwap = (run) => listen('after:swap', run);

/** Makes what a script has put into the page work as what came with it. */
export const process = (element) => window.htmx.process(element);

/** Where an element is fetched anew from. */
export const addressOf = (element) => element.getAttribute('hx-get');

// htmx writes it into the class, which a swap meanwhile writes over with that of the page that came.
const underWay = new Map();
onBeforeRequest((request) => underWay.set(request.source, request));
// Not of one that another has taken the place of.
onAfterRequest((request) => underWay.get(request.source) === request && underWay.delete(request.source));
onAfterSwap(() => {
  for (const source of underWay.keys()) source.classList.add('htmx-request');
});
export const isUnderWay = (source) => underWay.has(source);

// A form that leads to another page takes nothing more while it is under way: what came too late would be nowhere.

/** With what had the focus in them. */
const sealed = new Map();
/** What is heard of it: all that is in the form is not there meanwhile. */
let line;

export function seal(form) {
  if (sealed.has(form)) return;
  const { activeElement } = document;
  sealed.set(form, form.contains(activeElement) ? activeElement : null);
  close(form);
  line ??= make('p', { className: 'visually-hidden', role: 'status' });
  document.body.append(line);
  // A line that is heard must be there before it says something.
  requestAnimationFrame(() => (line.textContent = sealed.has(form) ? busyText(form) : ''));
}

const busyText = (form) => form.querySelector('[data-busy]')?.dataset.busy ?? '';

function close(form) {
  form.inert = true;
  form.ariaBusy = 'true';
}

/** It was not taken, or its page is there again. */
export function unseal(form) {
  if (!sealed.has(form)) return;
  const focus = sealed.get(form);
  sealed.delete(form);
  form.inert = false;
  form.ariaBusy = null;
  if (line) line.textContent = '';
  if (focus?.isConnected && document.activeElement === document.body) focus.focus({ preventScroll: true });
}

/** Whether the form that this is in takes nothing now. */
export const isSealed = (element) => sealed.has(element.form ?? element.closest('form'));

addEventListener('pageshow', () => [...sealed.keys()].forEach(unseal));
// What others do meanwhile brings the form as it is at rest.
onAfterSwap(() => [...sealed.keys()].forEach(close));
