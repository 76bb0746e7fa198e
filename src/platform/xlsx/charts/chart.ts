import { rangeOn } from '../names';
import { secondsSerial } from '../serial';
import { formatOf } from '../styles';
import { xmlText } from '../text';
import type { CellRange, ChartSeries, SheetChart } from '../xlsx.types';
import { axesXml, CATEGORIES, VALUES } from './axes';
import { dashOf, fill, line, pattern, richText } from './drawn';
import { CHART, MAIN, RELATIONS } from './namespaces';

// Charts as their own parts (ECMA-376 part 1, 21.2). The order of elements is binding. What the cells hold is written beside
// each reference, for programs that show a file without computing it.

/** A chart over the cells of its series. */
export function chartXml(chart: SheetChart): string {
  const spaces = `xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${RELATIONS}"`;
  const title = `<c:title><c:tx>${richText('c:rich', chart.title, { size: 12, bold: true })}</c:tx><c:overlay val="0"/></c:title>`;
  const plot = `<c:plotArea><c:layout/>${plotXml(chart)}${axesXml(chart)}</c:plotArea>`;
  const legend =
    chart.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>` : '';
  // What has no value is a gap: it is no zero.
  const inner = `${title}<c:autoTitleDeleted val="0"/>${plot}${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>`;
  const frame = `<c:spPr>${fill('FFFFFF')}${line('D5DAE1', 1)}</c:spPr>`;
  const text =
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>';
  return `<c:chartSpace ${spaces}><c:roundedCorners val="0"/><c:chart>${inner}</c:chart>${frame}${text}</c:chartSpace>`;
}

function plotXml(chart: SheetChart): string {
  const axes = `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;
  const series = chart.series.map((one, at) => seriesXml(chart, one, at)).join('');
  const varied = '<c:varyColors val="0"/>';
  if (chart.type === 'line')
    return `<c:lineChart><c:grouping val="standard"/>${varied}${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  const isStacked = chart.type === 'stacked';
  const shape = `<c:barDir val="${chart.type === 'bar' ? 'bar' : 'col'}"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/>`;
  const room = `<c:gapWidth val="60"/>${isStacked ? '<c:overlap val="100"/>' : ''}`;
  return `<c:barChart>${shape}${varied}${series}${room}${axes}</c:barChart>`;
}

function seriesXml(chart: SheetChart, series: ChartSeries, at: number): string {
  const isLine = chart.type === 'line';
  const colour = series.colour.slice(1).toUpperCase();
  const name = `<c:tx><c:strRef>${reference(series.labelCell)}${strings([series.label])}</c:strRef></c:tx>`;
  const drawn = isLine ? line(colour, 2.25, dashOf(at)) : pattern(colour, at);
  const look = `<c:spPr>${drawn}</c:spPr>`;
  // A point between two gaps has no line: a mark shows that it is there.
  const marks = isLine
    ? `<c:marker><c:symbol val="circle"/><c:size val="4"/><c:spPr>${fill(colour)}${line(colour, 1)}</c:spPr></c:marker>`
    : '<c:invertIfNegative val="0"/>';
  const labels = `<c:cat><c:strRef>${reference(chart.labelCells)}${strings(chart.labels)}</c:strRef></c:cat>`;
  const numbers = `<c:val><c:numRef>${reference(series.cells)}${numbersOf(chart, series)}</c:numRef></c:val>`;
  const shown = chart.type === 'bar' ? valueLabels(chart) : '';
  const end = isLine ? '<c:smooth val="0"/>' : '';
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${look}${marks}${shown}${labels}${numbers}${end}</c:ser>`;
}

/** At the end of each bar. */
function valueLabels({ kind }: SheetChart): string {
  const off = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize']
    .map((what) => `<c:show${what} val="${what === 'Val' ? 1 : 0}"/>`)
    .join('');
  return `<c:dLbls><c:numFmt formatCode="${xmlText(formatOf(kind))}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${off}</c:dLbls>`;
}

const reference = (range: CellRange): string => `<c:f>${xmlText(rangeOn(range))}</c:f>`;

function strings(texts: string[]): string {
  const points = texts.map((text, at) => `<c:pt idx="${at}"><c:v>${xmlText(text)}</c:v></c:pt>`);
  return `<c:strCache><c:ptCount val="${texts.length}"/>${points.join('')}</c:strCache>`;
}

function numbersOf({ kind }: SheetChart, { values }: ChartSeries): string {
  const points = values.map((value, at) => {
    if (value === null || !Number.isFinite(value)) return '';
    return `<c:pt idx="${at}"><c:v>${kind === 'seconds' ? secondsSerial(value) : value}</c:v></c:pt>`;
  });
  const format = `<c:formatCode>${xmlText(formatOf(kind))}</c:formatCode>`;
  return `<c:numCache>${format}<c:ptCount val="${values.length}"/>${points.join('')}</c:numCache>`;
}
