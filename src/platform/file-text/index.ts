export { MAX_DOCUMENT_BYTES, textKind } from './kinds';
export { type ReaderLimits, readFileText } from './process';
export type { FileText, TextProblem } from './types';
export { MAX_LENGTH } from './written';
