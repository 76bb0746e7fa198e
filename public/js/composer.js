// Drafts, Markdown buttons and inserting, for the composer and any other form with data-draft-key.
import { isTyping, on, ready, store } from './dom.js';
import { onAfterSwap, onBeforeSwap, process } from './htmx.js';

const SENT = 'draft-sent';
const keyOf = (form) => `draft:${form.dataset.draftKey}`;
/** What is folded away is not kept: it would be sent without being seen. */
const texts = (form) =>
  [...form.querySelectorAll('textarea[name], input[type="text"][name]')].filter(
    (field) => !field.closest('details'),
  );
const KIND = 'visibility';
const restored = new WeakSet();

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
    if (restored.has(form)) continue;
    restored.add(form);
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

// Morphing leaves a composer alone, so that nothing typed is lost; what the server decides is brought up to date here.
onAfterSwap(({ source, text, status }) => {
  const own = status && source?.matches?.('[data-draft-key]') ? source : null;
  if (own && status < 400) clearDraft(own);
  if (!text?.includes('data-composer')) return;
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const form of document.querySelectorAll('form[data-composer]')) {
    const fresh = page.getElementById(form.id);
    if (fresh) (form === own ? renew : update)(form, document.importNode(fresh, true), status);
  }
});

function renew(form, fresh, status) {
  const hadFocus = form.contains(document.activeElement);
  const files = form.querySelector('[type="file"]')?.files;
  form.replaceWith(fresh);
  process(fresh);
  restored.add(fresh);
  const input = fresh.querySelector('[type="file"]');
  if (status >= 400 && input && files?.length) {
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (hadFocus) fresh.querySelector('textarea').focus();
}

/** The one that sends: inside a composer others may come before it. */
const sendButton = (form) =>
  form.querySelector('.composer-send [type="submit"]') ?? form.querySelector('[type="submit"]');

function update(form, fresh) {
  // The one-use id stays: whether what is in the form has been sent is not known here.
  for (const hidden of fresh.querySelectorAll('input[type="hidden"]:not([name="_submission"])')) {
    const old = form.querySelector(`input[type="hidden"][name="${hidden.name}"]`);
    if (old) old.value = hidden.value;
  }
  form.querySelector('textarea').placeholder = fresh.querySelector('textarea').placeholder;
  sendButton(form).replaceChildren(...sendButton(fresh).childNodes);
  const select = form.querySelector('select[name="status"]');
  const next = fresh.querySelector('select[name="status"]');
  if (!select || !next || select.innerHTML === next.innerHTML) return;
  const chosen = select.value;
  select.replaceChildren(...next.childNodes);
  if ([...select.options].some((option) => option.value === chosen)) select.value = chosen;
}

const MARKS = {
  bold: ['**', '**'],
  italic: ['_', '_'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
  list: ['- '],
  quote: ['> '],
};

/** Replaces the selection in a way that undo understands. */
function insert(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text))
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function format(area, kind) {
  const [before, after] = MARKS[kind];
  const { selectionStart: start, selectionEnd: end, value } = area;
  if (after === undefined) {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    area.setSelectionRange(from, end);
    return insert(area, value.slice(from, end).replace(/^/gm, before));
  }
  insert(area, before + value.slice(start, end) + after);
  const caret = kind === 'link' ? area.selectionStart - 9 : start + before.length;
  if (kind === 'link' && start !== end)
    area.setSelectionRange(area.selectionStart - 9, area.selectionStart - 1);
  else
    area.setSelectionRange(
      kind === 'link' ? start + 1 : caret,
      kind === 'link' ? start + 1 : caret + end - start,
    );
}

on('click', '[data-md]', (_event, button) => {
  format(document.getElementById(button.parentElement.dataset.markdown), button.dataset.md);
});
on('keydown', '[data-markdown]', (event, bar) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...bar.querySelectorAll('button')];
  const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
});
on('keydown', 'form[method="post"] textarea', (event, area) => {
  if (!(event.ctrlKey || event.metaKey)) return;
  if (event.key === 'Enter') area.form.requestSubmit(sendButton(area.form));
  const kind = { b: 'bold', i: 'italic' }[event.key];
  if (kind && document.querySelector(`[data-markdown="${area.id}"]`)) {
    event.preventDefault();
    format(area, kind);
  }
});
on('click', '[data-insert]', (event, source) => {
  const area = source.closest('form')?.querySelector('textarea');
  if (!area || isTyping(event.target)) return;
  event.preventDefault();
  source.closest('details')?.removeAttribute('open');
  source.closest('dialog')?.close();
  insert(area, source.dataset.insert);
});
on('change', '.composer-kind input', (_event, input) => input.form.querySelector('textarea').focus());
