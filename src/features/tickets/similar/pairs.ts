import { quotedLexeme, SUBJECT } from '../search/document';
import { type Telling, weightOf } from './scoring';
import { isWeak } from './telling';

/** Words whose pairs are looked for: ten pairs are all that a ticket could share and be alike. */
const MOST = 5;

/** A tsquery of the tickets that have two of these words in their subject; null where there are not two that tell. */
export function pairsOf(asked: readonly Telling[]): string | null {
  const rarest = [...asked].sort((one, other) => weightOf(other) - weightOf(one)).slice(0, MOST);
  const pairs = rarest.flatMap((one, index) =>
    rarest
      .slice(index + 1)
      .filter((other) => !isWeak(one.word) || !isWeak(other.word))
      .map((other) => `${anyForm(one)} & ${anyForm(other)}`),
  );
  return pairs.length > 0 ? pairs.join(' | ') : null;
}

const anyForm = ({ forms }: Telling): string =>
  `(${forms.map((form) => quotedLexeme(SUBJECT + form)).join(' | ')})`;
