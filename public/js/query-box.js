// The list below the box of a query: how what is being typed may go on. Nothing in it is marked until somebody moves there,
// so that Enter looks for what was typed; what was offered for an earlier text can no longer be taken.
import { make, on, onKey } from './dom.js';
import { onAfterSwap } from './htmx.js';

const BOX = 'input[data-query]';
/** Milliseconds without a key until the server is asked. */
const PAUSE = 120;

/** The list that is open: its box, what it offers and for which text, where that stands, and what is marked. */
let shown = null;
let timer;
let under;

async function ask(box) {
  under?.abort();
  under = new AbortController();
  const { signal } = under;
  const { value, selectionStart: at } = box;
  const query = new URLSearchParams({ q: value, at: String(at) });
  let answer = null;
  try {
    const response = await fetch(`${box.dataset.query}?${query}`, {
      headers: { Accept: 'application/json' },
      signal,
    });
    if (response.ok) answer = await response.json();
  } catch {
    // No answer, or a later question: a query can be written without it.
  }
  if (signal.aborted || box.value !== value || document.activeElement !== box) return;
  if (!answer || answer.suggestions.length === 0) return close();
  show(box, answer);
}

on('input', BOX, (event, box) => {
  if (shown) shown.isFresh = false;
  mark(-1);
  clearTimeout(timer);
  if (event.isComposing) return;
  timer = setTimeout(() => ask(box), PAUSE);
});
on('compositionend', BOX, (_event, box) => ask(box));
on('focusout', BOX, close);
on('submit', 'form', close);
onAfterSwap(() => shown && !shown.list.isConnected && close());

function show(box, { from, to, suggestions }) {
  const list = shown?.box === box && shown.list.isConnected ? shown.list : listFor(box);
  shown = { box, list, from, to, suggestions, chosen: -1, isFresh: true };
  list.replaceChildren(...suggestions.map(option));
  tell(box, 'true');
  box.setAttribute('aria-controls', list.id);
  mark(-1);
  say(box.dataset.found.replace('[count]', suggestions.length));
}

/** That a list may open below it; a page that comes anew does not know. */
function tell(box, isExpanded) {
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-haspopup', 'listbox');
  box.setAttribute('aria-expanded', isExpanded);
}
on('focusin', BOX, (_event, box) => shown || tell(box, 'false'));

function listFor(box) {
  shown?.list.remove();
  const list = make('ul', { className: 'menu-panel query-list', id: `${box.id}-list`, role: 'listbox' });
  list.ariaLabel = box.dataset.list;
  // The box keeps the focus.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  box.after(list);
  return list;
}

function option({ write, hint }, index) {
  const row = make(
    'li',
    { className: 'menu-item', role: 'option', id: `${shown.list.id}-${index}` },
    make('bdi', { textContent: write }),
    make('small', { className: 'palette-hint', textContent: hint }),
  );
  row.addEventListener('click', () => pick(index));
  return row;
}

function mark(index) {
  if (!shown) return;
  shown.chosen = index;
  const { list, box } = shown;
  for (const [at, row] of [...list.children].entries()) row.ariaSelected = String(at === index);
  const row = list.children[index];
  row?.scrollIntoView({ block: 'nearest' });
  if (row) box.setAttribute('aria-activedescendant', row.id);
  else box.removeAttribute('aria-activedescendant');
}

onKey(BOX, (event, box) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && !shown) ask(box);
  else if (!shown) return;
  else if (step) move(step);
  else if (event.key === 'Escape') close();
  else if ((event.key === 'Enter' || event.key === 'Tab') && shown.isFresh && shown.chosen >= 0)
    pick(shown.chosen);
  else return;
  event.preventDefault();
});

/** Behind the last comes what was typed, and then the first. */
function move(step) {
  if (!shown.isFresh) return;
  const count = shown.suggestions.length + 1;
  mark(((shown.chosen + 1 + step + count) % count) - 1);
}

/** Writes it as somebody would type it, so that it can be undone; behind what is whole comes a blank. */
function pick(index) {
  if (!shown?.isFresh) return;
  const { box, from, to, suggestions } = shown;
  const { write, whole } = suggestions[index];
  close();
  box.focus();
  box.setSelectionRange(from, to);
  const text = whole && !/^\s/.test(box.value.slice(to)) ? `${write} ` : write;
  if (!document.execCommand('insertText', false, text)) {
    box.setRangeText(text, from, to, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function close() {
  clearTimeout(timer);
  under?.abort();
  if (!shown) return;
  const { box, list } = shown;
  shown = null;
  list.remove();
  tell(box, 'false');
  for (const name of ['aria-activedescendant', 'aria-controls']) box.removeAttribute(name);
  say('', box);
}

/** How many there are, for who does not see the list. */
function say(text, box = shown?.box) {
  const id = `${box.id}-said`;
  let said = document.getElementById(id);
  if (!said && text !== '') {
    said = make('p', { id, className: 'visually-hidden', role: 'status' });
    box.after(said);
  }
  if (said && said.textContent !== text) said.textContent = text;
}
