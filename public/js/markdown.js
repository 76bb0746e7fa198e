// Text areas with formatting: buttons and keys that write it, inserting ready text, sending with Ctrl+Enter.
import { isTyping, on, onKey } from './dom.js';
import { commandOf, isControlled } from './key-commands.js';
import { marked } from './marks.js';

/** Replaces the selection in a way that undo understands. */
export function insert(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text))
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function format(area, kind) {
  const selection = { start: area.selectionStart, end: area.selectionEnd };
  const { start, end, by, from, to } = marked(kind, area.value, selection);
  area.setSelectionRange(start, end);
  insert(area, by);
  area.setSelectionRange(start + from, start + to);
}

on('click', '[data-md]', (_event, button) => {
  format(document.getElementById(button.parentElement.dataset.markdown), button.dataset.md);
});
onKey('[data-markdown]', (event, bar) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...bar.querySelectorAll('button')];
  const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
});

/** The one that sends: inside a composer others may come before it. */
export const sendButton = (form) =>
  form.querySelector('.composer-send [type="submit"]') ?? form.querySelector('[type="submit"]');

onKey('form[method="post"] textarea', (event, area) => {
  if (!isControlled(event)) return;
  if (event.key === 'Enter') area.form.requestSubmit(sendButton(area.form));
  const kind = { b: 'bold', i: 'italic' }[commandOf(event)];
  if (kind && document.querySelector(`[data-markdown="${area.id}"]`)) {
    event.preventDefault();
    format(area, kind);
  }
});
on('click', '[data-insert]', (event, source) => {
  const area = (source.form ?? source.closest('form'))?.querySelector('textarea');
  if (!area || isTyping(event.target)) return;
  event.preventDefault();
  source.closest('details.menu')?.removeAttribute('open');
  source.closest('dialog')?.close();
  insert(area, source.dataset.insert);
});
