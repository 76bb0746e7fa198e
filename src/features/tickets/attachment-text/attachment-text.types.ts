import type { TextProblem } from '../../../platform/file-text';

/** Why there is no text of an attachment; `lost`: its file is not in the store. */
export type NoTextReason = TextProblem | 'lost';

/** How an attachment's text begins: to be read, or never. */
export interface FirstState {
  attachmentId: string;
  reason: 'kind' | 'too_large' | null;
}

/** An attachment whose text is to be read. */
export interface DueText {
  ticketId: string;
  storageKey: string;
  name: string;
  /** Times that it has been begun, this one included. */
  tries: number;
}

/** What came of reading it. */
export type ReadText = { text: string; cut: boolean } | { state: 'none' | 'failed'; reason: NoTextReason };

/** The text of a file, for the index. */
export interface TextOfFile {
  attachmentId: string;
  /** Of the reply that it came with; null for those of the description. */
  commentId: string | null;
  name: string;
  text: string;
}

/** Why what is written in a file is not found, as staff are told; null where it is, or where nobody would look for it. */
export type Unread = 'too_large' | 'protected' | 'damaged' | 'other';
