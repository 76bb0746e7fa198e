import type { SheetWriter, WorkbookWriter } from '../exceljs';
import type { PlacedChart } from '../xlsx.types';
import { chartXml } from './chart';
import { drawingXml } from './drawing';
import { CHART_RELATION, DRAWING_RELATION, PART_HEAD } from './namespaces';

// exceljs draws nothing: what a chart takes is put into its archive beside the sheets (ECMA-376 part 1, 20.5 and 21.2).

const TYPES = 'application/vnd.openxmlformats-officedocument.';

export interface ChartParts {
  /** To a sheet whose rows are written, just before it is closed. Once a sheet. */
  add(sheet: SheetWriter, charts: PlacedChart[]): void;
}

/** What of charts goes into a workbook. From then on the list of types of the archive names them, too. */
export function chartParts(writer: WorkbookWriter): ChartParts {
  const types: string[] = [];
  const append = writer.zip.append.bind(writer.zip);
  writer.zip.append = (source, entry) => {
    const isList = entry.name === '[Content_Types].xml';
    return append(isList ? String(source).replace('</Types>', `${types.join('')}</Types>`) : source, entry);
  };
  let drawings = 0;
  let charts = 0;
  const put = (name: string, xml: string, type?: string) => {
    append(PART_HEAD + xml, { name });
    if (type) types.push(`<Override PartName="/${name}" ContentType="${TYPES}${type}+xml"/>`);
  };
  return {
    add: (sheet, placed) => {
      drawings += 1;
      const relation = { Type: DRAWING_RELATION, Target: `../drawings/drawing${drawings}.xml` };
      const id = sheet._sheetRelsWriter.addRelationship(relation);
      // Where the sheet's drawing belongs: behind headers and footers, before what is legacy.
      sheet._writeLegacyData = () => sheet._write(`<drawing r:id="${id}"/>`);
      const first = charts + 1;
      charts += placed.length;
      put(`xl/drawings/drawing${drawings}.xml`, drawingXml(placed), 'drawing');
      put(`xl/drawings/_rels/drawing${drawings}.xml.rels`, relationsOf(placed.length, first));
      placed.forEach(({ chart }, at) => {
        put(`xl/charts/chart${first + at}.xml`, chartXml(chart), 'drawingml.chart');
      });
    },
  };
}

function relationsOf(count: number, first: number): string {
  const relations = Array.from(
    { length: count },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${CHART_RELATION}" Target="../charts/chart${first + at}.xml"/>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${relations.join('')}</Relationships>`;
}
