import { CHOICES, type ChoiceName, OPEN_WORD, type Said } from '../../query';
import {
  type CHANNELS,
  type HOLD_REASONS,
  type IMPACTS,
  OPEN_STATUSES,
  type PRIORITIES,
  type STATUSES,
  type TYPES,
  type URGENCIES,
} from '../tickets.words';

/** The language has a word for each that a ticket may have: a further one does not compile without. */
type Words<Word extends string> = Readonly<Record<Word, Said>>;
CHOICES.status satisfies Words<(typeof STATUSES)[number]>;
CHOICES.priority satisfies Words<(typeof PRIORITIES)[number]>;
CHOICES.type satisfies Words<(typeof TYPES)[number]>;
CHOICES.channel satisfies Words<(typeof CHANNELS)[number]>;
CHOICES.hold satisfies Words<(typeof HOLD_REASONS)[number]>;
CHOICES.urgency satisfies Words<(typeof URGENCIES)[number]>;
CHOICES.impact satisfies Words<(typeof IMPACTS)[number]>;

/** What a word of a list stands for: `open` for several statuses, any other for itself. */
export function choicesOf(name: ChoiceName, word: string): readonly string[] {
  return name === 'status' && word === OPEN_WORD ? OPEN_STATUSES : [word];
}
