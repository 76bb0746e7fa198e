// The ticket workspace: what a morph cannot know about choices and the people picker.
import { on } from './dom.js';
import { isUnderWay, onAfterSwap } from './htmx.js';
import { controlsOf, isKept, reset } from './keep.js';
import { toast } from './toasts.js';

// A choice that somebody made no longer follows its attribute, so a change by others would not show in it.
function refreshChoices(request) {
  for (const form of document.querySelectorAll('form.property')) {
    if (isUnderWay(form) || form.querySelector('[data-tags]')) continue;
    for (const control of controlsOf(form)) if (!isKept(request, control)) reset(control);
  }
}

onAfterSwap((request) => {
  const { source, method } = request;
  if (source?.id === 'canned') {
    source.value = '';
    // It was written for a customer, who does not get it.
    const note = source.form.querySelector('.kind-note input');
    if (note?.checked && request.status < 400) toast('info', note.dataset.inserted);
  }
  if (source?.closest?.('#people-picker') && method === 'POST') emptyPicker();
  refreshChoices(request);
});

function emptyPicker() {
  document.getElementById('people-found').replaceChildren();
  const input = document.getElementById('add-participant');
  input.value = '';
  input.focus({ preventScroll: true });
}

// Beside the conversation the properties are always open; on a phone they begin folded.
const wide = matchMedia('(width >= 70rem)');
const fold = () => {
  const details = document.querySelector('[data-fold]');
  if (details && !details.querySelector('.invalid')) details.open = wide.matches;
};
wide.addEventListener('change', fold);
fold();

// A menu entry that opens a dialog closes its menu.
on('click', 'details.menu [popovertarget]', (_event, button) =>
  button.closest('details').removeAttribute('open'),
);
