// Small behaviours, each bound to one data attribute.
import { listenToKeys, make, on, onKey, ready } from './dom.js';
import { isUnderWay, keepInSwaps } from './htmx.js';

// In-place forms save as soon as they change. requestSubmit goes the usual way, through htmx where it is used.
on('change', 'form[data-auto-submit]', (event, form) => {
  // A choice that asks for more before it is saved waits for its button.
  if (form.querySelector('[data-asks]')?.checkVisibility()) return;
  if (event.target.type !== 'search' && !isDated(event.target)) form.requestSubmit();
});

// A date is reported at every key that makes one, the year 2 and the year 20 too: it is meant once it is left.
const isDated = ({ type }) => ['date', 'datetime-local', 'month', 'time', 'week'].includes(type);
on('focusout', 'form[data-auto-submit] input', (_event, input) => {
  const isNew = input.value !== input.defaultValue && !input.validity.badInput;
  if (isDated(input) && isNew && !isUnderWay(input.form)) input.form.requestSubmit();
});
// Half a date is no value: sent with Enter it would take away the one that is there.
onKey('form[data-auto-submit] input', (event, input) => {
  if (event.key === 'Enter' && isDated(input) && input.validity.badInput) event.preventDefault();
});

// Escape leaves a field, and leaving it saves: what was typed is taken back first.
onKey('form[data-auto-submit] :is(input, textarea)', (event, control) => {
  if (event.key === 'Escape' && control.type !== 'search') control.value = control.defaultValue;
});

// A zone nobody has chosen yet is most likely the one the browser is in.
for (const select of document.querySelectorAll('select[data-guess-zone]')) {
  const here = zoneName();
  const zones = [...select.options].map(({ value }) => value);
  const found = zones.includes(here) ? here : zones.find((zone) => zoneName(zone) === here);
  if (found) select.value = found;
}

// Browser and server may call it by different names: Asia/Kolkata is Asia/Calcutta.
function zoneName(timeZone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

on('click', '[data-reveal]', (_event, button) => {
  const input = document.getElementById(button.dataset.reveal);
  input.type = input.type === 'password' ? 'text' : 'password';
  button.ariaPressed = String(input.type === 'text');
});

on('click', '[data-copy]', async (_event, button) => {
  const field = document.querySelector(button.dataset.copy);
  await navigator.clipboard.writeText(field.value ?? field.textContent).catch(() => field.select());
  const label = button.querySelector('span');
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => (label.textContent = before), 2000);
});

on('input', '[maxlength]', (_event, input) => {
  const counter = document.querySelector(`[data-counter="${input.id}"]`);
  if (counter) counter.textContent = `${counter.dataset.text} ${input.maxLength - input.value.length}`;
});

on('change', '[data-select-all]', (_event, box) => {
  for (const other of box.closest('table').querySelectorAll(`[name="${box.dataset.selectAll}"]`)) {
    if (other.checked !== box.checked) other.click();
  }
});

on('click', '.error-summary a[href^="#"]', (event, link) => {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: 'center' });
});

// Tags: the field with commas stays what is sent; chips show it and a short field adds to it.
const words = (text) => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
ready(() => {
  for (const editor of document.querySelectorAll('[data-tags]:not(:has(.tags))')) setUpTags(editor);
});
function setUpTags(editor) {
  const input = editor.querySelector('input');
  const hidden = make('input', { type: 'hidden', name: input.name, value: input.value });
  const list = make('ul', { className: 'tags' });
  input.removeAttribute('name');
  input.value = '';
  keepInSwaps(editor);
  const write = (next) => {
    const changed = hidden.value !== next.join(', ');
    hidden.value = next.join(', ');
    list.replaceChildren(
      ...next.map((word) =>
        chip(word, editor.dataset.remove, () => write(words(hidden.value).filter((w) => w !== word))),
      ),
    );
    list.hidden = !next.length;
    if (changed) hidden.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const add = () => {
    if (!input.value.trim()) return;
    write(words(`${hidden.value},${input.value}`));
    input.value = '';
  };
  input.addEventListener('change', (event) => {
    event.stopPropagation();
    add();
  });
  listenToKeys(input, (event) => {
    if (event.key === ',' || (event.key === 'Enter' && input.value)) {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && !input.value) write(words(hidden.value).slice(0, -1));
  });
  input.form?.addEventListener('submit', add, true);
  editor.prepend(list, hidden);
  write(words(hidden.value));
}
function chip(word, label, remove) {
  const button = make('button', {
    type: 'button',
    textContent: '×',
    onclick: remove,
    ariaLabel: `${label} ${word}`,
  });
  return make('li', { className: 'tag' }, word, button);
}
