import { xmlText } from '../text';
import type { PlacedChart } from '../xlsx.types';
import { CHART, MAIN, RELATIONS, SHEET_DRAWING } from './namespaces';

/** English Metric Units of a pixel at 96 a inch (ECMA-376 part 1, 20.1.10.16). */
const EMU = 9525;

/** Where a sheet's charts are, how large, and what they say to who does not see them (ECMA-376 part 1, 20.5.2.35). */
export function drawingXml(charts: PlacedChart[]): string {
  const spaces = `xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${MAIN}"`;
  return `<xdr:wsDr ${spaces}>${charts.map(anchorOf).join('')}</xdr:wsDr>`;
}

function anchorOf({ chart, column, row, width, height }: PlacedChart, at: number): string {
  const corner = `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
  const extent = `<xdr:ext cx="${width * EMU}" cy="${height * EMU}"/>`;
  // Ids of a drawing are its own, from 2 on: 1 is the drawing itself.
  const named = `<xdr:cNvPr id="${at + 2}" name="${xmlText(chart.title)}" descr="${xmlText(chart.alt)}"/>`;
  const frame = `<xdr:nvGraphicFramePr>${named}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`;
  const place = '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>';
  const drawn = `<c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="rId${at + 1}"/>`;
  const graphic = `<a:graphic><a:graphicData uri="${CHART}">${drawn}</a:graphicData></a:graphic>`;
  const whole = `<xdr:graphicFrame macro="">${frame}${place}${graphic}</xdr:graphicFrame>`;
  return `<xdr:oneCellAnchor>${corner}${extent}${whole}<xdr:clientData/></xdr:oneCellAnchor>`;
}
