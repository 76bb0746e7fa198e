// The list behind an @ in a reply or note: who can be mentioned, chosen by keys, mouse or finger. It comes when somebody
// types one. Once letters follow it, the first is marked, and Enter or Tab take whom is marked; behind a bare @ nobody is
// until somebody moves to them, so that leaving the text calls nobody.
import { caretBox } from './caret.js';
import { listenToKeys, make } from './dom.js';
import { insert } from './markdown.js';
import { matching, wordAt } from './mention-words.js';

const SHOWN = 8;
/** Pixels between the list and what it must not cover or leave. */
const GAP = 4;
const FRESH_MS = 60_000;

/** The list that is open: its text area, the place of the @, whom it offers, who is marked, and whether by the arrows. */
let shown = null;
/** Where somebody has closed it: the text up to that @, for as long as it is the same. */
let closed = null;
let asked = 0;

/** Of each address and beginning, what was answered and when. */
const answers = new Map();

async function ask(href, query) {
  const key = `${href}?q=${encodeURIComponent(query)}`;
  const known = answers.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.answer;
  const response = await fetch(key, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(response.statusText);
  const answer = await response.json();
  answers.set(key, { answer, at: Date.now() });
  return answer;
}

/** All at once where they are few; of many, those whose names begin so. */
async function offered(href, query) {
  const all = await ask(href, '');
  const { people } = all.more ? await ask(href, query.trim()) : all;
  return matching(people, query);
}

/** Shows, changes or takes away the list, by what stands before the caret now. */
export async function follow(area) {
  prepare(area);
  const word = wordIn(area);
  if (shown && word) unmark(word.query);
  asked += 1;
  const turn = asked;
  if (!word || isClosed(area, word)) return close();
  let people = [];
  try {
    people = await offered(area.dataset.mentions, word.query);
  } catch {
    // No answer, or the page of somebody whose session has ended: a name can be typed without it.
  }
  if (turn !== asked) return;
  // Somebody may have gone on elsewhere meanwhile.
  const isThere = document.activeElement === area && wordIn(area)?.start === word.start;
  if (people.length === 0 || !isThere) return close();
  show(area, word, people.slice(0, SHOWN));
}

/** Until there is an answer: who is not meant by what is typed now must not be taken for it. */
function unmark(query) {
  const { people, chosen } = shown;
  if (chosen < 0 || matching([people[chosen]], query).length > 0) return;
  shown.chosen = -1;
  mark();
}

const wordIn = (area) =>
  area.selectionStart === area.selectionEnd ? wordAt(area.value, area.selectionStart) : null;
const isClosed = (area, { start }) => closed !== null && closed === area.value.slice(0, start + 1);

const prepared = new WeakSet();
function prepare(area) {
  if (prepared.has(area)) return;
  prepared.add(area);
  listenToKeys(area, press);
  area.addEventListener('compositionend', () => follow(area));
  area.addEventListener('blur', close);
}
// What is typed is followed by the composer; what only moves the caret leaves the word, or stays in it.
document.addEventListener('selectionchange', () => {
  if (!shown) return;
  const { area, start } = shown;
  if (!area.isConnected || wordIn(area)?.start !== start) close();
});
for (const view of [window, window.visualViewport]) view?.addEventListener('resize', () => shown && place());

function show(area, { start, query }, people) {
  if (shown && (shown.area !== area || !shown.list.isConnected)) close();
  const list = shown?.list ?? listFor(area);
  const before = shown?.isMoved ? shown.people[shown.chosen] : null;
  const kept = people.findIndex(({ write }) => write === before?.write);
  const first = query.trim() ? 0 : -1;
  shown = { area, list, start, people, chosen: kept < 0 ? first : kept, isMoved: kept >= 0 };
  list.replaceChildren(...people.map((person, index) => option(person, index)));
  mark();
  place();
  say(area, area.dataset.mentionsFound.replace('[count]', people.length));
}

function listFor(area) {
  const list = make('ul', {
    className: 'menu-panel mention-list',
    id: `${area.id}-mentions`,
    role: 'listbox',
  });
  list.ariaLabel = area.dataset.mentionsLabel;
  // The text keeps the focus, and what an input method is at.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  area.after(list);
  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-haspopup', 'listbox');
  area.setAttribute('aria-controls', list.id);
  return list;
}

function option({ name, email }, index) {
  const row = make(
    'li',
    { className: 'menu-item', role: 'option', id: `${shown.list.id}-${index}` },
    make('bdi', { textContent: name }),
    make('small', { className: 'palette-hint', textContent: email }),
  );
  row.addEventListener('click', () => pick(index));
  return row;
}

/** Below the caret's line, above it where there is more room, and never beyond the edges of what is seen. */
function place() {
  const { area, list, start } = shown;
  const caret = caretBox(area, start);
  const view = window.visualViewport;
  const [width, height] = [view?.width ?? innerWidth, view?.height ?? innerHeight];
  const [left, top] = [view?.offsetLeft ?? 0, view?.offsetTop ?? 0];
  const room = { below: top + height - caret.bottom - 2 * GAP, above: caret.top - top - 2 * GAP };
  list.style.maxBlockSize = 'none';
  const isBelow = room.below >= Math.min(list.offsetHeight, 240) || room.below >= room.above;
  list.style.maxBlockSize = `${Math.max(80, Math.min(240, isBelow ? room.below : room.above))}px`;
  const wished = caret.isRight ? caret.left - list.offsetWidth : caret.left;
  const x = Math.max(left + GAP, Math.min(wished, left + width - list.offsetWidth - GAP));
  const y = isBelow ? caret.bottom + GAP : caret.top - list.offsetHeight - GAP;
  const frame = list.offsetParent.getBoundingClientRect();
  Object.assign(list.style, { left: `${x - frame.left}px`, top: `${y - frame.top}px` });
}

function press(event) {
  if (!shown || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { people, chosen, area, start } = shown;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    shown.isMoved = true;
    shown.chosen =
      chosen < 0 && step < 0 ? people.length - 1 : (chosen + step + people.length) % people.length;
    mark();
  } else if (event.key === 'Escape') {
    closed = area.value.slice(0, start + 1);
    close();
  } else if (chosen >= 0 && (event.key === 'Enter' || event.key === 'Tab')) pick(chosen);
  else return;
  event.preventDefault();
}

function mark() {
  const { area, list, chosen } = shown;
  for (const [index, row] of [...list.children].entries()) row.ariaSelected = String(index === chosen);
  const row = list.children[chosen];
  row?.scrollIntoView({ block: 'nearest' });
  if (row) area.setAttribute('aria-activedescendant', row.id);
  else area.removeAttribute('aria-activedescendant');
}

/** Writes the name, and a blank behind it where none stands yet; one step for undo. */
function pick(index) {
  const { area, start, people } = shown;
  const end = area.selectionStart;
  // Longer names may begin with this one: it has been said which it is.
  closed = area.value.slice(0, start + 1);
  close();
  area.setSelectionRange(start, end);
  const isFollowed = /^\s/.test(area.value.slice(end));
  insert(area, `@${people[index].write}${isFollowed ? '' : ' '}`);
}

function close() {
  asked += 1;
  if (!shown) return;
  const { area, list } = shown;
  shown = null;
  list.remove();
  for (const name of ['aria-activedescendant', 'aria-controls']) area.removeAttribute(name);
  say(area, '');
}

/** The number of those in the list, for who does not see it. */
function say(area, text) {
  const id = `${area.id}-mentions-said`;
  let said = document.getElementById(id);
  if (!said) {
    if (text === '') return;
    said = make('p', { id, className: 'visually-hidden', role: 'status' });
    area.after(said);
  }
  if (said.textContent !== text) said.textContent = text;
}
