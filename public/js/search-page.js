// A page that shows what was searched for: it is remembered in this browser, and offered where nothing was asked yet.
import { icon, make, on, ready, store } from './dom.js';
import { clearSearches, forgetSearch, recentSearches, rememberSearch } from './searches.js';

const { person, actedBy } = document.body.dataset;
const section = () => document.getElementById('recent-searches');

ready(() => {
  const { searched } = document.querySelector('[data-searched]')?.dataset ?? {};
  // Whoever acts in somebody's place leaves them no searches.
  if (searched && !actedBy) rememberSearch(store, person, searched);
  show();
});

function show() {
  const place = section();
  if (!place) return;
  const searches = actedBy ? [] : recentSearches(store, person);
  place.hidden = searches.length === 0;
  place.querySelector('ul').replaceChildren(...searches.map(line));
}

function line(q) {
  const { action } = document.querySelector('form[data-searched]');
  const label = section().dataset.remove.replace('[q]', q);
  const link = make('a', { href: `${action}?q=${encodeURIComponent(q)}`, textContent: q, dir: 'auto' });
  const remove = make(
    'button',
    { type: 'button', className: 'button quiet small icon-only', ariaLabel: label, title: label },
    icon('x'),
  );
  remove.dataset.recentRemove = q;
  return make('li', {}, link, remove);
}

/** Where the focus was there is nothing any more: the next one has it, or the box. */
function focusNear(at) {
  const left = [...section().querySelectorAll('[data-recent-remove]')];
  (left[Math.min(at, left.length - 1)] ?? document.querySelector('[data-searched] [name="q"]')).focus();
}

on('click', '[data-recent-remove]', (_event, button) => {
  const at = [...section().querySelectorAll('[data-recent-remove]')].indexOf(button);
  forgetSearch(store, person, button.dataset.recentRemove);
  show();
  focusNear(at);
});
on('click', '[data-recent-clear]', () => {
  clearSearches(store, [person]);
  show();
  focusNear(0);
});
