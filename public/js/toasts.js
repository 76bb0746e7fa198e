import { icon, make, on, session, store } from './dom.js';
import { onAfterRequest, onAfterSwap, seal, unseal } from './htmx.js';

const STAYS_MS = 6000;
const region = () => document.getElementById('toasts');
const timed = new WeakSet();

/** A message that goes by itself, unless it is an error; with a button for what can be done about it. */
export function toast(kind, text, action) {
  const close = make('button', { type: 'button', className: 'button quiet small icon-only' }, icon('x'));
  close.dataset.dismiss = '';
  close.ariaLabel = region().dataset.close;
  const box = make(
    'div',
    { className: `toast toast-${kind}` },
    icon({ error: 'circle-alert', info: 'info' }[kind] ?? 'circle-check'),
    make('p', { textContent: text }),
    ...(action ? [action] : []),
    close,
  );
  show(box);
  return box;
}

function show(...boxes) {
  region().append(...boxes);
  while (region().children.length > 3) region().firstElementChild.remove();
  for (const box of region().children) leaveLater(box);
  if (boxes.length || region().dataset.place === undefined) settle();
  else settleAgain();
}

/** What each form was told last, by its id: an answer that follows takes the place of it, whatever it says. */
const told = new Map();

function replaceTold(form, boxes) {
  if (!form?.id) return;
  for (const box of told.get(form.id) ?? []) box.remove();
  told.set(form.id, boxes);
}

const failures = new WeakMap();

/** Says that what a form sent failed; it is said once, and no longer when it has gone through. */
export function tellFailure(form, text, action) {
  clearFailure(form);
  replaceTold(form, []);
  failures.set(form, toast('error', text, action));
}

export function clearFailure(form) {
  failures.get(form)?.remove();
  failures.delete(form);
}

// Messages stand where they cover least: above all neither what somebody is at nor what sends.
const PLACES = ['', 'end', 'across', 'across end', 'middle', 'across middle'];
const CONTROLS = 'a[href], button, input, select, textarea, summary';
const SENDS = 'form[method="post"] :is(button:not([type="button"]), input[type="submit"]), .bulk-bar';
/** The composer is where what is undone comes back: what offers that keeps off it, so that its answer can stay there. */
const COMPOSER = '.composer';
const [AT_IT, COMING_BACK, SENDING] = [100, 50, 10];
let pressed = null;
on('click', 'button, a, summary', (_event, element) => {
  pressed = element;
});

const weightAtRest = (element) =>
  element.matches(COMPOSER) ? COMING_BACK : element.matches(SENDS) ? SENDING : 1;

/** The boxes of what is on the screen, each with how much it matters that it is free. */
function controls() {
  const at = [pressed, document.activeElement];
  const weightOf = (element) => (at.includes(element) ? AT_IT : weightAtRest(element));
  const looked = region().querySelector('[data-undo]') ? `${SENDS}, ${COMPOSER}` : SENDS;
  return [...document.querySelectorAll(`${CONTROLS}, ${looked}`)]
    .filter((element) => !region().contains(element) && element.checkVisibility({ visibilityProperty: true }))
    .map((element) => ({ rect: element.getBoundingClientRect(), weight: weightOf(element) }))
    .filter(({ rect }) => rect.width > 4 && rect.bottom > 0 && rect.top < innerHeight);
}

/** Where the message was whose button has been pressed: its answer stays there, off what somebody is at alone. */
const ANSWERED = 'toast-place';
let shunned = SENDING;
on('submit', '#toasts form', () => session.set(ANSWERED, region().dataset.place ?? ''));

function settle() {
  const { children, dataset } = region();
  if (!children.length) return;
  const answered = session.get(ANSWERED);
  shunned = answered === null ? SENDING : AT_IT;
  if (answered !== null) {
    session.set(ANSWERED, null);
    dataset.place = answered;
    if (!isInTheWay()) return;
  }
  const there = controls();
  const costs = new Map(
    PLACES.map((place) => {
      dataset.place = place;
      const boxes = [...children].map((box) => box.getBoundingClientRect());
      const covered = there.filter(({ rect }) => boxes.some((box) => meets(box, rect)));
      return [place, covered.reduce((sum, { weight }) => sum + weight, 0)];
    }),
  );
  const least = Math.min(...costs.values());
  dataset.place = PLACES.find((place) => costs.get(place) === least);
}

/** It moves under somebody's eyes only away from what they are at, or what sends, and never from under their hand. */
function settleAgain(event) {
  if (!region().contains(event?.target ?? null) && isInTheWay()) settle();
}

function isInTheWay() {
  const boxes = [...region().children].map((box) => box.getBoundingClientRect());
  return controls().some(({ rect, weight }) => weight >= shunned && boxes.some((box) => meets(box, rect)));
}

const meets = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

for (const type of ['focusin', 'scrollend']) document.addEventListener(type, settleAgain);
addEventListener('resize', settle);

// Errors stay until they are dismissed; the rest goes unless someone is at it.
function leaveLater(box) {
  if (timed.has(box)) return;
  timed.add(box);
  if (box.classList.contains('toast-error')) return;
  const leave = () => (box.matches(':hover, :focus-within') ? setTimeout(leave, 1000) : box.remove());
  const undoable = Number(box.dataset.undo);
  if (undoable) setTimeout(() => endUndo(box, leave), undoable);
  else setTimeout(leave, STAYS_MS);
}

/** What can be undone no more offers it no more, also to who is at it. */
function endUndo(box, leave) {
  const form = box.querySelector('form');
  if (form?.contains(document.activeElement)) box.querySelector('[data-dismiss]').focus();
  form?.remove();
  leave();
}

const KEPT = 'flashes';
const flashesIn = (text) => [
  ...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('#toasts [data-flash]'),
];

/** The answer is another page: the browser goes there and shows the message, and the form has done its work. */
export function leave({ source, text, url }) {
  const next = new URL(url, location);
  if (next.pathname === '/login' && document.body.dataset.person) return leaveToSignIn(source, next);
  keepFlashes(text);
  sent.set(source, { at: Number.POSITIVE_INFINITY });
  location.assign(next.href);
}

/** Whether what this form has asked for has led to another page. */
export const isLeaving = (source) => sent.get(source)?.at === Number.POSITIVE_INFINITY;

/** Fetched only then: most pages need no script of drafts. */
function leaveToSignIn(source, next) {
  const failed = () => tellFailure(source, region().dataset.offline);
  import('./session-over.js').then(({ sessionIsOver }) => sessionIsOver(source, next)).catch(failed);
}

function keepFlashes(text) {
  if (text?.includes('data-flash'))
    store.set(
      KEPT,
      flashesIn(text)
        .map((box) => box.outerHTML)
        .join(''),
    );
}

/** What the page began with: how the way to it ended. */
let first = null;

/** That is over once something has been done here, but for what went wrong and what can still be undone. */
function endFirst() {
  for (const box of first ?? []) if (!box.matches('.toast-error, [data-undo]')) box.remove();
}

/** Messages of the page that a form brought back, wherever in it they are, or of this page at its start. */
export function showFlashes(text = keptFlashes(), form = null) {
  const boxes = text?.includes('data-flash') ? flashesIn(text) : [];
  replaceTold(form, boxes);
  if (form && boxes.length) endFirst();
  show(...boxes);
  first ??= [...region().children];
}

function keptFlashes() {
  const kept = store.get(KEPT);
  if (kept) store.set(KEPT, null);
  return kept && `<div id="toasts">${kept}</div>`;
}

on('click', '[data-dismiss]', (_event, button) => button.closest('.toast, .notice').remove());

const running = new Map();

/** A line at the top of the window and a turning mark on the button while something is under way. */
export const busy = {
  start(key, button) {
    button?.classList.add('is-busy');
    running.set(key, button);
    if (!document.querySelector('.loading-bar'))
      document.body.append(make('div', { className: 'loading-bar' }));
  },
  end(key) {
    running.get(key)?.classList.remove('is-busy');
    running.delete(key);
    if (!running.size) document.querySelector('.loading-bar')?.remove();
  },
};

// What others do meanwhile brings the button as it looks at rest.
onAfterSwap(() => {
  for (const button of running.values()) button?.classList.add('is-busy');
});

// What a person sends is sent once, however often the button is pressed. Choices that save themselves may follow fast.
let sent = new WeakMap();
const AGAIN_MS = 600;
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.matches('[data-auto-submit]')) return;
    const under = [...running.keys()].some((key) => key === form || key.source === form);
    if (under || isRepeated(sent.get(form), event.submitter)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else sent.set(form, { at: performance.now(), by: event.submitter });
  },
  true,
);
// Another button of the same form, such as the next row's, is another act.
function isRepeated(last, submitter) {
  if (!last) return false;
  if (last.at === Number.POSITIVE_INFINITY) return true;
  return last.by === submitter && performance.now() - last.at < AGAIN_MS;
}
// A refused form may be corrected and sent at once.
onAfterRequest(({ source, status }) => {
  if (!(status < 400)) sent.delete(source);
});
// A plain form stays busy until the next page is there.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (running.has(event.target)) return event.preventDefault();
  busy.start(event.target, event.submitter);
  // Once it is on its way: whoever hears of it after this may still stop it.
  setTimeout(() => event.defaultPrevented || seal(event.target));
  // The browser does not say when somebody has stopped it, or got a file.
  setTimeout(() => {
    busy.end(event.target);
    unseal(event.target);
  }, 10_000);
});
addEventListener('pageshow', () => {
  sent = new WeakMap();
  for (const key of [...running.keys()]) busy.end(key);
});
