// Single keys in a page at rest, g and a letter to go, Ctrl+K for the palette. One switch turns the single keys off.
import { isTyping, listenToKeys, session, store } from './dom.js';
import { commandOf, createKeyTracker, isControlled } from './key-commands.js';
import { openPalette } from './palette.js';
// Escape takes back what is not saved before it leaves the field here, for leaving saves.
import './saving.js';
import { toast } from './toasts.js';

const OFF = 'shortcuts-off';
const TYPED = 'typed-at';
const find = (name, value) =>
  [...document.querySelectorAll(`[${name}="${CSS.escape(value)}"]`)].find(
    (element) => element.getClientRects().length || element.closest('nav, label, .shortcuts'),
  );

// A burst that began in the page before goes on in this one.
const before = session.get(TYPED);
session.set(TYPED, null);
const keys = createKeyTracker({
  act: command,
  typedAt: before ? before - performance.timeOrigin : undefined,
});
addEventListener('pagehide', () => {
  if (Number.isFinite(keys.typedAt)) session.set(TYPED, performance.timeOrigin + keys.typedAt);
});

// What was pressed before this script came is lost; what follows it at once is the rest of a word.
const loadedAt = performance.now();
if (PerformanceObserver.supportedEntryTypes.includes('first-input'))
  new PerformanceObserver((list) => {
    const isMissed = ({ name, startTime }) => name.startsWith('key') && startTime < loadedAt;
    if (list.getEntries().some(isMissed)) keys.missed(loadedAt);
  }).observe({ type: 'first-input', buffered: true });
else keys.missed(loadedAt);

for (const [type, run] of [
  ['focusin', keys.enter],
  ['focusout', keys.exit],
])
  document.addEventListener(type, ({ target }) => isTyping(target) && run());
document.addEventListener('pointerdown', ({ target }) => keys.press(Boolean(isTyping(target))), true);
if (isTyping(document.activeElement)) keys.enter();

listenToKeys(document, (event) => {
  if (isControlled(event) && commandOf(event) === 'k') return openPalette(event);
  const field = isTyping(event.target);
  const isDialog = document.querySelector('dialog[open]') !== null;
  keys.key(event, {
    at: event.timeStamp,
    field: field && (field.matches('textarea, [contenteditable]') ? 'text' : 'line'),
    isBusy: isDialog || event.defaultPrevented,
  });
  if (event.key === 'Escape' && !isDialog && !event.defaultPrevented) field?.blur();
});

function command(name, event) {
  if (store.get(OFF)) return false;
  if (name === '?') return act(event, document.querySelector('[popovertarget="shortcuts"]'));
  if (name === 'j' || name === 'k') return move(event, name === 'j' ? 1 : -1);
  const [first, where] = name.split(' ');
  if (where) return act(event, find('data-shortcut-go', where));
  const row = document.activeElement.closest('[data-shortcut-item]');
  return act(event, first === 'x' ? row?.querySelector('[type="checkbox"]') : find('data-shortcut', first));
}

/** Answers as createKeyTracker wants it. */
function act(event, element) {
  if (!element) return false;
  event.preventDefault();
  if (element.type === 'radio') return write(element);
  if (isTyping(element)) element.focus();
  else element.click();
  return element.matches('a[href]') ? 'away' : true;
}

/** What has been begun as a note or as a reply stays one: only the switch itself changes that. */
function write(kind) {
  const area = kind.form.querySelector('textarea');
  if (!area.value.trim()) kind.click();
  else if (!kind.checked) sayBegun(kind);
  area.focus();
  return true;
}

let begun = null;
function sayBegun({ dataset }) {
  begun?.remove();
  begun = toast('info', dataset.begun);
}

function move(event, step) {
  const rows = [...document.querySelectorAll('[data-shortcut-list] [data-shortcut-item]')];
  if (!rows.length) return act(event, find('data-shortcut', step > 0 ? 'j' : 'k'));
  event.preventDefault();
  const at = rows.indexOf(document.activeElement.closest('[data-shortcut-item]'));
  const row =
    rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + step))];
  row.querySelector('.row-link, a')?.focus();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

const toggle = document.getElementById('shortcuts-on');
if (toggle) {
  toggle.checked = !store.get(OFF);
  toggle.onchange = () => store.set(OFF, toggle.checked ? null : '1');
}
