// What is typed into a form with data-draft-key is kept in this browser until the form has gone through.
import { on, ready, store } from './dom.js';
import { onAfterSwap, onBeforeSwap } from './htmx.js';

const SENT = 'draft-sent';
const keyOf = (form) => `draft:${form.dataset.draftKey}`;
/** What is folded away is not kept: it would be sent without being seen. */
const texts = (form) =>
  [...form.querySelectorAll('textarea[name], input[type="text"][name]')].filter(
    (field) => !field.closest('details'),
  );
const KIND = 'visibility';
const seen = new WeakSet();

/** What the server has just written into a form is not written over by an older draft. */
export const keepAsItIs = (form) => seen.add(form);

let timer;
on('input', '[data-draft-key]', (_event, form) => {
  clearTimeout(timer);
  timer = setTimeout(() => saveDraft(form), 400);
});

function saveDraft(form) {
  const filled = texts(form).filter((field) => field.value.trim());
  const draft = Object.fromEntries(filled.map((field) => [field.name, field.value]));
  // What began as an internal note must not come back as an answer to the customer.
  const kind = form.querySelector(`[name="${KIND}"]:checked`);
  if (kind) draft[KIND] = kind.value;
  store.set(keyOf(form), filled.length ? JSON.stringify(draft) : null);
  say(form, filled.length ? 'saved' : null);
}

function say(form, what) {
  const state = form.querySelector('[data-draft-state]');
  if (state) state.textContent = what ? state.dataset[what] : '';
}

ready(() => {
  for (const form of document.querySelectorAll('[data-draft-key]')) {
    if (seen.has(form)) continue;
    seen.add(form);
    restore(form, JSON.parse(store.get(keyOf(form)) ?? '{}'));
  }
});

function restore(form, draft) {
  for (const field of texts(form)) {
    if (!draft[field.name] || field.value) continue;
    field.value = draft[field.name];
    say(form, 'restored');
    const kind = form.querySelector(`[name="${KIND}"][value="${CSS.escape(draft[KIND] ?? '')}"]`);
    if (kind) kind.checked = true;
  }
}

function clearDraft(form) {
  clearTimeout(timer);
  store.set(keyOf(form), null);
}

on('click', '[data-discard-draft]', (_event, link) => clearDraft(link.closest('form')));

// A form that leads to another page is through with it, unless that page asks to sign in again.
onBeforeSwap(({ source: form, status, url }) => {
  if (!form?.matches?.('[data-draft-key]') || !(status < 400)) return;
  if (new URL(url, location).pathname !== '/login') clearDraft(form);
});
// What was typed while the answer was on its way has gone with it.
onAfterSwap(({ source: form, status }) => {
  if (form?.matches?.('[data-draft-key]') && status < 400) clearDraft(form);
});

// A plain form tells on the next page whether it went through.
const sent = store.get(SENT);
if (sent && !document.querySelector('[aria-invalid], .error-summary, .error-code')) store.set(sent, null);
store.set(SENT, null);
document.addEventListener('submit', ({ target: form, defaultPrevented }) => {
  if (form.dataset.draftKey && !defaultPrevented) {
    saveDraft(form);
    store.set(SENT, keyOf(form));
  }
});
