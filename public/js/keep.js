// What somebody has typed or chosen, and the focus, stay where they are through any answer and any live update: an
// answer decides about what was sent to get it, and about nothing else.
import { onAfterSwap, onBeforeRequest, onBeforeSwap } from './htmx.js';
import { typedOn } from './typed.js';

const TEXT = 'textarea, input:not([type="checkbox"], [type="radio"])';
const CONTROLS =
  ':is(textarea, select, input:not([type="hidden"], [type="file"], [type="submit"], [type="button"]))[name]';

/** What a control says now, and what it says untouched, to be compared. */
export const stateOf = (control) =>
  control.matches('select')
    ? [...control.selectedOptions].map(({ value }) => value).join('\n')
    : control.matches(TEXT)
      ? control.value
      : String(control.checked);

function untouchedStateOf(control) {
  if (control.matches(TEXT)) return control.defaultValue;
  if (!control.matches('select')) return String(control.defaultChecked);
  const options = [...control.options];
  const chosen = options.filter(({ defaultSelected }) => defaultSelected);
  // A choice that shows one option shows the first where none is named.
  const shown = chosen.length || control.multiple ? chosen : options.slice(0, 1);
  return shown.map(({ value }) => value).join('\n');
}

/** Half a date says nothing yet, but somebody is at it. */
export const isTouched = (control) =>
  control.validity.badInput || stateOf(control) !== untouchedStateOf(control);

/** As the page came with it. */
export function reset(control) {
  // Written over even where nothing was said before, as half a date says nothing.
  if (control.validity.badInput) control.value = control.defaultValue;
  else setState(control, untouchedStateOf(control));
}

export function setState(control, state) {
  if (stateOf(control) === state) return;
  if (control.matches('select')) choose(control, state.split('\n'));
  else if (control.matches(TEXT)) write(control, state);
  else control.checked = state === 'true';
}

function choose(select, values) {
  const options = [...select.options];
  if (!values.every((value) => options.some((option) => option.value === value))) return;
  for (const option of options) option.selected = values.includes(option.value);
}

/** The caret stays where it is. */
function write(control, text) {
  const { selectionStart, selectionEnd } = control;
  control.value = text;
  if (selectionStart !== null && control === document.activeElement)
    control.setSelectionRange(selectionStart, selectionEnd);
}

const formOf = ({ source }) => source?.form ?? source?.closest?.('form') ?? null;
const controlsIn = (elements) => [...elements].filter((element) => element.matches(CONTROLS));
/** The controls of a form that a person may have touched. */
export const controlsOf = (form) => controlsIn(form.elements);

/** Of each request, what the controls of its form said when it was made. */
const sent = new WeakMap();
onBeforeRequest((request) => {
  const form = formOf(request);
  sent.set(request, new Map(form ? controlsOf(form).map((control) => [control, stateOf(control)]) : []));
});
const sentBy = (request, control) => sent.get(request)?.get(control);

/** Of each answer, what it leaves alone, with what that says, and who has the focus. */
const kept = new WeakMap();
onBeforeSwap((request) => {
  const touched = controlsIn(document.querySelectorAll(CONTROLS)).filter((control) =>
    isOpenStill(control, sentBy(request, control)),
  );
  const states = new Map(touched.map((control) => [control, stateOf(control)]));
  const own = formOf(request);
  const forms = new Set(touched.map(({ form }) => form).filter((form) => form && form !== own));
  kept.set(request, {
    states,
    versions: [...forms].flatMap(versionsIn),
    focus: document.activeElement,
    isFree: isFree(request, states),
  });
});

/** Putting back what was sent is a choice as well. */
const isOpenStill = (control, sent) =>
  sent === undefined ? isTouched(control) : control.validity.badInput || stateOf(control) !== sent;

/** A form that is not sent yet goes on from what its person saw: whatever others do meanwhile is theirs to compare. */
const versionsIn = (form) =>
  [...form.querySelectorAll('input[type="hidden"]:is([name="version"], [name^="base."])')].map((input) => ({
    input,
    value: input.value,
  }));

function isFree(request, states) {
  if (request.hint) return false;
  const { activeElement: active } = document;
  if (!active || active === document.body) return true;
  const form = formOf(request);
  return form !== null && (active.form === form || form.contains(active)) && !states.has(active);
}

/** Whether this answer leaves to the person what the control says. */
export const isKept = (request, control) => kept.get(request)?.states.has(control) ?? false;

/** Whether the focus may follow this answer: nobody is elsewhere, or typing on. */
export const mayMoveFocus = (request) => kept.get(request)?.isFree ?? true;

/** Whether somebody has typed or chosen something that has nothing to do with this answer. */
export const hasOthers = (request) =>
  [...(kept.get(request)?.states.keys() ?? [])].some(({ form }) => form !== formOf(request));

onAfterSwap((request) => {
  const { states, versions, focus } = kept.get(request) ?? { states: [], versions: [] };
  for (const [control, state] of states) bringBack(request, control, state);
  for (const { input, value } of versions) input.value = value;
  // What had the focus may have been moved, or replaced by its like.
  if (!focus || document.activeElement !== document.body) return;
  const like = focus.isConnected || !focus.id ? focus : document.getElementById(focus.id);
  like?.focus({ preventScroll: true });
});

function bringBack(request, control, state) {
  const now = control.isConnected ? control : document.getElementById(control.id);
  if (!now?.matches(CONTROLS)) return;
  const before = sentBy(request, control);
  const isNew = now !== control && now.matches(TEXT) && before !== undefined;
  setState(now, isNew ? typedOn(before, state, now.value) : state);
}

/** Puts into the text that takes the place of one that was sent what somebody has typed on meanwhile. */
export function carryOn(request, old, fresh) {
  const before = sentBy(request, old);
  if (before !== undefined && old.value !== before) fresh.value = typedOn(before, old.value, fresh.value);
}
