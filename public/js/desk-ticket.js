// The ticket workspace: what a morph cannot know about choices, tags and the people picker.
import { on } from './dom.js';
import { isUnderWay, onAfterSwap, onBeforeSwap } from './htmx.js';

// A choice that somebody made no longer follows its attribute, so a change by others would not show in it.
function refreshChoices() {
  for (const form of document.querySelectorAll('form.property')) {
    const asks = form.querySelector('[data-asks]')?.checkVisibility();
    const typing = form.contains(document.activeElement) && !document.activeElement.matches('select');
    if (!asks && !typing && !isUnderWay(form) && !form.querySelector('[data-tags]')) form.reset();
  }
}

let half = null;
onBeforeSwap(() => {
  const input = document.activeElement.closest?.('[data-tags] input');
  half = input ? input.value : null;
});

onAfterSwap(({ source, method }) => {
  if (source?.id === 'canned') source.value = '';
  if (source?.closest?.('#people-picker') && method === 'POST') emptyPicker();
  refreshChoices();
  if (half === null || document.activeElement.matches('[data-tags] input')) return;
  const input = document.querySelector('[data-tags] input:not([type="hidden"])');
  if (!input) return;
  input.value = half;
  input.focus({ preventScroll: true });
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
