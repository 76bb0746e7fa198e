// One stream of hints per visible page. A hint says that something changed; the page fetches it with its own rights.
import { isTyping, make } from './dom.js';
import { addressOf, onAfterRequest, onAfterSwap, onBeforeSwap, onNoAnswer, onPrepare } from './htmx.js';
import { TAB } from './tab.js';
import { leave, onHint, onPlace, take, tellOthers } from './windows.js';

const THROTTLE_MS = 500;
/** What is told within this time is asked for together. */
const GATHER_MS = 20;
/** A page without a stream looks for itself this often. */
const LOOK_MS = 30_000;
/** The desk says something every 15 seconds: a stream that is this quiet is open in name only. */
const SILENT_MS = 45_000;
/** Before a stream that ended is opened anew; how long after that is left to chance, for a restart ends those of all. */
const FIRST_MS = 500;
const topics = document.body.dataset.liveTopics;
const timers = new WeakMap();
const waiting = new Map();
/** What a hint asked for and did not get: it is asked for again, or offered where somebody is at it. */
const unanswered = new Set();
let stream = null;
let failures = 0;
let opened = false;
let missed = false;
let retry;
let heard = 0;

function connect() {
  if (document.hidden || !topics) return;
  take();
  if (stream) return;
  // Only the first stream asks for what happened since the page was made; later ones refresh what is shown.
  const since = opened ? '' : `&since=${document.body.dataset.liveSince}`;
  opened = true;
  stream = new EventSource(`/live?topics=${encodeURIComponent(topics)}&tab=${TAB}${since}`);
  for (const type of ['open', 'hint', 'check', 'beat']) stream.addEventListener(type, hear);
  hear();
  stream.addEventListener('hint', (event) => {
    const { topic } = JSON.parse(event.data);
    announce(topic);
    tellOthers(topic);
  });
  // The desk itself may not hear of changes now.
  stream.addEventListener('check', look);
  // A newer page of this person took the place; this one has it again when somebody comes back to it.
  stream.addEventListener('replaced', giveWay);
  stream.onopen = () => {
    if (missed) refreshAll();
    missed = false;
    failures = 0;
  };
  stream.onerror = () => {
    disconnect();
    missed = true;
    failures += 1;
    retry = setTimeout(connect, FIRST_MS + Math.random() * Math.min(LOOK_MS, 2500 * 2 ** failures));
  };
}

function hear() {
  heard = Date.now();
}

function disconnect() {
  clearTimeout(retry);
  stream?.close();
  stream = null;
}

function giveWay() {
  disconnect();
  missed = true;
}

onPlace({ giveWay, comeBack: connect });
// A page without a stream hears of what it has in common with those that have one.
onHint((topic) => !stream && !document.hidden && announce(topic));

function announce(topic) {
  for (const element of document.querySelectorAll(`[data-live~="${CSS.escape(topic)}"]`)) schedule(element);
}

function refreshAll() {
  for (const element of document.querySelectorAll('[data-live]')) schedule(element);
}

// The first hint acts at once, those of the next half second together at its end.
function schedule(element) {
  const timer = timers.get(element);
  if (timer) {
    timer.again = true;
    return;
  }
  const state = { again: false };
  timers.set(element, state);
  deliver(element);
  setTimeout(() => {
    timers.delete(element);
    if (state.again && element.isConnected) schedule(element);
  }, THROTTLE_MS);
}

const due = new Set();

function deliver(element) {
  if (isInUse(element)) return hold(element);
  release(element);
  if (due.size === 0) setTimeout(ask, GATHER_MS);
  due.add(element);
}

// What one page shows is asked for once, however many of its parts have changed.
function ask() {
  const elements = [...due].filter((element) => element.isConnected);
  due.clear();
  for (const address of new Set(elements.map(addressOf))) {
    const [first, ...others] = elements.filter((element) => addressOf(element) === address);
    first.dispatchEvent(new CustomEvent('live', { bubbles: false, detail: { others } }));
  }
}

onPrepare((request) => {
  const others = request.hint?.detail?.others ?? [];
  if (others.length) request.alsoReplace(others);
});

// Nobody said that anything changed, so nothing is announced to who is at a list.
function look() {
  if (document.hidden) return;
  for (const element of document.querySelectorAll('[data-live]')) if (!isInUse(element)) schedule(element);
}
setInterval(
  () => {
    if (stream && Date.now() - heard > SILENT_MS) {
      giveWay();
      connect();
    }
    const again = [...unanswered];
    unanswered.clear();
    if (stream?.readyState !== EventSource.OPEN) look();
    for (const element of again) if (element.isConnected) schedule(element);
  },
  LOOK_MS * (0.75 + Math.random() / 2),
);

// A refusal stays until something is done about it.
const isRefused = (element) => element.querySelector('[role="alert"][data-focus]') !== null;
// Rows must not move under a mouse or a focus that is on them.
const isInUse = (element) =>
  isRefused(element) ||
  (element.hasAttribute('data-live-list') &&
    ((matchMedia('(hover: hover)').matches && element.matches(':hover')) ||
      element.contains(document.activeElement)));

function hold(element) {
  const entry = waiting.get(element) ?? { count: 0, bar: makeBar(element) };
  entry.count += 1;
  const { change, changes } = document.getElementById('toasts').dataset;
  entry.bar.firstChild.textContent = entry.count === 1 ? change : changes.replace('%n', entry.count);
  waiting.set(element, entry);
}

function makeBar(element) {
  const button = make('button', { type: 'button', className: 'button primary small' });
  const bar = make('div', { className: 'live-bar', role: 'status' }, button);
  button.onclick = () => refresh(element);
  element.before(bar);
  // Whoever leaves the list, with the mouse or with the keyboard, gets what has been waiting.
  const left = new AbortController();
  const look = () =>
    setTimeout(() => {
      if (!bar.isConnected) left.abort();
      else if (!isInUse(element)) refresh(element);
    }, 300);
  for (const type of ['pointerleave', 'focusout'])
    element.addEventListener(type, look, { signal: left.signal });
  return bar;
}

function release(element) {
  waiting.get(element)?.bar.remove();
  waiting.delete(element);
}

function refresh(element) {
  release(element);
  element.dispatchEvent(new CustomEvent('live', { bubbles: false, detail: { asked: true } }));
}

// What was fetched before the refusal came waits as well.
onBeforeSwap(({ hint, target }, { refuse }) => {
  if (!hint || hint.detail?.asked || !isRefused(target)) return;
  refuse();
  hold(target);
});

// A field that somebody types in stays where it is on the screen while the page grows above it.
let typing = null;
onBeforeSwap(({ hint }) => {
  const field = hint && isTyping(document.activeElement) && document.activeElement;
  typing = field ? { field, top: field.getBoundingClientRect().top } : null;
});
onAfterSwap(({ target }) => {
  // What somebody does themselves brings all that has been waiting.
  for (const element of [...waiting.keys()]) if (target.contains(element)) release(element);
  if (typing?.field === document.activeElement)
    scrollBy({ top: typing.field.getBoundingClientRect().top - typing.top, behavior: 'instant' });
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return withdraw();
  connect();
  if (topics) refreshAll();
});
addEventListener('focus', connect);
function withdraw() {
  disconnect();
  leave();
}
// Whether what was sent arrived is not known, and this page is not told of its own changes. What a hint asked for is
// asked for again, though nothing else may change for long.
onNoAnswer((request) => {
  if (request.hint) askAgain(request);
  else refreshAll();
});
onAfterRequest((request) => {
  if (request.hint && request.status >= 500) askAgain(request);
});
function askAgain({ source, hint }) {
  for (const element of [source, ...(hint.detail?.others ?? [])]) unanswered.add(element);
}
addEventListener('pagehide', withdraw);
addEventListener('pageshow', connect);
connect();
