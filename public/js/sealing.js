import { make } from './dom.js';
import { onAfterSwap } from './htmx.js';

// A form that leads to another page takes nothing more while it is under way: what came too late would be nowhere.

/** With what had the focus in them. */
const sealed = new Map();
/** What is heard of it: all that is in the form is not there meanwhile. */
let line;

export function seal(form) {
  if (sealed.has(form)) return;
  const { activeElement } = document;
  sealed.set(form, form.contains(activeElement) ? activeElement : null);
  close(form);
  line ??= make('p', { className: 'visually-hidden', role: 'status' });
  document.body.append(line);
  // A line that is heard must be there before it says something.
  requestAnimationFrame(() => (line.textContent = sealed.has(form) ? busyText(form) : ''));
}

const busyText = (form) => form.querySelector('[data-busy]')?.dataset.busy ?? '';

function close(form) {
  form.inert = true;
  form.ariaBusy = 'true';
}

/** It was not taken, or its page is there again. */
export function unseal(form) {
  if (!sealed.has(form)) return;
  const focus = sealed.get(form);
  sealed.delete(form);
  form.inert = false;
  form.ariaBusy = null;
  if (line) line.textContent = '';
  if (focus?.isConnected && document.activeElement === document.body) focus.focus({ preventScroll: true });
}

/** Whether the form that this is in takes nothing now. */
export const isSealed = (element) => sealed.has(element.form ?? element.closest('form'));

addEventListener('pageshow', () => [...sealed.keys()].forEach(unseal));
// What others do meanwhile brings the form as it is at rest.
onAfterSwap(() => [...sealed.keys()].forEach(close));
