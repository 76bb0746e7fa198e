// What somebody has chosen in a form that keeps a draft of its texts. Choices alone are none: they are made again at once.
import { controlsOf, setState, stateOf } from './keep.js';

/** What a reply does is chosen when it is sent, and whom it goes to is kept by itself. */
const isChoice = (control) =>
  control.matches('select, [type="checkbox"], [type="radio"]') &&
  !control.closest('details, [data-composer]') &&
  !control.matches('[data-finished]');
const choicesIn = (form) => controlsOf(form).filter(isChoice);
const nameOf = (control) => (control.matches('select') ? control.name : `${control.name}=${control.value}`);

/** By name; of boxes and buttons by name and value. */
export const choicesOf = (form) =>
  Object.fromEntries(choicesIn(form).map((control) => [nameOf(control), stateOf(control)]));

/** As if they were chosen now, for some bring more of the form. What was found is taken out of `choices`. */
export function choose(form, choices) {
  for (const control of choicesIn(form)) {
    const state = choices[nameOf(control)];
    delete choices[nameOf(control)];
    if (state === undefined || state === stateOf(control)) continue;
    setState(control, state);
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
