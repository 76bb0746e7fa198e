import type { AskedIn } from '../asked.types';
import type { FigureKey } from '../figures/figures';
import type { Tile } from '../report.types';
import { share, tileOf } from './cells';
import type { Model } from './model.types';
import type { Overview, Sum } from './overview.types';
import { isOfDays, overviewOfDays } from './overview-days';
import { overviewFigures } from './overview-figures';
import { flowOf } from './overview-sections';

/** How the desk is doing: what came in, what was done, what is left, how fast, and what people thought of it. */
export async function overview(asked: AskedIn): Promise<Model> {
  const figures = await (isOfDays(asked) ? overviewOfDays : overviewFigures)(asked);
  return {
    tiles: tilesOf(asked, figures),
    sections: flowOf(asked, figures),
    definitions: [
      'created',
      'solved',
      'closed',
      'reopened',
      'backlog',
      'response',
      'resolution',
      'median',
      'satisfaction',
      'credit',
    ],
  };
}

type Shown = [id: string, figure: FigureKey, Pick<Tile, 'kind' | 'better'>, (sum: Sum) => number | null];

const TILES: Shown[] = [
  ['created', 'created', { kind: 'count', better: null }, ({ created }) => created],
  ['solved', 'solved', { kind: 'count', better: 'more' }, ({ solved }) => solved],
  ['backlog', 'backlog', { kind: 'count', better: 'less' }, ({ backlog }) => backlog],
  ['reopened', 'reopened', { kind: 'count', better: 'less' }, ({ reopened }) => reopened],
  ['response', 'responded', { kind: 'seconds', better: 'less' }, ({ response }) => response],
  ['resolution', 'solved', { kind: 'seconds', better: 'less' }, ({ resolution }) => resolution],
  [
    'satisfaction',
    'rated',
    { kind: 'ratio', better: 'more' },
    ({ satisfied, rated }) => share(satisfied, rated),
  ],
];

function tilesOf(asked: AskedIn, { whole, before }: Overview): Tile[] {
  return TILES.map(([id, figure, shown, of]) =>
    tileOf(asked, figure, { id, ...shown, value: of(whole), before: of(before) }),
  );
}
