// The composer. A swap leaves it alone, so that nothing typed is lost; what the server decides is brought up to date here.
import { on } from './dom.js';
import { keepAsItIs } from './drafts.js';
import { onAfterSwap, process } from './htmx.js';
import { sendButton } from './markdown.js';

onAfterSwap(({ source, text, status }) => {
  const own = status && source?.matches?.('[data-composer]') ? source : null;
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
  keepAsItIs(fresh);
  const input = fresh.querySelector('[type="file"]');
  if (status >= 400 && input && files?.length) {
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (hadFocus) fresh.querySelector('textarea').focus();
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

on('change', '.composer-kind input', (_event, input) => input.form.querySelector('textarea').focus());
