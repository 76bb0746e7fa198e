// Passkeys: the server says what to ask the browser, and gets its answer as a field of an ordinary form. The browser
// itself reads and writes the JSON (WebAuthn Level 3, sections 5.1.7 to 5.1.9).
const { PublicKeyCredential: Passkey } = window;
const supported = Boolean(Passkey?.parseCreationOptionsFromJSON && Passkey.parseRequestOptionsFromJSON);
/** Challenges last five minutes: an offer that waits for longer is made anew. */
const OFFER_MS = 4 * 60_000;

let offered = null;
let offering = null;

for (const form of document.querySelectorAll('[data-passkey-form]')) {
  if (supported) setUp(form);
}

function setUp(form) {
  const field = form.querySelector('[data-ceremony]');
  form.hidden = false;
  for (const part of form.querySelectorAll('[data-passkey]')) part.hidden = false;
  for (const part of document.querySelectorAll('[data-passkey-missing]')) part.hidden = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopPropagation();
    // A browser runs one ceremony at a time: the next begins once the last has ended.
    offered?.abort();
    await offering;
    run(form, field);
  });
  if (field.dataset.autofill !== undefined) offering = offer(form, field);
}

async function run(form, field) {
  const problem = form.querySelector('[data-ceremony-error]');
  const button = form.querySelector('[data-passkey]');
  problem.hidden = true;
  button.disabled = true;
  try {
    send(form, field, await ask(form, field));
  } catch (error) {
    // Proved too long ago who one is, or a session that has ended: the page itself knows where to go then.
    if (error.status === 403 || error.status === 410) return location.reload();
    problem.querySelector('span').textContent = problem.dataset[reasonOf(error)];
    problem.hidden = false;
    button.disabled = false;
  }
}

const reasonOf = ({ name }) =>
  ({ NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known' })[name] ?? 'failed';

/** Offers the passkeys that fit among what the browser fills in, until one is chosen. */
async function offer(form, field) {
  if (!(await Passkey.isConditionalMediationAvailable?.())) return;
  for (;;) {
    const controller = new AbortController();
    offered = controller;
    const timer = setTimeout(() => controller.abort('renew'), OFFER_MS);
    try {
      return send(
        form,
        field,
        await ask(form, field, { mediation: 'conditional', signal: controller.signal }),
      );
    } catch {
      if (controller.signal.reason !== 'renew') return;
    } finally {
      clearTimeout(timer);
    }
  }
}

async function ask(form, { dataset }, more = {}) {
  const answer = await fetch(dataset.options, {
    method: 'POST',
    headers: { accept: 'application/json', 'csrf-token': form.elements._csrf.value },
  });
  if (!answer.ok) throw Object.assign(new Error('no options'), { status: answer.status });
  const options = await answer.json();
  more.signal?.throwIfAborted();
  return dataset.ceremony === 'create'
    ? navigator.credentials.create({ publicKey: Passkey.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: Passkey.parseRequestOptionsFromJSON(options), ...more });
}

function send(form, field, credential) {
  field.value = JSON.stringify(credential.toJSON());
  const remember = document.querySelector('[type="checkbox"][name="remember"]');
  if (remember && form.elements.remember) form.elements.remember.value = remember.checked ? 'on' : '';
  form.submit();
}
