// Names of files in sentences.

const SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Yezi'];
const FROM_THE_RIGHT = new RegExp(`[${SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');

/** One that is read from the right keeps to itself there, as in texts of the server (a test compares the two). */
export const isolated = (name) => (FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name);

/** A sentence with what stands in it in place of `[name]` and the like, character for character, `$&` and `[size]` too. */
export const filled = (sentence, values) =>
  sentence.replace(/\[([a-z]+)\]/g, (place, name) => values[name] ?? place);

/** Says at a field for files which of them it held: no browser gives them back to a draft. */
export function sayLost(box, names) {
  const note = box.querySelector('[data-upload-again]');
  const list = new Intl.ListFormat(document.documentElement.lang).format(names.map(isolated));
  note.textContent = filled(note.dataset.named, { names: list });
  note.hidden = false;
}
