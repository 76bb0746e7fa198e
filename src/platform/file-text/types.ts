/**
 * Why a file gives no text. `kind`: nothing of what is read here; `no_text`: there is none in it, as in a scanned page;
 * `too_large`: packed or unpacked; `protected`: by a password; `damaged`; and `time`, `memory`, `crashed`: what became of the
 * process that read it.
 */
export type TextProblem =
  | 'kind'
  | 'no_text'
  | 'too_large'
  | 'protected'
  | 'damaged'
  | 'time'
  | 'memory'
  | 'crashed';

/** What is written in a file; `cut` where it goes on behind. */
export type FileText = { text: string; cut: boolean } | { problem: TextProblem };

/** A file that is not read, and why. */
export class UnreadableFile extends Error {
  constructor(
    readonly problem: TextProblem,
    cause?: unknown,
  ) {
    super(`no text: ${problem}`, { cause });
  }
}
