import { type Coordinates, canTellApart, DIMENSIONS, type Dimension, OF_FIELDS } from './figures/dimensions';
import { FIGURE_KEYS, type FigureKey } from './figures/figures';
import { paramsOf, pathOf } from './query.schema';
import type { Place, ReportQuery } from './query.types';
import type { ReportName } from './report.types';

/** A number of a report: what it counts, and where it stands. */
export interface Drill {
  figure: FigureKey;
  coordinates: Coordinates;
}

/** Before the names of coordinates in an address: a row's department is not the department that is filtered by. */
const BY = 'by_';

/** Addresses of the lists of exactly what the numbers of a report count, of which it has hundreds. */
export function drillHrefs(place: Place, name: ReportName, query: ReportQuery) {
  const asked = new URLSearchParams();
  for (const [param, value] of Object.entries(paramsOf(query)))
    if (value !== null) asked.append(param, value);
  const path = `${pathOf(place, name)}/list?figure=`;
  const rest = asked.size > 0 ? `&${asked}` : '';
  return (figure: FigureKey, coordinates: Coordinates = {}): string => {
    const at = new URLSearchParams();
    for (const [dimension, value] of Object.entries(coordinates)) at.append(BY + dimension, value ?? '');
    return `${path}${figure}${at.size > 0 ? `&${at}` : ''}${rest}`;
  };
}

/** What such an address asks for; null where it names no figure, or a dimension that there is not, or not of that figure. */
export function readDrill(asked: Record<string, unknown>): Drill | null {
  const figure = FIGURE_KEYS.find((key) => key === asked.figure);
  const given = Object.entries(asked).filter(([param]) => param.startsWith(BY));
  const coordinates = Object.fromEntries(given.map(([param, value]) => [param.slice(BY.length), value]));
  const isWhole = given.every(
    ([param, value]) => isText(param) && isDimension(param.slice(BY.length)) && isText(value),
  );
  if (!figure || !isWhole || !canTellApart(figure, Object.keys(coordinates) as Dimension[])) return null;
  return { figure, coordinates: coordinates as Coordinates };
}

const MOST = 300;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST && !value.includes('\0') && value.isWellFormed();

function isDimension(text: string): text is Dimension {
  const [kind = '', key] = text.split(':', 2);
  if (OF_FIELDS.some((one) => one === kind)) return key !== undefined && key !== '';
  return DIMENSIONS.some((one) => one === text);
}
