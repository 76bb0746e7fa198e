// Texts that have a limit: whatever is typed or pasted is taken, counted near the limit, and kept when it is over.
import { make, on, ready } from './dom.js';

/** As the server counts: characters rather than code units, without the blanks that it drops at the end. */
const lengthOf = (text) => [...text.trimEnd()].length;

function count(control) {
  const max = Number(control.dataset.max);
  const near = max * 0.9;
  // Long texts take a while to count, and have at least as many units as characters.
  const length = control.value.length > near ? lengthOf(control.value) : 0;
  const isOver = length > max;
  if (isOver) control.ariaInvalid = 'true';
  else if (control.hasAttribute('data-over')) control.ariaInvalid = null;
  control.toggleAttribute('data-over', isOver);
  show(control, length > near ? countedText(length, max) : '', isOver);
}

function countedText(length, max) {
  const written = (number) => number.toLocaleString(document.documentElement.lang);
  return document.body.dataset.counted.replace('[length]', written(length)).replace('[max]', written(max));
}

function show(control, text, isOver) {
  const id = `${control.id}-count`;
  let counter = document.getElementById(id);
  if (!counter) {
    if (text === '') return;
    counter = make('p', { id, className: 'hint counter' });
    (control.closest('.control') ?? control).after(counter);
  }
  counter.hidden = text === '';
  counter.classList.toggle('is-over', isOver);
  // Said when the limit is passed, not at each key before it.
  counter.ariaLive = isOver ? 'polite' : 'off';
  counter.textContent = text;
}

on('input', '[data-max]', (_event, control) => count(control));
// What a draft or the server put there is counted too.
ready(() => document.querySelectorAll('[data-max]').forEach(count));
