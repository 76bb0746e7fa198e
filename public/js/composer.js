// The composer. A swap leaves it alone, so that nothing typed is lost; what the server decides is brought up to date here.
import { on } from './dom.js';
import { keepAsItIs } from './drafts.js';
import { chosenSince } from './file-rules.js';
import { onAfterSwap, process } from './htmx.js';
import { carryOn } from './keep.js';
import { sendButton } from './markdown.js';

onAfterSwap((request) => {
  const { source, text, status } = request;
  const own = status && source?.matches?.('[data-composer]') ? source : null;
  if (!text?.includes('data-composer')) return;
  const page = new DOMParser().parseFromString(text, 'text/html');
  for (const form of document.querySelectorAll('form[data-composer]')) {
    const fresh = page.getElementById(form.id);
    if (fresh) (form === own ? renew : update)(form, document.importNode(fresh, true), request);
  }
});

/** What was written next while it was sent stays, and so does whether it is a reply or a note: only a person changes that. */
function renew(form, fresh, request) {
  const focused = form.contains(document.activeElement) ? document.activeElement : null;
  const [old, area] = [form, fresh].map((one) => one.querySelector('textarea'));
  const { selectionStart: caret, value: before } = old;
  carryOn(request, old, area);
  const kind = form.querySelector('[name="visibility"]:checked')?.value;
  for (const radio of fresh.querySelectorAll('[name="visibility"]')) radio.checked = radio.value === kind;
  const files = waitingFiles(form, request);
  form.replaceWith(fresh);
  process(fresh);
  keepAsItIs(fresh);
  const input = fresh.querySelector('[type="file"]');
  if (input && files.length) {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (!focused) return;
  area.focus();
  const at = Math.max(0, caret - (before.length - area.value.length));
  area.setSelectionRange(at, at);
}

/** Those that were refused with what they came with, or chosen while that was on its way. */
function waitingFiles(form, { status, body }) {
  const input = form.querySelector('[type="file"]');
  const files = [...(input?.files ?? [])];
  return status >= 400 ? files : chosenSince(files, body.getAll(input?.name));
}

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

// Whom a text can mention is looked up once somebody types an @, and what shows them comes with the first.
on('input', '[data-mentions]', async (_event, area) => {
  const isCalling = /[@＠][^\n]*$/u.test(area.value.slice(0, area.selectionStart));
  if (isCalling || area.hasAttribute('aria-controls')) (await import('./mentions.js')).follow(area);
});

on('change', '.composer-kind input', (_event, input) => input.form.querySelector('textarea').focus());
