// Controls that save by themselves: each once, when the person is through with it. Somebody with a pointer has chosen
// when they have chosen; keys pass by other choices and half a date on their way, and end with Enter or by going on.
import { icon, make, on, onKey } from './dom.js';
import { isUnderWay, onAfterRequest, onAfterSwap, onBeforeRequest } from './htmx.js';
import { controlsOf, isTouched, reset } from './keep.js';

const FORM = 'form[data-auto-submit]';
/** A choice of another form that does something by itself. */
const ALONE = 'select[data-finished]';
const CONTROLS = `${FORM} :is(input, textarea, select), ${ALONE}`;
const CHOICES = 'select, [type="radio"], [type="checkbox"], [data-tag-words]';

/** A choice that asks for more before it is saved waits for its button. */
const asks = (control) =>
  !control.matches(ALONE) && (control.form.querySelector('[data-asks]')?.checkVisibility() ?? false);

const asked = (form) => form.querySelector('[data-asks] :is(input:not([type="hidden"]), select, textarea)');

/** The choice that the last key went to while it was closed: keys change it without opening it. */
let keyed = null;
document.addEventListener('pointerdown', () => (keyed = null), true);
onKey(CONTROLS, (event, control) => {
  if (['Tab', 'Escape', 'Enter', 'Shift', 'Control', 'Alt', 'Meta', ' '].includes(event.key)) return;
  keyed = isOpen(control) ? null : control;
  requestAnimationFrame(() => {
    if (keyed === control && isOpen(control)) keyed = null;
  });
});
/** Browsers that do not know it say nothing of it: then a choice waits that need not. */
const isOpen = (control) => CSS.supports('selector(:open)') && control.matches(':open');

on('change', CONTROLS, (_event, control) => {
  if (asks(control)) stopWaiting(control);
  else if (!control.matches(CHOICES)) return;
  else if (control !== keyed) finish(control);
  else if (isChanged(control)) wait(control);
  else stopWaiting(control);
});

on('focusout', CONTROLS, ({ relatedTarget }, control) => {
  // Another window has the focus now, and this control when they come back.
  if (document.activeElement === control) return;
  const isSameChoice = control.type === 'radio' && relatedTarget?.name === control.name;
  sayHalf(control);
  if (!isSameChoice && isFinished(control) && !asks(control)) finish(control);
});

/** Half a date is no value: sent, it would take away the one that is there. */
const isFinished = (control) =>
  control.name !== '' && control.type !== 'search' && !control.validity.badInput && isChanged(control);

/** While it is saved, what counts is what was sent: putting it back is a change as well. */
const isChanged = (control) =>
  !control.matches(ALONE) && isUnderWay(control.form)
    ? contentOf(control.form) !== sending.get(control.form)
    : isTouched(control);

onKey(CONTROLS, (event, control) => {
  if (event.key === 'Enter' && control.matches('select') && asks(control)) {
    event.preventDefault();
    asked(control.form).focus();
  } else if (event.key === 'Enter' && control.validity.badInput) {
    event.preventDefault();
    sayHalf(control);
  } else if (event.key === 'Enter' && waiting.has(control)) {
    event.preventDefault();
    finish(control);
  }
  // It leaves a field, and leaving it saves: what was typed or chosen is taken back first.
  else if (event.key === 'Escape' && control.type !== 'search') {
    if (waiting.has(control) || !control.matches(CHOICES)) takeBack(control);
  }
});

function sayHalf(control) {
  if (control.validity.badInput) wait(control, document.body.dataset.half, { isError: true });
}
on('input', CONTROLS, (_event, control) => control.matches(CHOICES) || stopWaiting(control));

function takeBack(control) {
  const group = control.type === 'radio' ? controlsOf(control.form) : [control];
  for (const one of group) if (one.name === control.name) reset(one);
  stopWaiting(control);
}

function finish(control) {
  stopWaiting(control);
  if (!control.matches(ALONE)) return control.form.requestSubmit();
  // Leaving it while it does what was chosen is no second choice.
  if (doing.get(control) === control.value) return;
  doing.set(control, control.value);
  control.dispatchEvent(new Event('finished', { bubbles: true }));
}

/** What the choices that stand alone are doing, until it is done. */
const doing = new WeakMap();
onAfterRequest(({ source }) => source && doing.delete(source));

// What is changed again while it is saved goes after that, from what the answer says: nobody is in their own way.
const contentOf = (form) => new URLSearchParams(new FormData(form)).toString();
const sending = new WeakMap();
const again = new WeakSet();
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!form.matches(FORM) || !isUnderWay(form)) return;
    const isSame = contentOf(form) === sending.get(form);
    // What is looked for now takes the place of what was looked for before.
    if (form.method !== 'post' && !isSame) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isSame) again.add(form);
  },
  true,
);
onBeforeRequest(({ source }) => source?.matches?.(FORM) && sending.set(source, contentOf(source)));
onAfterRequest(({ source: form, status }) => {
  if (!again.delete(form) || !(status < 400)) return;
  // The request is over once its last event has been told.
  queueMicrotask(() => form.isConnected && controlsOf(form).some(isTouched) && form.requestSubmit());
});

/** The controls that wait, with the line that says what for. */
const waiting = new Map();

function wait(control, text = document.body.dataset.waits, { isError = false } = {}) {
  if (waiting.has(control)) return;
  const words = make('span');
  const line = make('p', {
    id: `${control.id || control.name}-waits`,
    className: isError ? 'error waits' : 'hint waits',
  });
  line.append(...(isError ? [icon('circle-alert')] : []), words);
  line.setAttribute('role', isError ? 'alert' : 'status');
  waiting.set(control, line);
  show(control);
  // A line that is heard must be there before it says something.
  requestAnimationFrame(() => (words.textContent = text));
}

const describedBy = (control) => (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);

function show(control) {
  const hint = waiting.get(control);
  control.classList.add('is-waiting');
  if (hint.matches('.error')) control.setAttribute('aria-invalid', 'true');
  const ids = describedBy(control);
  if (!ids.includes(hint.id)) control.setAttribute('aria-describedby', [...ids, hint.id].join(' '));
  if (!hint.isConnected) control.after(hint);
}

function stopWaiting(control) {
  const hint = waiting.get(control);
  if (!hint) return;
  waiting.delete(control);
  hint.remove();
  control.classList.remove('is-waiting');
  if (hint.matches('.error')) control.removeAttribute('aria-invalid');
  const ids = describedBy(control).filter((id) => id !== hint.id);
  if (ids.length) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}

// The page that came knows nothing of what waits.
onAfterSwap(() => {
  for (const control of [...waiting.keys()]) {
    if (control.isConnected && isTouched(control)) show(control);
    else stopWaiting(control);
  }
});
