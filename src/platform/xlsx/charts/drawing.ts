import { xmlText } from '../text';
import type { PlacedChart, PlacedPicture } from '../xlsx.types';
import { CHART, MAIN, RELATIONS, SHEET_DRAWING } from './namespaces';

/** English Metric Units of a pixel at 96 a inch (ECMA-376 part 1, 20.1.10.16). */
const EMU = 9525;

/** Where a sheet's charts and its picture are, how large, and what they say to who does not see them (ECMA-376 part 1, 20.5.2.35). */
export function drawingXml(charts: PlacedChart[], picture: PlacedPicture | null): string {
  const spaces = `xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${MAIN}"`;
  const drawn = charts.map((one, at) => anchored(one, frameOf(one, at)));
  if (picture) drawn.push(anchored(picture, pictureOf(picture, charts.length)));
  return `<xdr:wsDr ${spaces}>${drawn.join('')}</xdr:wsDr>`;
}

type Placed = Pick<PlacedChart, 'column' | 'row' | 'width' | 'height'>;

const extentOf = ({ width, height }: Placed): string =>
  `cx="${Math.round(width * EMU)}" cy="${Math.round(height * EMU)}"`;

function anchored(placed: Placed, drawn: string): string {
  const { column, row } = placed;
  const corner = `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
  return `<xdr:oneCellAnchor>${corner}<xdr:ext ${extentOf(placed)}/>${drawn}<xdr:clientData/></xdr:oneCellAnchor>`;
}

/** ECMA-376 part 1, 20.5.2.25. */
function pictureOf(picture: PlacedPicture, at: number): string {
  const named = `<xdr:cNvPr id="${at + 2}" name="${xmlText(picture.alt)}" descr="${xmlText(picture.alt)}"/>`;
  const locks = '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr>';
  const image = `<a:blip xmlns:r="${RELATIONS}" r:embed="rId${at + 1}"/><a:stretch><a:fillRect/></a:stretch>`;
  const place = `<a:xfrm><a:off x="0" y="0"/><a:ext ${extentOf(picture)}/></a:xfrm>`;
  const shape = `<xdr:spPr>${place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`;
  return `<xdr:pic><xdr:nvPicPr>${named}${locks}</xdr:nvPicPr><xdr:blipFill>${image}</xdr:blipFill>${shape}</xdr:pic>`;
}

function frameOf({ chart }: PlacedChart, at: number): string {
  // Ids of a drawing are its own, from 2 on: 1 is the drawing itself.
  const named = `<xdr:cNvPr id="${at + 2}" name="${xmlText(chart.title)}" descr="${xmlText(chart.alt)}"/>`;
  const frame = `<xdr:nvGraphicFramePr>${named}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`;
  const place = '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>';
  const drawn = `<c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="rId${at + 1}"/>`;
  const graphic = `<a:graphic><a:graphicData uri="${CHART}">${drawn}</a:graphicData></a:graphic>`;
  return `<xdr:graphicFrame macro="">${frame}${place}${graphic}</xdr:graphicFrame>`;
}
