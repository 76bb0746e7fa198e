// Single keys while nothing is typed, g and a letter to go, Ctrl+K for the palette. One switch turns the single keys off.
import { isTyping, listenToKeys, store } from './dom.js';
import { openPalette } from './palette.js';

const OFF = 'shortcuts-off';
const find = (name, value) =>
  [...document.querySelectorAll(`[${name}="${CSS.escape(value)}"]`)].find(
    (element) => element.getClientRects().length || element.closest('nav, label, .shortcuts'),
  );
let going = 0;

listenToKeys(document, (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return openPalette(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') isTyping(event.target)?.blur();
  if (store.get(OFF) || isTyping(event.target)) return;
  // Caps Lock is no other key.
  const key = event.shiftKey ? event.key : event.key.toLowerCase();
  if (Date.now() - going < 1500) {
    going = 0;
    return act(event, find('data-shortcut-go', key));
  }
  if (key === 'g') going = Date.now();
  else if (key === '?') act(event, document.querySelector('[popovertarget="shortcuts"]'));
  else if (key === 'j' || key === 'k') move(event, key === 'j' ? 1 : -1);
  else if (key === 'x')
    act(event, document.activeElement.closest('[data-shortcut-item]')?.querySelector('[type="checkbox"]'));
  else act(event, find('data-shortcut', key));
});

function act(event, element) {
  if (!element) return;
  event.preventDefault();
  if (element.type === 'radio') {
    element.click();
    element.form?.querySelector('textarea')?.focus();
  } else if (isTyping(element)) element.focus();
  else element.click();
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
}

const toggle = document.getElementById('shortcuts-on');
if (toggle) {
  toggle.checked = !store.get(OFF);
  toggle.onchange = () => store.set(OFF, toggle.checked ? null : '1');
}
