// Folds the sidebar to its icons, and the lists in it, at once. The server reads the cookie, so every page comes as the
// last one was left; without scripts a form writes it.
import { listenToKeys, on } from './dom.js';

const NAME = 'sd_folded';
const shell = document.querySelector('.shell');
const nav = document.getElementById('nav');

function folded() {
  const value = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${NAME}=`)) ?? '';
  return new Set(
    value
      .slice(NAME.length + 1)
      .split('.')
      .filter(Boolean),
  );
}

function keep(names) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is for https alone, and later than the next page
  document.cookie = `${NAME}=${[...names].join('.')}; path=/; max-age=31536000; samesite=lax${secure}`;
}

function show(names) {
  shell.toggleAttribute('data-folded', names.has('sidebar'));
  for (const button of document.querySelectorAll('.nav-fold')) {
    const isFolded = names.has(button.value);
    button.name = isFolded ? 'unfold' : 'fold';
    button.ariaExpanded = String(!isFolded);
    mark(button, isFolded);
  }
}

// The place that one is at is marked where it can be seen: in the list, or on what the list is folded into.
function mark(button, isFolded) {
  const list = document.getElementById(button.getAttribute('aria-controls'));
  const link = button.previousElementSibling;
  if (!list.querySelector('[aria-current]')) return;
  if (isFolded) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}

on('click', '[form="folding"], #folding button', (event, button) => {
  event.preventDefault();
  const names = folded();
  const isFocused = document.activeElement === button;
  if (button.name === 'fold') names.add(button.value);
  else names.delete(button.value);
  keep(names);
  show(names);
  // Where another button takes this one's place, it takes the focus too.
  if (isFocused && !button.checkVisibility())
    [...button.form.querySelectorAll('button')].find((other) => other.checkVisibility())?.focus();
});

// A page that comes back from the browser's memory may have been left otherwise since.
addEventListener('pageshow', (event) => event.persisted && show(folded()));

// Where it lies over the page, whoever goes on past its end goes on in the page, and sees where they are.
document.addEventListener('focusin', ({ target }) => {
  if (nav.matches(':popover-open') && !nav.contains(target)) nav.hidePopover();
});

// Names that stand beside icons are in nobody's way: Escape takes them off until the next one is pointed at.
listenToKeys(document, (event) => {
  if (event.key === 'Escape') nav.classList.add('nameless');
});
on('pointerover', '#nav a', () => nav.classList.remove('nameless'));
on('focusin', '#nav a', () => nav.classList.remove('nameless'));
