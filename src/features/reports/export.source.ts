import { AppError } from '../../platform/errors';
import type { ExportSource } from '../tickets';
import { asked } from './asked';
import { type Drill, readDrill } from './drill';
import { selectionOf } from './figures/selection';
import { readQuery } from './query.schema';
import type { Place } from './query.types';
import { REPORTS, type ReportName } from './report.types';

const PATH = /^\/(admin|desk)\/reports\/([a-z]+)\/list$/;

/** The lists of what numbers of reports count: their tickets, each once. */
export const figureSource: ExportSource = {
  fits: (path) => PATH.test(path),
  tickets: async (ctx, address) => {
    const { place, name, search, drill } = read(address);
    const { period, scope } = await asked(ctx, place, name, readQuery(search).query);
    const { from, sql, bindings } = selectionOf(drill.figure, drill.coordinates, {
      period,
      scope,
      now: ctx.now,
    });
    return {
      where: [{ sql: `t.id in (select t.id from ${from} where ${sql})`, bindings }],
      order: 'created',
    };
  },
  title: async (_, address, { t }) => {
    const { name, drill } = read(address);
    return `${t(`report.name.${name}`)} · ${t(`reports.figure.${drill.figure}`)}`;
  },
};

interface Read {
  place: Place;
  name: ReportName;
  search: Record<string, string>;
  drill: Drill;
}

/** @throws AppError `malformed` for an address that names no number */
function read(address: string): Read {
  const { pathname, searchParams } = new URL(address, 'http://desk');
  const [, place, named] = PATH.exec(pathname) ?? [];
  const name = REPORTS.find((report) => report === named);
  const search = Object.fromEntries(searchParams);
  const drill = readDrill(search);
  if (!name || !drill) throw new AppError('malformed');
  return { place: place as Place, name, search, drill };
}
