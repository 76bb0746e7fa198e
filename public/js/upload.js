// Files by drop, paste or choice, listed with their sizes.
import { icon, make, on } from './dom.js';
import { filled, isolated } from './file-names.js';
import { isReadable, isText, numbered, withFiles } from './file-rules.js';
import { isSealed, onAfterSwap } from './htmx.js';
import { limit, size } from './sizes.js';
import { clearFailure } from './toasts.js';
import './upload-progress.js';

const { lang } = document.documentElement;
const limitsOf = ({ maxBytes, maxFiles }) => ({ maxBytes: Number(maxBytes), maxFiles: Number(maxFiles) });
const fileList = (files) => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer.files;
};

/** Of each field, the `files` that are listed, and those that came since and are still looked at, as they came. */
const states = new WeakMap();
const stateOf = (input) => {
  if (!states.has(input)) states.set(input, { files: [], coming: [], turn: Promise.resolve() });
  return states.get(input);
};
const filesOf = (input) => stateOf(input).files;

/** A form that is sent meanwhile loses none. */
function fillInput(input) {
  const { files, coming } = stateOf(input);
  const all = [...files, ...coming.flat()];
  input.files = fileList(input.multiple ? all : all.slice(-1));
}

on('change', '[data-upload] input[type="file"]', (_event, input) => add(input, [...input.files]));
// Why a file was refused is an answer; that there is none would be another.
addEventListener(
  'submit',
  (event) => {
    const input = event.target.querySelector('[data-upload] input[required]');
    if (!input || input.files.length || errorOf(input).hidden) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    input.focus();
  },
  true,
);
addEventListener('reset', ({ target }) => {
  for (const input of target.querySelectorAll('[data-upload] input')) {
    stateOf(input).coming = [];
    write(input, []);
  }
});
// What came anew knows nothing of the files that are still there.
onAfterSwap(() => {
  for (const input of document.querySelectorAll('[data-upload] input[type="file"]'))
    if (input.files.length) noteOf(input).hidden = true;
});

/** Looking at files takes a moment: those that come meanwhile wait for their turn. */
function add(input, files, about = {}) {
  if (isSealed(input)) return;
  const state = stateOf(input);
  state.coming = [...state.coming, files];
  fillInput(input);
  state.turn = state.turn.then(() => place(input, files, about));
}

async function place(input, coming, { isPasted = false, folders = [] }) {
  const { dataset } = input.closest('[data-upload]');
  const rules = { ...limitsOf(dataset), isPasted };
  const state = stateOf(input);
  let [have, result] = [null, null];
  // What somebody takes away or puts back meanwhile counts: then they are looked at beside what is there now.
  while (have !== state.files) {
    have = state.files;
    result = await withFiles(have, coming, rules);
  }
  if (!state.coming.includes(coming)) return;
  state.coming = state.coming.filter((other) => other !== coming);
  write(input, result.files);
  tell(input, [...result.problems, ...folders.map((file) => ({ kind: 'folder', file }))]);
  for (const change of result.replaced) sayReplaced(input, change);
}

// Somebody may have chosen before this came, and a browser that goes back may bring files along.
for (const input of document.querySelectorAll('[data-upload] input[type="file"]'))
  if (input.files.length) add(input, [...input.files]);

const errorOf = (input) => input.closest('[data-upload]').querySelector('[data-upload-error]');

function tell(input, problems) {
  const { dataset } = input.closest('[data-upload]');
  const { maxBytes } = limitsOf(dataset);
  const sentences = problems.map(({ kind, file }) =>
    filled(dataset[kind], {
      name: isolated(file.name),
      size: size(file.size, lang),
      max: limit(maxBytes, lang),
    }),
  );
  const error = errorOf(input);
  error.textContent = sentences.join('\n');
  error.hidden = !sentences.length;
}

/** A browser that cannot read a file any more says no more than that nothing was sent. Whether that was told here. */
export async function tellUnreadable(form) {
  const input = form.querySelector('[data-upload] input[type="file"]');
  const files = input ? filesOf(input) : [];
  const readable = await Promise.all(files.map(isReadable));
  const gone = files.filter((_file, at) => !readable[at]);
  if (gone.length) {
    clearFailure(form);
    tell(
      input,
      gone.map((file) => ({ kind: 'unreadable', file })),
    );
  }
  return gone.length > 0;
}

/** Of each note that a file took the place of another, the one that did: without it there is nothing left to say. */
const replacements = new WeakMap();
const notesOf = (input) => input.closest('[data-upload]').querySelector('[data-upload-replaced]');

/** Said at the list, for as long as both can be kept. */
function sayReplaced(input, { old, by }) {
  const { dataset } = input.closest('[data-upload]');
  const both = make('button', {
    type: 'button',
    className: 'button quiet small',
    textContent: dataset.keepBoth,
    onclick() {
      end();
      const files = filesOf(input);
      const { maxFiles } = limitsOf(dataset);
      if (files.length >= maxFiles) return tell(input, [{ kind: 'many', file: old }]);
      write(input, [...files, files.some(({ name }) => name === old.name) ? numbered(old, files) : old]);
    },
  });
  const close = make(
    'button',
    { type: 'button', className: 'button quiet icon-only small', onclick: () => end() },
    icon('x'),
  );
  close.ariaLabel = document.getElementById('toasts').dataset.close;
  const text = make('span', { textContent: filled(dataset.replaced, { name: isolated(by.name) }) });
  const note = make('div', {}, icon('info'), text, both, close);
  function end() {
    note.remove();
    input.focus({ preventScroll: true });
  }
  replacements.set(note, by);
  notesOf(input).append(note);
}

function write(input, files) {
  stateOf(input).files = files;
  fillInput(input);
  const box = input.closest('[data-upload]');
  const list = box.querySelector('[data-files]');
  const without = (file) =>
    write(
      input,
      filesOf(input).filter((other) => other !== file),
    );
  list.hidden = !files.length;
  list.replaceChildren(...files.map((file) => row(file, box.dataset.remove, () => without(file))));
  if (files.length) noteOf(input).hidden = true;
  for (const note of [...notesOf(input).children]) if (!files.includes(replacements.get(note))) note.remove();
  input.dispatchEvent(new CustomEvent('files', { bubbles: true }));
}

function row(file, label, remove) {
  const button = make(
    'button',
    { type: 'button', className: 'button quiet icon-only small', onclick: remove },
    icon('x'),
  );
  button.ariaLabel = `${label} ${isolated(file.name)}`;
  return make(
    'li',
    {},
    icon(file.type.startsWith('image/') ? 'image' : 'file-text'),
    make('span', { className: 'truncate', dir: 'auto', textContent: file.name }),
    make('span', { className: 'subtle nowrap', textContent: size(file.size, lang) }),
    button,
  );
}

const noteOf = (input) => input.closest('[data-upload]').querySelector('[data-upload-again]');

document.addEventListener('paste', (event) => {
  const { target, clipboardData } = event;
  const { files, folders } = contentOf(clipboardData);
  if (!target.closest?.('textarea, [data-upload]') || !(files.length || folders.length)) return;
  const input = target.closest('form')?.querySelector('[data-upload] input[type="file"]');
  if (!input || isText(clipboardData.getData('text/plain'), [...files, ...folders])) return;
  event.preventDefault();
  add(input, files, { isPasted: true, folders });
});

/** Folders come as files that cannot be read; what they are is known only now. */
function contentOf(transfer) {
  const [files, folders] = [[], []];
  for (const item of transfer?.items ?? []) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.();
    if (entry?.isDirectory) folders.push({ name: entry.name, size: 0 });
    else files.push(item.getAsFile());
  }
  return { files: files.filter(Boolean), folders };
}

/** Where files go that are dropped here: to the form under them, else to the only one that takes any. */
function boxFor(target) {
  const near = target.closest?.('[data-upload]') ?? target.closest?.('form')?.querySelector('[data-upload]');
  if (near) return near;
  const within = document.querySelector('dialog:modal') ?? document;
  const boxes = [...within.querySelectorAll('[data-upload]')].filter((box) => box.checkVisibility());
  return boxes.length === 1 ? boxes[0] : null;
}
const mark = (box) => {
  for (const other of document.querySelectorAll('[data-upload]'))
    other.classList.toggle('is-dropping', other === box);
};

document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  const box = boxFor(event.target);
  mark(box);
  if (!box) return;
  // Said in one way whichever script is here first: see no-navigation.js.
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
});
document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget || mark(null));
document.addEventListener('drop', (event) => {
  mark(null);
  const { files, folders } = contentOf(event.dataTransfer);
  const box = (files.length || folders.length) && boxFor(event.target);
  if (box) add(box.querySelector('input[type="file"]'), files, { folders });
});
