// Files by drop, paste or choice, listed with their sizes; how far the upload is.
import { icon, make, on } from './dom.js';
import { onPrepare } from './htmx.js';

const size = (bytes) => {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(amount);
};
const kept = new WeakMap();

on('change', '[data-upload] input[type="file"]', (_event, input) => add(input, [...input.files], true));
addEventListener('reset', ({ target }) => {
  for (const input of target.querySelectorAll('[data-upload] input')) write(input, []);
});

function add(input, files) {
  const box = input.closest('[data-upload]');
  const { maxBytes, maxFiles, tooLarge, tooMany } = box.dataset;
  const have = maxFiles === '1' ? [] : (kept.get(input) ?? []);
  const problems = [];
  for (const file of files) {
    if (have.some((other) => other.name === file.name && other.size === file.size)) continue;
    if (maxBytes && file.size > Number(maxBytes)) problems.push(`${tooLarge} ${file.name}`);
    else if (maxFiles && have.length >= Number(maxFiles)) problems.push(`${tooMany} ${file.name}`);
    else have.push(file);
  }
  write(input, have);
  const error = box.querySelector('[data-upload-error]');
  error.textContent = problems.join(' ');
  error.hidden = !problems.length;
}

function write(input, files) {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  kept.set(input, files);
  const box = input.closest('[data-upload]');
  const list = box.querySelector('[data-files]');
  list.hidden = !files.length;
  list.replaceChildren(
    ...files.map((file) =>
      row(file, box.dataset.remove, () =>
        write(
          input,
          files.filter((f) => f !== file),
        ),
      ),
    ),
  );
}

function row(file, label, remove) {
  const button = make(
    'button',
    { type: 'button', className: 'button quiet icon-only small', onclick: remove },
    icon('x'),
  );
  button.ariaLabel = `${label} ${file.name}`;
  const name = make('span', { className: 'truncate', textContent: file.name });
  return make(
    'li',
    {},
    icon(file.type.startsWith('image/') ? 'image' : 'file-text'),
    name,
    make('span', { className: 'subtle nowrap', textContent: size(file.size) }),
    button,
  );
}

const inputOf = (event) => event.target.closest?.('form')?.querySelector('[data-upload] input[type="file"]');
const hasFiles = (event) => event.dataTransfer?.types.includes('Files');

document.addEventListener('paste', (event) => {
  const input = inputOf(event);
  const files = [...(event.clipboardData?.files ?? [])];
  if (!input || !files.length) return;
  event.preventDefault();
  add(input, files);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    const input = hasFiles(event) && inputOf(event);
    if (!input) return;
    event.preventDefault();
    input.closest('[data-upload]').classList.toggle('is-dropping', type === 'dragover');
    if (type === 'drop') add(input, [...event.dataTransfer.files]);
  });
}

/** Sends a form with files by XMLHttpRequest, the only way to know how much has gone, behind the face of fetch. */
function uploadWithProgress({ source, body, sendBy }) {
  const files =
    body instanceof FormData && [...body.values()].some((value) => value instanceof File && value.size);
  const bar = files && source.querySelector('.upload-progress');
  if (!bar) return;
  const send = (url, { method, headers, body: form, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const name in headers) request.setRequestHeader(name, headers[name]);
      request.upload.onprogress = ({ loaded, total }) => (bar.value = (100 * loaded) / total);
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => reject(new TypeError('network'));
      request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
      request.onloadend = () => (bar.hidden = true);
      signal?.addEventListener('abort', () => request.abort());
      bar.hidden = false;
      request.send(form);
    });
  sendBy(send);
}

function answerOf(request) {
  const lines = request.getAllResponseHeaders().trim().split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const answer = new Response(request.responseText || null, { status: request.status, headers });
  Object.defineProperty(answer, 'url', { value: request.responseURL });
  return answer;
}

onPrepare(uploadWithProgress);
