// What is typed into a form with data-draft-key is kept in this browser, at every key, until the form has gone through.

import { on, ready, session, store } from './dom.js';
// Before this page brings anything back.
import './draft-sent.js';
import { choicesOf, choose } from './draft-choices.js';
import { draftStore, forgetOldDrafts, rememberSent, TAKEN, wentThrough } from './draft-store.js';
import { sayLost } from './file-names.js';
import { onAfterSwap, onBeforeRequest, onBeforeSwap } from './htmx.js';
import { isTouched } from './keep.js';

const KIND = 'visibility';
const nameOf = (form) => form.dataset.draftKey;
const isVisible = (field) => !field.hidden && !field.closest('details');
const TYPES = ['text', 'url', 'email', 'tel', 'date', 'datetime-local'].map((type) => `[type="${type}"]`);
const WRITTEN = `:is(textarea, input:is(${TYPES}))[name]`;
/** What is folded away is not kept: it would be sent without being seen. */
const fields = (form) => [...form.querySelectorAll(WRITTEN)].filter(isVisible);
/** What an edited form was opened with: others may change the thing before the text comes back. */
const bases = (form) =>
  form.querySelector('textarea[name^="base."]')
    ? [...form.querySelectorAll('[name^="base."], [name="version"]')]
    : [];
const valuesOf = (found) => Object.fromEntries(found.map((field) => [field.name, field.value]));
const textsOf = (form) => valuesOf(fields(form).filter((field) => field.value.trim()));
const filesOf = (form) =>
  [...form.querySelectorAll('[type="file"]')].flatMap((input) =>
    [...input.files].filter(({ size }) => size).map(({ name }) => name),
  );

/**
 * A tab goes by the same name after a reload. While its page is open the name is nowhere else, for a tab that is
 * duplicated takes with it what the session holds.
 */
const TAB = 'draft-tab';
const tab = session.get(TAB) ?? String(crypto.getRandomValues(new Uint32Array(1))[0]);
session.set(TAB, null);
addEventListener('pagehide', () => session.set(TAB, tab));
addEventListener('pageshow', ({ persisted }) => {
  session.set(TAB, null);
  // Back at the form as it was: the page that answered it said nothing.
  if (persisted) rememberSent(session, null);
});

const owner = { person: document.body.dataset.person, tab };
const drafts = draftStore(store, owner);
forgetOldDrafts(store);

const seen = new WeakSet();
/** What was last written of a form, to know at the end of the page what was not. */
const written = new WeakMap();
const sending = new WeakMap();
const forms = () => document.querySelectorAll('[data-draft-key]');

/** What the server has just written into a form is not written over by an older draft. */
export function keepAsItIs(form) {
  seen.add(form);
  written.set(form, shown(form));
}

on('input', '[data-draft-key]', (_event, form) => save(form));
on('files', '[data-draft-key]', (_event, form) => save(form));
addEventListener('pagehide', () => {
  for (const form of forms()) if (seen.has(form) && shown(form) !== written.get(form)) save(form);
});
// Another tab took what this one held for left behind.
addEventListener('storage', ({ key, newValue }) => {
  if (newValue !== TAKEN) return;
  for (const form of forms()) if (key === drafts.ownKey(nameOf(form))) save(form);
});

const shown = (form) => JSON.stringify([textsOf(form), filesOf(form), choicesOf(form)]);

function save(form) {
  const { texts, choices } = allOf(form);
  const [files, base] = [filesOf(form), valuesOf(bases(form))];
  // An edited text that is as it was is no draft.
  const isTyped = Object.keys(texts).some((name) => texts[name] !== base[`base.${name}`]);
  // What began as an internal note must not come back as an answer to the customer.
  const kind = form.querySelector(`[name="${KIND}"]:checked`)?.value;
  const draft = isTyped || files.length ? { texts, files, kind, base, choices } : null;
  const isKept = drafts.keep(nameOf(form), draft);
  written.set(form, shown(form));
  // Of files only the names are kept, to say which are missing.
  if (!draft || !isKept) return say(form, draft && 'unkept');
  say(form, files.length ? (isTyped ? 'textSaved' : 'filesUnkept') : 'saved');
}

function say(form, what) {
  const state = form.querySelector('[data-draft-state]');
  if (state) state.textContent = what ? state.dataset[what] : '';
}

/**
 * Of drafts, what has no place in the form yet: a choice still has to bring it. It stays in the draft until then, whatever
 * else is chosen meanwhile.
 */
const coming = new WeakMap();
/** What the form says, with what waits for its place in it. */
const allOf = (form) => ({
  texts: { ...coming.get(form)?.texts, ...textsOf(form) },
  choices: { ...coming.get(form)?.choices, ...choicesOf(form) },
});
function takeWhatCame(form, isTheirs = isTouched) {
  const { texts, choices } = coming.get(form);
  for (const field of fields(form)) {
    const text = texts[field.name];
    if (text && text !== field.value && !isTheirs(field)) field.value = text;
    delete texts[field.name];
  }
  choose(form, choices);
  if (!Object.keys({ ...texts, ...choices }).length) coming.delete(form);
}
onAfterSwap(() => {
  for (const form of forms()) if (coming.has(form)) takeWhatCame(form);
});

ready(() => {
  for (const form of forms()) {
    if (seen.has(form)) continue;
    seen.add(form);
    const found = drafts.find(nameOf(form));
    if (found) bringBack(form, found);
    // Somebody may have begun before this came.
    else if (fields(form).some(({ value, defaultValue }) => value !== defaultValue)) save(form);
    // What was undone is a draft again, whatever becomes of the page; another one waits beside it.
    if ('draftBegun' in form.dataset) save(form);
    written.set(form, shown(form));
  }
});

function bringBack(form, found) {
  const { texts, files = [] } = found.draft;
  const differs = fields(form).filter((field) => texts[field.name] && field.value !== texts[field.name]);
  if (differs.every((field) => !field.value)) {
    drafts.take(nameOf(form), found);
    fill(form, found.draft);
    if (differs.length) say(form, 'restored');
  } else offer(form, found);
  const missing = files.filter((name) => !filesOf(form).includes(name));
  if (missing.length) sayLost(form.querySelector('[data-upload]'), missing);
}

function fill(form, { texts, kind, base = {}, choices }) {
  coming.set(form, { texts: { ...texts }, choices: { ...choices } });
  takeWhatCame(form, () => false);
  for (const field of bases(form)) field.value = base[field.name] ?? field.value;
  const choice = form.querySelector(`[name="${KIND}"][value="${CSS.escape(kind ?? '')}"]`);
  if (choice) choice.checked = true;
}

/** Where the server has filled the fields, the person says which text it is to be. */
function offer(form, found) {
  const box = form.querySelector('[data-draft-offer]');
  const key = drafts.setAside(nameOf(form), found);
  box.hidden = false;
  box.onclick = ({ target }) => {
    const choice = target.closest('button')?.dataset.draft;
    if (!choice) return;
    drafts.remove(key);
    box.hidden = true;
    if (choice === 'recover') {
      fill(form, found.draft);
      save(form);
    }
    fields(form)[0]?.focus();
  };
}

on('click', '[data-discard-draft]', (_event, link) => {
  const form = link.closest('form');
  drafts.sent(nameOf(form), allOf(form));
  written.set(form, shown(form));
});

const isDraft = (form) => form?.matches?.('[data-draft-key]');
/** What is typed after that is a draft of its own. */
const sentNow = (form) => ({ texts: allOf(form).texts, at: Date.now() });
onBeforeRequest(({ source: form }) => isDraft(form) && sending.set(form, sentNow(form)));
onBeforeSwap(({ source: form, status, url, text }) => {
  const path = new URL(url, location).pathname;
  if (isDraft(form) && wentThrough({ status, path, text })) goneThrough(form);
});
function goneThrough(form) {
  drafts.sent(nameOf(form), sending.get(form) ?? { texts: {} });
  written.set(form, shown(form));
}
// What stands in the form that came is its draft now: mostly nothing.
onAfterSwap(({ source, status }) => {
  if (!isDraft(source) || !(status < 400)) return;
  queueMicrotask(() => {
    const form = document.getElementById(source.id);
    if (isDraft(form)) save(form);
  });
});

document.addEventListener('submit', ({ target: form, defaultPrevented }) => {
  if (!form.dataset.draftKey || defaultPrevented) return;
  save(form);
  rememberSent(session, { ...owner, ...sentNow(form), form: nameOf(form) });
});
