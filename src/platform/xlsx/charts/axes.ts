import { secondsSerial } from '../serial';
import { formatOf } from '../styles';
import { xmlText } from '../text';
import type { SheetChart } from '../xlsx.types';
import { fill, line } from './drawn';

/** Of the axes in each chart. */
export const CATEGORIES = 1001;
export const VALUES = 1002;

/** Seconds between two marks that people count by. */
const CLOCK_STEPS = [
  60, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 1_209_600,
];

/** Labels that fit beside each other. */
const MOST_LABELS = 12;

/** The axis of the labels and that of the values; of bars, which lie, the first one is read from above. */
export function axesXml(chart: SheetChart): string {
  const isLying = chart.type === 'bar';
  const skip = isLying ? 1 : Math.ceil(chart.labels.length / MOST_LABELS);
  const skipped = skip > 1 ? `<c:tickLblSkip val="${skip}"/><c:tickMarkSkip val="${skip}"/>` : '';
  const order = `<c:scaling><c:orientation val="${isLying ? 'maxMin' : 'minMax'}"/></c:scaling>`;
  const look = `<c:spPr>${line('9AA3AF', 1)}</c:spPr>${words()}`;
  const labels = `<c:catAx><c:axId val="${CATEGORIES}"/>${order}<c:delete val="0"/><c:axPos val="${isLying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${look}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${skipped}<c:noMultiLvlLbl val="1"/></c:catAx>`;
  return labels + valueAxis(chart, isLying);
}

function valueAxis(chart: SheetChart, isLying: boolean): string {
  const { min, max, step } = scaleOf(chart);
  const ends = `${max === null ? '' : `<c:max val="${max}"/>`}${min === null ? '' : `<c:min val="${min}"/>`}`;
  const grid = `<c:majorGridlines><c:spPr>${line('E2E6EB', 0.75)}</c:spPr></c:majorGridlines>`;
  const format = chart.kind === 'seconds' ? '[h]:mm' : chart.kind === 'ratio' ? '0%' : formatOf(chart.kind);
  const unit = step === null ? '' : `<c:majorUnit val="${step}"/>`;
  const crosses = isLying ? 'max' : 'autoZero';
  return `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/>${ends}</c:scaling><c:delete val="0"/><c:axPos val="${isLying ? 'b' : 'l'}"/>${grid}<c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${words()}<c:crossAx val="${CATEGORIES}"/><c:crosses val="${crosses}"/><c:crossBetween val="between"/>${unit}</c:valAx>`;
}

/** Where the axis begins and ends, and what lies between two marks; null where the program may choose. */
function scaleOf(chart: SheetChart): { min: number | null; max: number | null; step: number | null } {
  const highest = Math.max(0, ...topsOf(chart));
  if (chart.kind === 'points') return { min: null, max: null, step: null };
  if (chart.kind === 'ratio') {
    const isWhole = highest > 0.5 && highest <= 1;
    return { min: 0, max: isWhole ? 1 : null, step: isWhole ? 0.25 : null };
  }
  if (chart.kind === 'seconds') {
    const step = CLOCK_STEPS.find((seconds) => highest / seconds <= 6) ?? null;
    return { min: 0, max: null, step: step === null ? null : secondsSerial(step) };
  }
  // Programs would mark halves of tickets.
  return { min: 0, max: null, step: chart.kind === 'count' && highest <= 5 ? 1 : null };
}

/** How high each value reaches; of a stack, all of it. */
function topsOf({ type, labels, series }: SheetChart): number[] {
  if (type !== 'stacked') return series.flatMap(({ values }) => values.map((value) => value ?? 0));
  return labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
}

const words = (): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900">${fill('5B6472')}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
