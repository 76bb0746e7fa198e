import { icon, make, on, store } from './dom.js';
import { onAfterRequest } from './htmx.js';

const STAYS_MS = 6000;
const region = () => document.getElementById('toasts');
const timed = new WeakSet();

function toast(kind, text) {
  const close = make('button', { type: 'button', className: 'button quiet small icon-only' }, icon('x'));
  close.dataset.dismiss = '';
  close.ariaLabel = region().dataset.close;
  const box = make(
    'div',
    { className: `toast toast-${kind}` },
    icon(kind === 'error' ? 'circle-alert' : 'circle-check'),
    make('p', { textContent: text }),
    close,
  );
  region().append(box);
  leaveLater(box);
  if (region().children.length > 3) region().firstElementChild.remove();
  settle();
  return box;
}

const failures = new WeakMap();

/** Says that what a form sent failed; it is said once, and no longer when it has gone through. */
export function tellFailure(form, text) {
  clearFailure(form);
  failures.set(form, toast('error', text));
}

export function clearFailure(form) {
  failures.get(form)?.remove();
  failures.delete(form);
}

// Messages stand where they cover least: above all neither what somebody is at nor what sends.
const PLACES = ['', 'end', 'across', 'across end', 'middle', 'across middle'];
const CONTROLS = 'a[href], button, input, select, textarea, summary';
const SENDS = 'form[method="post"] :is(button:not([type="button"]), input[type="submit"]), .bulk-bar';
const AT_IT = 100;
const SENDING = 10;
let pressed = null;
on('click', 'button, a, summary', (_event, element) => {
  pressed = element;
});

/** The boxes of what is on the screen, each with how much it matters that it is free. */
function controls() {
  const at = [pressed, document.activeElement];
  const weightOf = (element) => (at.includes(element) ? AT_IT : element.matches(SENDS) ? SENDING : 1);
  return [...document.querySelectorAll(`${CONTROLS}, ${SENDS}`)]
    .filter((element) => !region().contains(element) && element.checkVisibility({ visibilityProperty: true }))
    .map((element) => ({ rect: element.getBoundingClientRect(), weight: weightOf(element) }))
    .filter(({ rect }) => rect.width > 4 && rect.bottom > 0 && rect.top < innerHeight);
}

function settle() {
  const { children, dataset } = region();
  if (!children.length) return;
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

/** It moves under somebody's eyes only away from what they are at, or what sends. */
function settleAgain() {
  const { children } = region();
  const isInTheWay = controls().some(
    ({ rect, weight }) =>
      weight >= SENDING && [...children].some((box) => meets(box.getBoundingClientRect(), rect)),
  );
  if (isInTheWay) settle();
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
  setTimeout(leave, STAYS_MS);
}

const KEPT = 'flashes';
const flashesIn = (text) => [
  ...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('#toasts [data-flash]'),
];

/** The answer is another page: the browser goes there and shows the message, and the form has done its work. */
export function leave({ source, text, url }) {
  keepFlashes(text);
  sent.set(source, { at: Number.POSITIVE_INFINITY });
  location.assign(signInFrom(url));
}

/** Signing in again leads back to the page on which the session ended, where the draft is waiting. */
function signInFrom(href) {
  const url = new URL(href, location);
  if (url.pathname === '/login') url.searchParams.set('next', location.pathname + location.search);
  return url.href;
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

/** Messages of the page that a request brought back, wherever in it they are, or of this page at its start. */
export function showFlashes(text = keptFlashes()) {
  if (text?.includes('data-flash')) region().append(...flashesIn(text));
  for (const box of region().children) leaveLater(box);
  settle();
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
  setTimeout(() => busy.end(event.target), 10_000);
});
addEventListener('pageshow', () => {
  sent = new WeakMap();
  for (const key of [...running.keys()]) busy.end(key);
});
