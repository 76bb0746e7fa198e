// The pictures of a page, one beside the other on a dark ground: swiped by scrolling, and with keys.
import { make, on, onKey } from './dom.js';

const dialog = document.getElementById('viewer');
const part = (name) => dialog.querySelector(`[data-viewer-${name}]`);
const track = part('track');
let pictures = [];
let shown = 0;

on('click', 'a[data-picture]', (event, link) => {
  // Another tab, or another window, is the browser's to open.
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  pictures = [...document.querySelectorAll('a[data-picture]')];
  track.replaceChildren(...pictures.map(slide));
  dialog.showModal();
  track.focus();
  show(pictures.indexOf(link), 'instant');
});

function slide({ href, dataset }) {
  const picture = make('img', { src: href, alt: dataset.name, loading: 'lazy', decoding: 'async' });
  return make('div', { className: 'viewer-slide' }, picture);
}

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
function show(index, behavior = reducedMotion.matches ? 'instant' : 'smooth') {
  const target = track.children[Math.max(0, Math.min(index, pictures.length - 1))];
  track.scrollTo({ left: target.offsetLeft - track.offsetLeft, behavior });
  tell(index);
}

function tell(index) {
  const link = pictures[index];
  if (!link) return;
  shown = index;
  part('name').textContent = link.dataset.name;
  part('place').textContent = dialog.dataset.place
    .replace('[number]', index + 1)
    .replace('[count]', pictures.length);
  part('file').href = link.dataset.file;
  for (const button of dialog.querySelectorAll('[data-viewer-step]')) {
    const isLast = !pictures[index + Number(button.dataset.viewerStep)];
    // The focus stays where keys are heard.
    if (isLast && button === document.activeElement) track.focus();
    button.disabled = isLast;
  }
}

// What is swiped to is known once the track comes to rest, which Safari says since 26.2.
const AT_REST = 'onscrollend' in window ? 'scrollend' : 'scroll';
track.addEventListener(AT_REST, () => tell(Math.round(track.scrollLeft / track.clientWidth)));
addEventListener('resize', () => dialog.open && show(shown, 'instant'));

onKey('#viewer', (event) => {
  const target = {
    ArrowLeft: shown - 1,
    ArrowRight: shown + 1,
    Home: 0,
    End: pictures.length - 1,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  if (pictures[target]) show(target);
});
on('click', '[data-viewer-step]', (_event, button) => show(shown + Number(button.dataset.viewerStep)));
on('click', '[data-viewer-close]', () => dialog.close());
dialog.addEventListener('close', () => track.replaceChildren());
// A press beside the picture closes, as everywhere.
on('click', '.viewer-slide', ({ target }, box) => target === box && dialog.close());
