// Tags: the field with commas is what is sent, as any other field; chips show it, and a short field adds to it.
import { make, on, onKey, ready } from './dom.js';
import { onAfterSwap } from './htmx.js';
import { isKept, reset } from './keep.js';
import { atRelease } from './press.js';

// Until this is here, the field is seen as it is.
document.documentElement.classList.add('has-tags');

const EDITOR = '[data-tags]';
const ENTRY = '.tag-entry input';
const fieldOf = (editor) => editor.querySelector('[data-tag-words]');
const wordsIn = (text) => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
const wordsOf = (editor) => wordsIn(fieldOf(editor).value);

function write(editor, words) {
  const field = fieldOf(editor);
  const text = words.join(', ');
  if (field.value === text) return;
  field.value = text;
  draw(editor);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Takes what has been typed; what comes after the last comma only when it is finished. */
function take(editor, { isFinished = true } = {}) {
  const entry = editor.querySelector(ENTRY);
  const end = isFinished ? entry.value.length : entry.value.lastIndexOf(',') + 1;
  const added = wordsIn(entry.value.slice(0, end));
  entry.value = entry.value.slice(end).trimStart();
  write(editor, [...new Set([...wordsOf(editor), ...added])]);
}

function draw(editor) {
  const field = fieldOf(editor);
  const entry = editor.querySelector(ENTRY);
  // Chips say it already; a label or a message that leads to the field leads to the short one.
  field.tabIndex = -1;
  field.ariaHidden = 'true';
  entry.ariaInvalid = field.ariaInvalid;
  entry.setAttribute('aria-describedby', field.getAttribute('aria-describedby'));
  const list = editor.querySelector('.tags');
  const words = wordsOf(editor);
  list.hidden = !words.length;
  const shown = [...list.children].map((chip) => chip.dataset.word);
  if (words.join() !== shown.join())
    list.replaceChildren(...words.map((word) => chip(editor.dataset.remove, word)));
}

function chip(label, word) {
  const button = make('button', { type: 'button', textContent: '×', ariaLabel: `${label} ${word}` });
  const item = make('li', { className: 'tag' }, make('span', { dir: 'auto', textContent: word }), button);
  item.dataset.word = word;
  return item;
}

on('focusin', '[data-tag-words]', (_event, field) => field.closest(EDITOR).querySelector(ENTRY).focus());
on('change', ENTRY, (_event, entry) => leave(entry));
// The same where it was typed before this came.
on('focusout', ENTRY, (_event, entry) => entry !== document.activeElement && leave(entry));
function leave(entry) {
  const editor = entry.closest(EDITOR);
  atRelease(() => take(editor));
}
on('input', ENTRY, ({ isComposing }, entry) => {
  if (!isComposing && entry.value.includes(',')) take(entry.closest(EDITOR), { isFinished: false });
});
onKey(ENTRY, (event, entry) => {
  const editor = entry.closest(EDITOR);
  if (event.key === 'Enter') {
    event.preventDefault();
    take(editor);
  } else if (event.key === 'Backspace' && !entry.value && !event.repeat)
    write(editor, wordsOf(editor).slice(0, -1));
});
on('click', '.tag-entry .tag button', (_event, button) => {
  const editor = button.closest(EDITOR);
  const { word } = button.closest('.tag').dataset;
  editor.querySelector(ENTRY).focus();
  write(
    editor,
    wordsOf(editor).filter((other) => other !== word),
  );
});

const drawAll = () => document.querySelectorAll(EDITOR).forEach(draw);
onAfterSwap((request) => {
  for (const editor of document.querySelectorAll(EDITOR))
    if (!isKept(request, fieldOf(editor))) reset(fieldOf(editor));
});
// Once everybody has put back what the answer leaves alone.
ready(() => queueMicrotask(drawAll));
