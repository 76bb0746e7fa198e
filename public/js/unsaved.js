// A form with data-unsaved (the macro's `guard`) says while something in it is not saved, and its page is not left without a question.
import { on } from './dom.js';
import { controlsOf, isTouched } from './keep.js';

const FORM = 'form[data-unsaved]';
/** What came back as it was typed stands there untouched, and is not saved either. */
const isUnsaved = (form) => form.dataset.unsaved === 'typed' || controlsOf(form).some(isTouched);
const forms = () => [...document.querySelectorAll(FORM)];
let sent = null;

function tell(form) {
  const line = form.querySelector('[data-unsaved-state]');
  const words = isUnsaved(form) ? line.dataset.unsavedState : '';
  if (line.textContent !== words) line.textContent = words;
}

for (const type of ['input', 'change']) on(type, FORM, (_event, form) => tell(form));
document.addEventListener('submit', ({ target, defaultPrevented }) => {
  if (!defaultPrevented) sent = target;
});
// Who cancels has said so; what opens beside this page leaves it as it is.
on('click', '[data-discard]', ({ ctrlKey, metaKey, shiftKey }, link) => {
  if (!ctrlKey && !metaKey && !shiftKey) sent = link.closest('form');
});
addEventListener('beforeunload', (event) => {
  if (forms().some((form) => form !== sent && isUnsaved(form))) event.preventDefault();
});
// Back at the page as it was, or at what the browser has filled in again.
addEventListener('pageshow', () => {
  sent = null;
  forms().forEach(tell);
});
forms().forEach(tell);
