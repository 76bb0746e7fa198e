// What was wrong with a field goes when it is changed: whether the new value is right, the server says when it is sent.
import { atRelease } from './press.js';

// What scripts put back into a form is what was wrong with it. First of all who listen: some look again by themselves.
document.addEventListener('input', (event) => event.isTrusted && settle(event.target), true);

// A field can be changed before this listens, and tells when it is left.
document.addEventListener(
  'change',
  ({ isTrusted, target }) => isTrusted && atRelease(() => settle(target)),
  true,
);

function settle(control) {
  const box = control.closest?.('.invalid') ?? control;
  const error = box.querySelector('.error[id$="-error"]') ?? document.getElementById(`${control.id}-error`);
  if (!error) return;
  const id = error.id.slice(0, -'-error'.length);
  box.classList.remove('invalid');
  for (const wrong of [box, ...box.querySelectorAll('[aria-invalid]')]) wrong.removeAttribute('aria-invalid');
  for (const described of document.querySelectorAll(`[aria-describedby~="${CSS.escape(error.id)}"]`)) {
    described.setAttribute(
      'aria-describedby',
      described.getAttribute('aria-describedby').replace(error.id, '').trim(),
    );
  }
  error.remove();
  const line = document.querySelector(`.error-summary a[href="#${CSS.escape(id)}"]`)?.closest('li');
  if (line) strike(line);
}

function strike(line) {
  const summary = line.closest('.error-summary');
  // Nobody who is typing needs to hear what is left.
  summary.removeAttribute('role');
  line.remove();
  const left = summary.querySelectorAll('li').length;
  const title = summary.querySelector('h2');
  if (left === 0) summary.remove();
  else if (title.dataset.titles) title.textContent = title.dataset.titles.split('|')[left - 1];
}
