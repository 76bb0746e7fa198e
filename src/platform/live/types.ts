import type { Hint } from '../bus';
import type { Tx } from '../tx';

/** Who listens; features add what their rights are asked by. */
export interface Listener {
  /** What it may be told of, as far as that was known when it connected. */
  topics: string[];
  /** Hints of these end the connection: rights that it was opened with have changed. */
  endedBy: string[];
  /** The open page that it belongs to, by its name and person; it is not told of its own changes. */
  tab: string | null;
  personId: string;
  network: string;
}

export interface LiveSubscriber extends Listener {
  send(topic: string): void;
  /** Ends the connection without a word: the page comes back, and finds what it may still show. */
  end(): void;
  /** Ends it for a newer one of the same person, which comes back only when somebody looks at it. */
  replaced(): void;
}

/** A topic that a subscriber holds, and the hints that name it. */
export interface Asked {
  subscriber: Listener;
  topic: string;
  hints: Hint[];
}

export type Verdict = 'tell' | 'keep' | 'end';

/** Says of each, in the same order, whether it may be told at this moment; `end` for who has lost the topic itself. */
export type LiveRules = (asked: Asked[]) => Promise<Verdict[]>;

/** Tells open pages that something changed; they fetch what through the normal pages, with normal rights. */
export interface Live {
  /** Sends on commit, to subscribers on all nodes. However much it names, it does not fail for that. */
  hint(tx: Tx, hint: Hint): Promise<void>;
  /** Subscribes until the returned function is called; null where there are too many. */
  connect(subscriber: LiveSubscriber): (() => void) | null;
  /**
   * Those of its topics that hints of so many milliseconds until now have named for it, a minute at most; null where it has
   * to end. For a page that was made before it could listen.
   */
  missed(subscriber: LiveSubscriber, milliseconds: number): Promise<string[] | null>;
  /** How many subscribers this process has. */
  count(): number;
}
