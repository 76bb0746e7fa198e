// A press is one where it began: what leaving a field changes would move a button from under the pointer, and the press
// be none. It waits for the end of the press, and is done before whatever is pressed does anything.
let isPressed = false;
const waiting = new Set();

/** Now, or once the press that goes on has ended. */
export function atRelease(act) {
  if (isPressed) waiting.add(act);
  else act();
}

function end() {
  isPressed = false;
  for (const act of [...waiting]) act();
  waiting.clear();
}

document.addEventListener('pointerdown', () => (isPressed = true), true);
// First of all who listen. A press that ends elsewhere has no click; one whose end nobody heard of, as where a menu of the
// system took it, has ended when keys are pressed or a form is sent.
for (const type of ['click', 'keyup', 'submit']) window.addEventListener(type, end, true);
for (const type of ['pointerup', 'pointercancel'])
  document.addEventListener(type, () => setTimeout(end), true);
