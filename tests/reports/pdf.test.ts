import { PassThrough } from 'node:stream';
import sharp from 'sharp';
import { texts } from '../../src/app/texts';
import { MOST_ROWS, writePdf } from '../../src/features/reports/pdf/write';
import type { Report, ReportTable } from '../../src/features/reports/report.types';
import type { Look } from '../../src/features/reports/words.types';
import { formatter } from '../../src/platform/format';
import { createI18n } from '../../src/platform/i18n';
import { elementsOf, type ReadPdf, readPdf, textOf, wholeText, written } from '../support/pdf';
import { LONG_NAME, sampleReport } from '../support/report-sample';

const i18n = createI18n(texts, { strict: true });

function lookOf(locale: 'es' | 'en' = 'es', logo: Buffer | null = null): Look {
  return {
    words: { locale, t: i18n.translator(locale), fmt: formatter(locale, 'Europe/Madrid') },
    desk: { name: 'Núñez & Sons <IT>', logo, colour: '#4c4fc9' },
    madeBy: 'Ana Pérez',
    madeAt: new Date('2026-11-30T09:30:00Z'),
    timeZone: 'Europe/Madrid',
  };
}

const made = async (report: Report, look = lookOf()): Promise<ReadPdf> =>
  readPdf(await written((out) => writePdf(report, look, out)));

const bare = (text: string) => text.replace(/\s/g, '');

describe('a report with everything in it', () => {
  const ROWS = 40;
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await made(sampleReport({ rows: ROWS }));
  });

  test('says what it is, for programs and in XML too', () => {
    const { info, marked, xml } = pdf;
    expect(info).toMatchObject({ Title: 'Resumen – Núñez & Sons <IT>', Author: 'Ana Pérez', Language: 'es' });
    expect(marked).toBe(true);
    expect(xml).toContain('Resumen – Núñez &amp; Sons &lt;IT&gt;');
  });

  test('has fonts of its own for every letter, as few of their letters as it needs', () => {
    expect(pdf.fonts.toSorted()).toEqual(
      expect.arrayContaining([
        'IBMPlexSansArabic-Regular',
        'NotoEmoji-Regular',
        'NotoSans-Bold',
        'NotoSans-Regular',
      ]),
    );
    expect(pdf.bytes).toBeLessThan(500_000);
  });

  test('begins with whose it is, what was asked for, and who made it when, with the zone', () => {
    const cover = textOf(pdf.pages[0]?.content ?? []);
    for (const part of ['Resumen', '1 nov 2026 – 30 nov 2026', 'Creado por Ana Pérez el 30 nov 2026, 10:30'])
      expect(cover).toContain(part);
    expect(cover).toContain('(hora de Europe/Madrid)');
    expect(bare(cover)).toContain(bare(LONG_NAME));
  });

  test('tells changes with a sign, and spells them for who hears them', () => {
    const cover = textOf(pdf.pages[0]?.content ?? []);
    for (const part of ['12.345', '▲', '+23,5', 'antes: 10.000', '2 h 5 min', '87,4'])
      expect(cover).toContain(part);
    expect(pdf.actual).toContain('antes no hubo ninguno');
  });

  test('counts its pages, and none of them is empty', () => {
    const count = pdf.pages.length;
    for (const [at, { content, artifacts }] of pdf.pages.entries()) {
      expect(textOf(artifacts)).toContain(`Página ${at + 1} de ${count}`);
      expect(content.length).toBeGreaterThan(0);
    }
  });

  test('has every row and the total, and the heads above each page of the table, read aloud once', () => {
    const all = [wholeText(pdf), ...pdf.actual].join(' ');
    for (let row = 1; row <= ROWS; row++) expect(all).toContain(`${row}. `);
    expect(all.match(/Total /g)).toHaveLength(2);
    const heads = pdf.pages.filter(({ artifacts }) => textOf(artifacts).includes('Departamento'));
    expect(heads.length).toBeGreaterThanOrEqual(2);
    const columns = elementsOf(pdf, 'TH').length - elementsOf(pdf, 'TR').length;
    // Two tables of eight heads each: every other row has one, its name.
    expect(columns).toBe(2 * 8 - 2);
  });

  test('leads by bookmarks to where its parts begin', () => {
    const [top] = pdf.outline;
    expect(top?.title).toBe('Resumen');
    const titles = top?.items.map(({ title }) => title);
    expect(titles).toEqual([
      ...sampleReport().sections.map(({ title }) => title),
      'Qué significan las cifras',
    ]);
    for (const { page, kind, left, title } of top?.items ?? []) {
      expect([kind, left]).toEqual(['XYZ', 0]);
      expect(textOf(pdf.pages[page - 1]?.content ?? [])).toContain(title);
    }
  });

  test('has each chart as a figure, with words for it and where it is', () => {
    const figures = elementsOf(pdf, 'Figure');
    expect(figures.map(({ alt }) => alt?.split('.')[0])).toContain('Gráfico: Creados y resueltos');
    expect(figures).toHaveLength(8);
    for (const { bbox } of figures) expect(bbox?.length).toBe(4);
  });

  test('keeps the text of what no font has, and the order of what is read from the right', () => {
    for (const text of ['技', '术', 'قسم الدعم الفني (IT) 12']) expect(pdf.actual).toContain(text);
    expect(wholeText(pdf)).toContain('🚑');
  });

  test('draws nothing outside of its pages', () => {
    for (const { width, height, content, artifacts } of pdf.pages) {
      const outside = [...content, ...artifacts].filter(
        (part) => part.x < 20 || part.x + part.width > width - 40 || part.y > height - 20 || part.y < 20,
      );
      expect(outside).toEqual([]);
    }
  });
});

const table = (columns: number, rows: string[][]): ReportTable => ({
  id: 'made',
  title: 'Made',
  columns: Array.from({ length: columns }, (_, at) => ({
    key: `${at}`,
    label: `Column ${at}`,
    kind: 'text',
  })),
  rows: rows.map((cells) => cells.map((value) => ({ value }))),
});

const plain = (sections: Report['sections']): Report => ({
  ...sampleReport(),
  parameters: [],
  tiles: [],
  sections,
  definitions: [],
});

const withTable = (shown: ReportTable) => plain([{ id: 'made', title: 'Made', table: shown }]);

describe('a report', () => {
  test('of nothing is one page', async () => {
    const pdf = await made(plain([]), lookOf('en'));
    expect(pdf.pages).toHaveLength(1);
    expect(textOf(pdf.pages[0]?.content ?? [])).toContain('Made by Ana Pérez on');
    expect(textOf(pdf.pages[0]?.artifacts ?? [])).toContain('Page 1 of 1');
  });

  test('of a table without rows says so, one of a row is a page', async () => {
    const empty = await made(withTable(table(2, [])), lookOf('en'));
    expect(wholeText(empty)).toContain('There is nothing to show in this period.');
    const one = await made(withTable(table(2, [['alone', 'here']])));
    expect(one.pages).toHaveLength(1);
    expect(wholeText(one)).toContain('alone here');
  });

  test('turns the page for a table that is wider, and back after it', async () => {
    const cells = Array.from({ length: 10 }, () => 'Wörterbuch');
    const wide = { id: 'w', title: 'Wide', table: table(10, [cells]) };
    const pdf = await made(plain([wide, { id: 'n', title: 'Narrow', table: table(1, [['x']]) }]));
    expect(pdf.pages.map(({ width, height }) => width > height)).toEqual([false, true, false]);
    const turned = textOf(pdf.pages[1]?.content ?? []);
    expect(turned.match(/Wörterbuch/g)).toHaveLength(10);
    expect(turned).toContain('Wide');
  });

  test('turns the page for sentences that would be towers of single words on a high one', async () => {
    const others = ['29 nov 2026, 10:50', 'Lucía Fernández', 'Nuria Etxebarria', 'Edificio · Facilities'];
    const pdf = await made(withTable(table(6, [['#1', 'A sentence goes on. '.repeat(12), ...others]])));
    expect(pdf.pages.map(({ width, height }) => width > height)).toEqual([false, true]);
  });

  test('has what names a row at its left, days among it', async () => {
    const days: ReportTable = {
      id: 'days',
      title: 'Days',
      columns: [
        { key: 'day', label: 'Day', kind: 'day' },
        { key: 'count', label: 'Count', kind: 'count' },
      ],
      rows: [[{ value: '2026-11-01' }, { value: 77 }]],
    };
    const parts = (await made(withTable(days))).pages[0]?.content ?? [];
    const [day, head] = ['1 nov 2026', 'Day'].map((text) => parts.find((part) => part.text === text));
    expect([day?.x, head?.x]).toEqual([53, 53]);
  });

  test('begins a table with some rows, and a definition with its text', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => [`row ${at}`]);
    for (const before of [27, 28, 29, 30]) {
      const [first, other] = [table(1, rows(before)), table(1, rows(8))];
      const definitions = Array.from({ length: 30 }, (_, at) => ({
        term: `Term ${at}`,
        text: `Means ${'more and more '.repeat(20)}`,
      }));
      const sections = [first, { ...other, title: 'Other' }].map((one, at) => ({
        id: `${at}`,
        title: one.title,
        table: one,
      }));
      const { pages } = await made({ ...plain(sections), definitions });
      for (const { content } of pages) {
        const texts = content.map(({ text }) => text);
        expect(texts.at(-1)).not.toMatch(/^Term/);
        const heads = texts.lastIndexOf('Other');
        if (heads >= 0) expect(texts.slice(heads)).toContain('row 2');
      }
    }
  });

  test('breaks a row only where it is higher than a page, and loses nothing of it', async () => {
    const long = Array.from({ length: 3000 }, (_, at) => `w${at}`).join(' ');
    const rows = [...Array.from({ length: 20 }, (_, at) => [`before ${at}`]), [long], ['after']];
    const pdf = await made(withTable(table(1, rows)));
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(bare(wholeText(pdf))).toContain(bare(long));
    expect(textOf(pdf.pages.at(-1)?.content ?? [])).toContain('after');
  });

  test('shows no more rows of a table than are read on paper, and says where the others are', async () => {
    const rows = Array.from({ length: MOST_ROWS + 1 }, (_, at) => [`row${at}.`]);
    const text = wholeText(await made(withTable(table(1, rows))));
    expect(text).toContain(`row${MOST_ROWS - 1}.`);
    expect(text).not.toContain(`row${MOST_ROWS}.`);
    expect(text).toContain('Se muestran las primeras 2000 filas de 2001.');
  });

  test('ends where nobody takes it any more', async () => {
    const out = new PassThrough();
    const writing = writePdf(sampleReport({ rows: 400 }), lookOf(), out);
    out.destroy();
    await expect(writing).rejects.toThrow(/Premature close/);
  });
});

describe('the logo', () => {
  const withLogo = (logo: Buffer) => made(plain([]), lookOf('es', logo));
  const drawing = { width: 300, height: 60, channels: 4, background: '#4c4fc980' } as const;

  test.each(['png', 'jpeg'] as const)('a %s stands on the cover', async (format) => {
    const pdf = await withLogo(await sharp({ create: drawing }).toFormat(format).toBuffer());
    expect(elementsOf(pdf, 'Figure').map(({ alt }) => alt)).toEqual(['Logotipo de Núñez & Sons <IT>']);
  });

  test.each([
    ['broken', async () => (await sharp({ create: drawing }).png().toBuffer()).subarray(0, 90)],
    [
      'a drawing with scripts',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['20 MB of nothing', async () => Buffer.alloc(20_000_000)],
  ])('%s is left out, and the name stands there', async (_what, make) => {
    const pdf = await withLogo(await make());
    expect(elementsOf(pdf, 'Figure')).toEqual([]);
    expect(textOf(pdf.pages[0]?.content ?? [])).toContain('Núñez & Sons <IT>');
  });
});
