// The bell: what it opens is fetched then, and a count that rises is said once in a while.
import { addressOf, onAfterSwap, onBeforeRequest } from './htmx.js';

/** A reader of screens hears of what comes within this time once. */
const QUIET_MS = 30_000;
const panel = document.getElementById('bell-panel');
const bell = () => document.getElementById('bell');
const count = () => Number(bell().dataset.count);
const ask = (others) =>
  bell().dispatchEvent(new CustomEvent('live', { bubbles: false, detail: { asked: true, others } }));

// Only what somebody has before their eyes is read.
onBeforeRequest((request) => request.hint && document.hasFocus() && request.addHeader('X-Seen', 'true'));
addEventListener('focus', () => addressOf(bell()).includes('?at=') && count() && ask([]));

panel?.addEventListener('toggle', ({ newState }) => {
  if (newState !== 'open') return;
  const { bottom, right } = bell().getBoundingClientRect();
  panel.style.top = `${bottom + 4}px`;
  panel.style.right = `${Math.max(8, document.documentElement.clientWidth - Math.max(right, panel.offsetWidth + 8))}px`;
  panel.focus();
  ask([document.getElementById('bell-latest')]);
});

let known = count();
let quiet = false;
onAfterSwap(({ target }) => {
  // The button that marked something has gone with it.
  if (
    target.id === 'bell-latest' &&
    panel?.matches(':popover-open') &&
    document.activeElement === document.body
  )
    panel.focus();
  const now = count();
  if (now > known && !quiet) say();
  known = now;
});

function say() {
  const said = document.getElementById('bell-said');
  if (!said) return;
  quiet = true;
  said.textContent = bell().querySelector('button').getAttribute('aria-label');
  setTimeout(() => {
    quiet = false;
    said.textContent = '';
  }, QUIET_MS);
}
