import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { writeCsv } from '../../src/features/reports/csv/write';
import type { Report } from '../../src/features/reports/report.types';
import type { Look } from '../../src/features/reports/words.types';
import { writeXlsx } from '../../src/features/reports/xlsx/write';
import { AppError } from '../../src/platform/errors';
import { LONG_NAME, NAMES, sampleReport } from '../support/report-sample';
import { below, daysIn, type Element, elements, parsed, partsOf, sheetsOf } from '../support/workbook-reader';
import { contrastWithWhite } from '../units/contrast';
import { wordsIn } from './desk';

// A report as a workbook and as a file of values, read back by others.

const look = (locale: 'es' | 'en' = 'es', logo: Buffer | null = null): Look => ({
  words: wordsIn(locale, 'Europe/Madrid'),
  desk: { name: 'Mesa', logo, colour: '#123456' },
  madeBy: 'Ana Núñez',
  madeAt: new Date('2026-11-30T09:30:00Z'),
  timeZone: 'Europe/Madrid',
});

async function workbookOf(
  report: Report,
  locale: 'es' | 'en' = 'es',
  logo: Buffer | null = null,
): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeXlsx(report, look(locale, logo), out)]);
  return bytes;
}

async function valuesOf(report: Report, table: string | null = null): Promise<string[][]> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeCsv(report, look(), out, table)]);
  return parse(bytes, { bom: true, record_delimiter: '\r\n' });
}

const sheet = (all: Awaited<ReturnType<typeof sheetsOf>>, name: string) =>
  all.find((one) => one.name === name)?.rows ?? [];

describe('the workbook', () => {
  test('has the figures first, a sheet a table, what charts are of, and the definitions last', async () => {
    const all = await sheetsOf(await workbookOf(sampleReport({ rows: 2 })));
    expect(all.map(({ name }) => name)).toEqual([
      ...['Resumen', 'Departamentos', 'Creados por día de la semana y', 'Comentarios', 'Departamentos (2)'],
      ...['Datos de los gráficos', 'Parámetros y definiciones'],
    ]);
    const about = sheet(all, 'Parámetros y definiciones');
    expect(about).toContainEqual(['Departamento', LONG_NAME]);
    expect(about).toContainEqual(['Creados', 'Tickets que se registraron dentro del periodo.']);
    expect(about).toContainEqual(['Creado el (Europe/Madrid)', new Date('2026-11-30T10:30:00Z')]);
  });

  test('has the logo, in words too, and no picture of what is none', async () => {
    const png = await sharp({ create: { width: 900, height: 100, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const parts = await partsOf(await workbookOf(sampleReport(), 'es', png));
    const drawing = parsed(parts.get('xl/drawings/drawing1.xml') ?? '');
    const named = below(elements(drawing, 'xdr:pic')[0] as Element, 'xdr:nvPicPr', 'xdr:cNvPr');
    expect(named.attributes.descr).toBe('Logotipo de Mesa');
    const [blip] = elements(drawing, 'a:blip');
    const relations = elements(
      parsed(parts.get('xl/drawings/_rels/drawing1.xml.rels') ?? ''),
      'Relationship',
    );
    const target = relations.find(({ attributes }) => attributes.Id === blip?.attributes['r:embed'])
      ?.attributes.Target;
    expect(target).toBe('../media/picture1.png');
    expect([...parts.keys()]).toContain('xl/media/picture1.png');
    expect(parts.get('[Content_Types].xml')).toContain('Extension="png"');
    const without = await partsOf(await workbookOf(sampleReport(), 'es', Buffer.from('<svg/>')));
    expect([...without.keys()].filter((name) => name.includes('media'))).toEqual([]);
  });

  test('says how each figure changed, as the page does', async () => {
    const rows = sheet(await sheetsOf(await workbookOf(sampleReport())), 'Resumen');
    const figures = rows.slice(4, 14).map((row) => row.slice(0, 4).map(daysIn));
    const near = (number: number) => expect.closeTo(number, 9);
    expect(figures).toEqual([
      ['Creados', 12_345, 10_000, near(0.2345)],
      ['Resueltos', 980, 1200, near(980 / 1200 - 1)],
      ['Reabiertos', 5, 0, 'nuevo'],
      ['Pendientes al final', 0, 0, 0],
      ['Primera respuesta, mediana', near(7530 / 86_400), near(9000 / 86_400), near(7530 / 9000 - 1)],
      ['Plazos cumplidos', 0.874, 0.9, near(-2.6)],
      ['Valoración media', 8.4, null, null],
      ['NPS en nuestra escala de 1 a 10', -12, 31, -43],
      ['Sin ningún valor', null, null, null],
      ['Abiertos ahora mismo', 1_000_000, null, null],
    ]);
  });

  test('keeps names of all kinds in its tables, with moments of the desk’s clocks, and no formula of theirs', async () => {
    const bytes = await workbookOf(sampleReport());
    const rows = sheet(await sheetsOf(bytes), 'Departamentos');
    expect(rows[0]?.[6]).toBe('Último (Europe/Madrid)');
    expect(rows.slice(1, 9).map(([name]) => name)).toEqual(NAMES);
    expect(rows[1]?.slice(6)).toEqual([new Date('2026-11-02T00:30:00Z'), new Date('2026-11-01T00:00:00Z')]);
    expect(rows[3]?.slice(2)).toEqual([null, null, null, null, null, null]);
    const parts = await partsOf(bytes);
    const formulas = [...parts].flatMap(([name, xml]) =>
      name.startsWith('xl/worksheets/sheet') ? elements(parsed(xml), 'f').map(({ text }) => text) : [],
    );
    expect(formulas.filter((text) => !/^[(]?[BC]\d+[/-][BC]\d+(?:-1|[)]\*100)?$/.test(text))).toEqual([
      "SUM('Departamentos'!$B$2:$B$9)",
    ]);
  });

  test('has a total by formula only where that comes to the same', async () => {
    const { sections, ...rest } = sampleReport();
    const report = {
      ...rest,
      sections: sections.map((section) => {
        const { table } = section;
        const total = table?.total?.map((cell, at) => (at === 1 ? { value: 1500 } : cell));
        return table ? { ...section, table: { ...table, total } } : section;
      }),
    };
    const bytes = await workbookOf(report);
    expect([...(await partsOf(bytes)).values()].join('')).not.toContain('<f>SUM(');
    expect(sheet(await sheetsOf(bytes), 'Departamentos')[9]?.[1]).toBe(1500);
  });

  test('draws each chart that has something to draw, with what it is in words, over cells that hold it', async () => {
    const bytes = await workbookOf(sampleReport());
    const parts = await partsOf(bytes);
    const charts = [...parts.keys()].filter((name) => name.startsWith('xl/charts/'));
    expect(charts).toHaveLength(7);
    const drawing = parsed(parts.get('xl/drawings/drawing1.xml') ?? '');
    expect(elements(drawing, 'xdr:cNvPr')[0]?.attributes.descr).toBe(
      'Creados y resueltos. Series: Creados y Resueltos. De 1 nov a 30 nov.',
    );
    const data = sheet(await sheetsOf(bytes), 'Datos de los gráficos');
    for (const name of charts)
      for (const series of elements(parsed(parts.get(name) ?? ''), 'c:ser')) {
        const [ref = '', cache] = [
          elements(series, 'c:numRef')[0]?.children[0]?.text,
          elements(series, 'c:numCache')[0],
        ];
        const [, column = '', from, to] =
          /^'Datos de los gráficos'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(ref) ?? [];
        const cells = data
          .slice(Number(from) - 1, Number(to ?? from))
          .map((row) => daysIn(row[column.charCodeAt(0) - 65]));
        const held = new Map(
          elements(cache ?? series, 'c:pt').map(({ attributes, children }) => [
            Number(attributes.idx),
            Number(children[0]?.text),
          ]),
        );
        const near = cells.map((value) => (typeof value === 'number' ? expect.closeTo(value, 9) : value));
        expect(cells.map((_, at) => held.get(at) ?? null)).toEqual(near);
      }
  });

  test('draws charts in the colour of the desk and those of the page, dark enough for white paper', async () => {
    const parts = await partsOf(await workbookOf(sampleReport()));
    const series = [...parts].flatMap(([name, xml]) =>
      name.startsWith('xl/charts/') ? [elements(parsed(xml), 'c:ser')] : [],
    );
    const colours = series.map((all) =>
      all.map((one) => elements(one, 'a:srgbClr')[0]?.attributes.val ?? ''),
    );
    expect(new Set(colours.map(([first]) => first))).toEqual(new Set(['123456']));
    const all = new Set(colours.flat());
    expect(all.size).toBe(Math.max(...colours.map(({ length }) => length)));
    for (const colour of all) expect(contrastWithWhite(`#${colour}`)).toBeGreaterThanOrEqual(3);
  });

  test('breaks pages between charts, none within one', async () => {
    const xml = parsed(
      (await partsOf(await workbookOf(sampleReport()))).get('xl/worksheets/sheet1.xml') ?? '',
    );
    const drawing = parsed(
      (await partsOf(await workbookOf(sampleReport()))).get('xl/drawings/drawing1.xml') ?? '',
    );
    const breaks = elements(xml, 'brk').map(({ attributes }) => Number(attributes.id));
    const tops = elements(drawing, 'xdr:from').map((from) => Number(elements(from, 'xdr:row')[0]?.text));
    expect(breaks.length).toBeGreaterThan(0);
    expect(breaks.filter((row) => !tops.includes(row))).toEqual([]);
  });

  test('of nothing opens as well', async () => {
    const bytes = await workbookOf(
      { ...sampleReport(), tiles: [], sections: [], definitions: [], parameters: [] },
      'en',
    );
    const all = await sheetsOf(bytes);
    expect(all.map(({ name }) => name)).toEqual(['Summary', 'Parameters and definitions']);
    for (const xml of (await partsOf(bytes)).values()) expect(() => parsed(xml)).not.toThrow();
  });
});

describe('the file of values', () => {
  test('has one value a line, with where it is, what of and of which kind', async () => {
    const [head, ...lines] = await valuesOf(sampleReport());
    expect(head).toEqual(['Sección', 'Fila', 'Nombre', 'Medida', 'Valor', 'Tipo']);
    expect(lines[0]).toEqual(['Indicadores', '1', 'Creados', 'Valor', '12345', 'count']);
    expect(lines).toContainEqual([
      'Indicadores',
      '8',
      'NPS en nuestra escala de 1 a 10',
      'Valor',
      '-12',
      'points',
    ]);
    expect(lines).toContainEqual(['Departamentos', '8', `'${NAMES[7]}`, 'Creados', '1', 'count']);
    expect(lines).toContainEqual(['Departamentos', '1', 'Soporte', 'Último', '2026-11-02 00:30', 'moment']);
    expect(lines).toContainEqual(['Departamentos', 'Total', 'Total', 'Creados', '1604', 'count']);
    expect(lines).toContainEqual(['Plazos cumplidos por mes', '3', 'nov', 'Cumplidos', '', 'ratio']);
    expect(lines.filter((line) => line.length !== 6)).toEqual([]);
  });

  test('of one table has its columns, and no line that is none of its rows', async () => {
    const lines = await valuesOf(sampleReport(), 'departments');
    expect(lines).toHaveLength(9);
    expect(lines[0]?.slice(0, 3)).toEqual(['Departamento', 'Creados', 'Primera respuesta, mediana (s)']);
    expect(lines[2]).toEqual([
      'Núñez & Sons <IT>',
      '343',
      '4321',
      String(1 / 7),
      '9',
      '40',
      '2026-11-03 00:30',
      '2026-11-02',
    ]);
  });

  test('knows no table that the report has not', async () => {
    await expect(valuesOf(sampleReport(), 'nowhere')).rejects.toThrow(AppError);
  });
});
