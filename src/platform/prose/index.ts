// What people type is what people read: a text is shown character for character, and only the marks that the buttons
// over a text area write become formatting, and only where they stand as those write them.
export { directionOf, isolated } from './direction';
export { excerpt } from './excerpt';
export { mailProse, prose } from './html';
export type { Mention } from './mentions';
export { type PrintedBlock, printedBlocks } from './printed';
export { type Spoken, spokenIn } from './spoken';
