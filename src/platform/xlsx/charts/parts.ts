import type { SheetWriter, WorkbookWriter } from '../exceljs';
import type { PlacedChart, PlacedPicture } from '../xlsx.types';
import { chartXml } from './chart';
import { drawingXml } from './drawing';
import { CHART_RELATION, DRAWING_RELATION, IMAGE_RELATION, PART_HEAD } from './namespaces';

// exceljs draws nothing: what a chart takes is put into its archive beside the sheets (ECMA-376 part 1, 20.5 and 21.2).

const TYPES = 'application/vnd.openxmlformats-officedocument.';

export interface ChartParts {
  /** To a sheet whose rows are written, just before it is closed. Once a sheet. */
  add(sheet: SheetWriter, charts: PlacedChart[], picture: PlacedPicture | null): void;
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
  let pictures = 0;
  const put = (name: string, xml: string, type?: string) => {
    append(PART_HEAD + xml, { name });
    if (type) types.push(`<Override PartName="/${name}" ContentType="${TYPES}${type}+xml"/>`);
  };
  return {
    add: (sheet, placed, picture) => {
      drawings += 1;
      const relation = { Type: DRAWING_RELATION, Target: `../drawings/drawing${drawings}.xml` };
      const id = sheet._sheetRelsWriter.addRelationship(relation);
      // Where the sheet's drawing belongs: behind headers and footers, before what is legacy.
      sheet._writeLegacyData = () => sheet._write(`<drawing r:id="${id}"/>`);
      const first = charts + 1;
      charts += placed.length;
      put(`xl/drawings/drawing${drawings}.xml`, drawingXml(placed, picture), 'drawing');
      const shown = placed.map((_, at) => ({
        type: CHART_RELATION,
        target: `../charts/chart${first + at}.xml`,
      }));
      if (picture) {
        pictures += 1;
        append(picture.png, { name: `xl/media/picture${pictures}.png` });
        if (pictures === 1) types.push('<Default Extension="png" ContentType="image/png"/>');
        shown.push({ type: IMAGE_RELATION, target: `../media/picture${pictures}.png` });
      }
      put(`xl/drawings/_rels/drawing${drawings}.xml.rels`, relationsOf(shown));
      placed.forEach(({ chart }, at) => {
        put(`xl/charts/chart${first + at}.xml`, chartXml(chart), 'drawingml.chart');
      });
    },
  };
}

function relationsOf(shown: { type: string; target: string }[]): string {
  const relations = shown.map(
    ({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${relations.join('')}</Relationships>`;
}
