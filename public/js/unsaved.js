// A form with data-unsaved says while something in it is not saved, and its page is not left without a question.
import { on } from './dom.js';
import { controlsOf, isTouched } from './keep.js';

const FORM = 'form[data-unsaved]';
/** What came back with something wrong in it stands there untouched, and is not saved either. */
const isUnsaved = (form) => form.dataset.unsaved === 'refused' || controlsOf(form).some(isTouched);
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
addEventListener('beforeunload', (event) => {
  if (forms().some((form) => form !== sent && isUnsaved(form))) event.preventDefault();
});
// Back at the page as it was, or at what the browser has filled in again.
addEventListener('pageshow', () => {
  sent = null;
  forms().forEach(tell);
});
forms().forEach(tell);
