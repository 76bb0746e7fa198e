// What becomes of files that are picked, dropped or pasted. Pure: files are compared and measured, nothing is shown.

const nameOf = (file) => file.name.normalize('NFC');
const bytesOf = (file) =>
  file.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );

/** Whether two files hold the same, whatever they are called. One that cannot be read any more is like no other. */
async function isSame(one, other) {
  if (one.size !== other.size) return false;
  const [first, second] = await Promise.all([one, other].map(bytesOf));
  return first !== null && second !== null && first.every((byte, at) => byte === second[at]);
}

/** What has gone or changed since it was chosen, or may not be read, fails the whole form when it is sent. */
export const isReadable = (file) =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/**
 * Names that a device or browser gives by itself, the same one to the next file as well: phones call each photo
 * `image.jpg` (Safari) and each video `capturedvideo.MOV`, apps what was recorded or scanned `audio` or `file`. Nobody
 * who chooses a second one of them means to replace the first.
 */
const GIVEN =
  /^(image|picture|photo|foto|video|vídeo|movie|capturedvideo|audio|voice|recording|scan|screenshot|unnamed|blob|file|tmp)(\.[a-z0-9]{2,5})?$/i;
const isGiven = (file) => GIVEN.test(nameOf(file));

/** The file by a name that none of the others has: `image (2).png`. */
export function numbered(file, others) {
  const names = new Set(others.map(nameOf));
  const [, stem = '', extension = ''] = /^(.+?)?(\.[^.]{1,16})?$/s.exec(file.name);
  for (let number = 2; ; number += 1) {
    const name = `${stem} (${number})${extension}`;
    if (names.has(name.normalize('NFC'))) continue;
    return new File([file], name, { type: file.type, lastModified: file.lastModified });
  }
}

/** Those of a form that a request which took `sent` along did not have: they were chosen while it was on its way. */
export function chosenSince(files, sent) {
  const left = [...sent];
  return files.filter((file) => {
    const at = left.findIndex((other) => isAsChosen(file, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isAsChosen = (one, other) =>
  one === other ||
  (one.name === other.name && one.size === other.size && one.lastModified === other.lastModified);

async function problemOf(file, { maxBytes }) {
  if (maxBytes && file.size > maxBytes) return 'large';
  return (await isReadable(file)) ? null : 'unreadable';
}

/**
 * Those that a form has, with those that come. A file that is there already is there once; another one of its name takes
 * its place, unless it was pasted, came in the same go or has a name that devices give: such names are nobody's choice.
 * Returns `files`, `problems` ({ kind, file }) and what was `replaced` ({ old, by }).
 */
export async function withFiles(have, coming, { isPasted = false, maxBytes, maxFiles } = {}) {
  const files = maxFiles === 1 ? [] : [...have];
  const result = { files, problems: [], replaced: [] };
  for (const file of coming) {
    const kind = await problemOf(file, { maxBytes });
    if (kind) result.problems.push({ kind, file });
    else await place(result, file, { have, isPasted, maxFiles });
  }
  return result;
}

async function place({ files, problems, replaced }, file, { have, isPasted, maxFiles }) {
  const alike = files.filter((other) => nameOf(other) === nameOf(file));
  for (const other of alike) if (await isSame(other, file)) return;
  const old = isPasted || isGiven(file) ? undefined : alike.find((other) => have.includes(other));
  if (old) {
    files[files.indexOf(old)] = file;
    replaced.push({ old, by: file });
  } else if (maxFiles && files.length >= maxFiles) problems.push({ kind: 'many', file });
  else files.push(alike.length ? numbered(file, files) : file);
}

/**
 * Whether a paste is text. Cells and words come with a picture of themselves; a file that was copied comes with its name,
 * or its path, as text.
 */
export function isText(text, files) {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isName = (line) =>
    files.some(({ name }) => line === name || (/[/\\]/.test(line) && line.endsWith(name)));
  return lines.some((line) => !isName(line));
}
