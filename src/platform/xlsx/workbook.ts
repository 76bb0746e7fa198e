import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ChartParts, chartParts } from './charts/parts';
import { library, type WorkbookWriter } from './exceljs';
import { sheetNames } from './names';
import type { RowSettings, StyleId } from './rows';
import { momentSerials } from './serial';
import { openSheet, type SheetFrame } from './sheet';
import { styleOf } from './styles';
import { tableTo } from './table';
import { cellText } from './text';
import type { FreeSheet, Workbook, WorkbookOptions } from './xlsx.types';

/** Of zlib, whose own choice is 6. */
const COMPRESSION = 6;

/**
 * Writes a workbook (xlsx) while its sheets are made, as fast as `out` takes it: rows wait in their source, not in memory.
 * @throws what `work` throws, or what `out` failed with; `out` is destroyed then, so that nobody takes it for whole
 */
export async function workbookTo(
  out: Writable,
  options: WorkbookOptions,
  work: (book: Workbook) => Promise<void>,
): Promise<void> {
  const gone = new AbortController();
  const whole = finished(out);
  whole.catch((error) => gone.abort(error));
  const writer = await writerTo(out, options);
  writer.zip.on('error', (error: Error) => gone.abort(error));
  try {
    await work(bookOf(writer, options, gone.signal));
    gone.signal.throwIfAborted();
    await Promise.all([writer.commit(), whole]);
  } catch (error) {
    // A wait that was given up says so; why it was is what counts.
    const cause = gone.signal.aborted ? gone.signal.reason : error;
    writer.zip.abort();
    out.destroy(cause);
    throw cause;
  }
}

async function writerTo(out: Writable, options: WorkbookOptions): Promise<WorkbookWriter> {
  const Writer = await library();
  const author = cellText(options.author);
  const writer = new Writer({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    creator: author,
    lastModifiedBy: author,
    created: options.madeAt,
    zip: { zlib: { level: COMPRESSION } },
  });
  writer.title = cellText(options.title);
  writer._openStream = (path) => {
    const stream = takingBuffers(new PassThrough());
    writer.zip.append(stream, { name: path });
    return stream;
  };
  return writer;
}

/** exceljs writes buffers of its own make, each used again at once; its own stream would keep all and never say when. */
function takingBuffers(stream: PassThrough): PassThrough {
  const write = stream.write.bind(stream);
  const taking = (chunk: string | { toBuffer(): Buffer }) =>
    write(typeof chunk === 'string' ? chunk : chunk.toBuffer());
  stream.write = taking as typeof stream.write;
  return stream;
}

function bookOf(writer: WorkbookWriter, options: WorkbookOptions, gone: AbortSignal): Workbook {
  const { timeZone, cutMark } = options;
  const settings: RowSettings = {
    styleId: styleIds(writer),
    momentSerial: momentSerials(timeZone),
    cutMark,
  };
  const parts = chartParts(writer);
  const open = (frame: SheetFrame) => openSheet(writer, frame, settings, gone);
  const { nameFor, take } = namesOf();
  return {
    nameFor,
    table: (table) => tableTo(table, { take, open }),
    free: (sheet) => freeTo(sheet, take, open, parts),
  };
}

/** Names that were asked for are given first. */
function namesOf() {
  const unique = sheetNames();
  const promised = new Map<string, string>();
  return {
    nameFor: (name: string) => {
      const made = promised.get(name) ?? unique(name);
      promised.set(name, made);
      return made;
    },
    take: (name: string) => {
      const known = promised.get(name);
      promised.delete(name);
      return known ?? unique(name);
    },
  };
}

async function freeTo(
  sheet: FreeSheet,
  take: (name: string) => string,
  open: (frame: SheetFrame) => ReturnType<typeof openSheet>,
  parts: ChartParts,
): Promise<void> {
  const { widths, frozen = 0, hasGrid = false, paper, charts = [], picture = null } = sheet;
  const opened = open({ name: take(sheet.name), widths, frozen, hasGrid, paper });
  for (const cells of sheet.rows) await opened.row(cells);
  const isDrawnOn = charts.length > 0 || picture !== null;
  await opened.end({ onEnd: isDrawnOn ? (raw) => parts.add(raw, charts, picture) : undefined });
}

/** Each style once; asked for with every cell. */
function styleIds(writer: WorkbookWriter): StyleId {
  const bySpecial = new Map<string | null, Map<string, Map<string, number>>>();
  const within = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const known = map.get(key);
    if (known !== undefined) return known;
    const made = make();
    map.set(key, made);
    return made;
  };
  return (role, kind, special = null) => {
    const byRole = within(bySpecial, special, () => new Map<string, Map<string, number>>());
    const byKind = within(byRole, role, () => new Map<string, number>());
    return within(byKind, kind, () => writer.styles.addStyleModel(styleOf(role, kind, special)));
  };
}
