/** A ticket as it is printed, in the words of its reader. */
export interface Paper {
  number: number;
  subject: string;
  status: string;
  /** Said in the head: that it is not for everybody. */
  warning: string | null;
  facts: { label: string; text: string }[];
  solution: string | null;
  /** Oldest first; the description is the first. */
  entries: PaperEntry[];
}

export interface PaperEntry {
  kind: 'reply' | 'note' | 'event';
  author: string;
  role: string | null;
  time: string;
  /** As typed; of an event what happened. */
  text: string;
  files: PaperFile[];
}

export interface PaperFile {
  id: string;
  name: string;
  size: string;
  /** Whether a picture was drawn of it. */
  isPicture: boolean;
}
