// Ctrl+K: the links of the page, for administrators every place of the administration in both languages, and what is
// found of what is typed.
import { icon, make, on, onKey, store } from './dom.js';
import { isControlled } from './key-commands.js';
import { openDialog } from './menus.js';
import { recentSearches } from './searches.js';

const palette = document.getElementById('palette');
const list = document.getElementById('palette-list');
const field = palette?.querySelector('input');
const LINKS = '#nav-list a, .place-pages a, .user-menu a, .new-ticket, [data-palette]';
const SHOWN = 12;
const RECENT = 3;
let chosen = 0;
/** Somebody has moved to what is chosen. */
let hasMoved = false;
let places = [];
let asked = false;
/** What was found, and of which text. */
let found = { wish: '', lines: [] };
let look = () => {};

export function openPalette(event) {
  if (!palette) return;
  event.preventDefault();
  if (palette.open) return palette.close();
  field.value = '';
  openDialog(palette);
  begin();
  field.focus();
  fetchPlaces();
  fetchFinder();
}

/** Something else is typed: what was found before is none of it. */
function begin() {
  const wish = field.value.trim();
  hasMoved = false;
  found = { wish: '', lines: [] };
  tell('');
  fill();
  look(wish);
}

const tell = (said) => (palette.querySelector('[role="status"]').textContent = said);

/** What only whoever opens it needs. */
async function fetchFinder() {
  const { createFinder } = await import('./found.js');
  look = createFinder(palette.dataset.found, (wish, { lines, said }) => {
    found = { wish, lines };
    tell(said);
    refill();
  });
  look(field.value.trim());
}

/** What somebody has moved to must not be another one when they press Enter. */
function refill() {
  fill(hasMoved ? list.children[chosen]?.dataset.href : undefined);
}

/** Asked for once a page, when they are first needed; without an answer the links of the page are enough until the next time. */
async function fetchPlaces() {
  const { places: address } = palette.dataset;
  if (!address || asked) return;
  asked = true;
  try {
    const answer = await fetch(address);
    if (answer.ok) places = await answer.json();
  } catch {
    // No answer, or the page of somebody whose session has ended.
  }
  asked = places.length > 0;
  if (asked) refill();
}

const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const SMALL = new Set(
  'a al con de del el en la las lo los para por un una y and for in of on the to'.split(' '),
);

/** What has to fit: all words but the small ones, unless there are no others, as in search.view.ts. */
function wantedIn(text) {
  const words = wordsOf(text);
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length ? telling : words;
}

/** How far the closest of the keys is that each wanted word fits; src/features/administration/search.view.ts says why. */
function distance(keys, wanted) {
  const lists = keys.map(wordsOf);
  return wanted.reduce((sum, word) => {
    const at = lists.findIndex((words) => words.some((known) => fits(known, word)));
    return at < 0 ? Infinity : sum + at;
  }, 0);
}

const fits = (known, wanted) =>
  known.startsWith(wanted) ||
  (known.length > 3 && wanted.startsWith(known) && wanted.length - known.length < 3);

/** What can be gone to, and how far it is from what is wanted: links by any part of what they say, places by their words. */
function candidates() {
  const links = [...document.querySelectorAll(LINKS)].map((link) => {
    const content = link.cloneNode(true);
    for (const extra of content.querySelectorAll('.count, .visually-hidden, kbd')) extra.remove();
    const text = folded(content.textContent);
    return {
      href: link.href,
      content,
      far: (wanted) => (wanted.every((word) => text.includes(word)) ? 0 : Infinity),
    };
  });
  const others = places.map(({ href, label, hint, icon: name, keys }) => ({
    href: new URL(href, location.href).href,
    content: make(
      'span',
      {},
      icon(name),
      make('span', { textContent: label }),
      make('span', { className: 'palette-hint', textContent: hint }),
    ),
    far: (wanted) => distance(keys, wanted),
  }));
  return { links, others };
}

/** Shows what fits; the first of it is chosen, unless one that leads to `kept` is still there. */
function fill(kept) {
  const wish = field.value.trim();
  const rows = placesFor(wish).map(({ content, href }) => option(content, href));
  if (found.wish === wish) rows.push(...found.lines.map(foundOption));
  if (wish) rows.push(option(labelled('search', `${list.dataset.search} ${wish}`), searchHref(wish)));
  else rows.unshift(...recent().map((q) => option(labelled('history', q), searchHref(q))));
  list.replaceChildren(...rows);
  choose(rows.findIndex(({ dataset }) => dataset.href === kept));
}

function placesFor(wish) {
  const wanted = wantedIn(folded(wish));
  const { links, others } = candidates();
  // A place that is also a link of the page is found by all that is known of it.
  const known = new Set(others.map(({ href }) => href));
  const all = wanted.length
    ? [...links.filter(({ href }) => !known.has(href)), ...others]
    : wish
      ? []
      : links;
  const seen = new Set();
  return all
    .map((one) => ({ ...one, far: one.far(wanted) }))
    .filter(({ far, href }) => far < Infinity && !seen.has(href) && seen.add(href))
    .sort((one, other) => one.far - other.far)
    .slice(0, SHOWN);
}

function recent() {
  const { person, actedBy } = document.body.dataset;
  return actedBy ? [] : recentSearches(store, person).slice(0, RECENT);
}

const searchHref = (q) => `${field.form.action}?q=${encodeURIComponent(q)}`;

const labelled = (name, label, ...more) =>
  make('span', {}, icon(name), make('span', { textContent: label, dir: 'auto' }), ...more);

const foundOption = ({ href, icon: name, label, hint }) =>
  option(
    labelled(name, label, make('span', { className: 'palette-hint', textContent: hint })),
    new URL(href, location.href).href,
  );

function option(content, href) {
  const row = make('li', { className: 'menu-item', role: 'option' }, ...content.childNodes);
  row.dataset.href = href;
  row.onclick = (event) => (isControlled(event) ? open(href, '_blank') : location.assign(href));
  return row;
}

function choose(index) {
  const rows = [...list.children];
  chosen = Math.max(0, Math.min(rows.length - 1, index));
  rows.forEach((row, at) => {
    row.id = `palette-${at}`;
    row.ariaSelected = String(at === chosen);
  });
  rows[chosen]?.scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', `palette-${chosen}`);
}

on('input', '#palette input', begin);
onKey('#palette input', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    hasMoved = true;
    choose(chosen + step);
  } else if (event.key === 'Enter') list.children[chosen]?.onclick(event);
  else if (event.key === 'Escape') palette.close();
  else return;
  event.preventDefault();
});
