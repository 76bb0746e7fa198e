import {
  comparableFields,
  FIELD_KINDS,
  type FieldKind,
  type FieldOption,
  fieldControl,
  fieldHref,
  fieldText,
  validateFields,
} from '../../../src/features/fields';
import { optionLines, parseOptions } from '../../../src/features/fields/fields.options';
import { merge } from '../../../src/features/tickets/conflicts/merge';
import { field } from '../../tickets/samples';
import { COLOURS, DEVICES, en, es, i18n, staff, stored } from './kinds.support';

const optionsOf = (kind: FieldKind): FieldOption[] =>
  kind === 'tree' ? DEVICES : kind === 'select' || kind === 'multiselect' ? COLOURS : [];

describe('every kind', () => {
  const GOOD: Record<FieldKind, unknown> = {
    text: 'A-1',
    textarea: 'one\n  two',
    number: 12.5,
    date: '2026-02-28',
    checkbox: true,
    select: 'red',
    multiselect: ['red', 'blue'],
    tree: 'hardware_printer_toner',
    address: 'https://example.com/a?b=c#d',
  };

  test.each(FIELD_KINDS)('%s takes back what it stored, and says it in both languages', (kind) => {
    const options = optionsOf(kind);
    const good = GOOD[kind];
    expect(stored(kind, good, options)).toEqual(good);
    for (const words of [es, en]) expect(fieldText(words, field({ kind, options }), good)).toBeTruthy();
    const { value, values } = fieldControl(es, field({ key: 'f', kind, options }), good);
    expect(stored(kind, values.length > 1 ? values : value, options)).toEqual(good);
    expect(i18n.has(`fields.kind.${kind}`)).toBe(true);
  });

  test.each(FIELD_KINDS)('%s of nothing is nothing, and reads as nothing', (kind) => {
    const options = optionsOf(kind);
    const nothing = kind === 'checkbox' ? false : undefined;
    for (const raw of ['', null, undefined]) expect(stored(kind, raw, options, GOOD[kind])).toBe(nothing);
    for (const value of ['', null, undefined, []])
      expect(fieldText(es, field({ kind, options }), value)).toBeNull();
  });

  test.each(FIELD_KINDS)('%s refuses what has another form', (kind) => {
    for (const raw of [{}, [{}], [['a']], () => 1])
      expect(stored(kind, raw, optionsOf(kind))).toMatch(/^(input|fields\.error)\./);
  });
});
describe('several choices', () => {
  const kind = 'multiselect';

  test('are stored in the order of the options, each once', () => {
    expect(stored(kind, ['blue', 'red', 'blue', ''], COLOURS)).toEqual(['red', 'blue']);
    expect(stored(kind, 'green', COLOURS)).toEqual(['green']);
    expect(stored(kind, ['red', 'pink'], COLOURS)).toBe('input.not_a_choice');
  });

  test('can all be taken away', () => {
    expect(
      validateFields([field({ key: 'f', kind, options: COLOURS })], { f: ['red'] }, { f: '' }, staff),
    ).toEqual({});
    const required = field({ key: 'f', kind, options: COLOURS, isRequired: true });
    expect(() => validateFields([required], { f: ['red'] }, { f: [''] }, staff)).toThrow('invalid');
  });

  test('read as a list in each language', () => {
    expect(fieldText(es, field({ kind, options: COLOURS }), ['red', 'blue'])).toBe('Rojo y Azul');
    expect(fieldText(en, field({ kind, options: COLOURS }), ['red', 'blue'])).toBe('Red and Blue');
  });

  test('of a stale form are merged as sets', () => {
    const all = [field({ key: 'f', kind, options: COLOURS }), field({ key: 'n', kind: 'number' })];
    const change = (base: unknown, theirs: unknown) =>
      new Map([['fields.f', { base, theirs, by: null, at: new Date() }]]);
    const mine = { fields: comparableFields(all, { f: ['', 'blue', 'red'] }) };
    expect(merge(mine, change(['red', 'blue'], ['red'])).merged).toEqual({ fields: {} });
    expect(merge(mine, change(null, ['red', 'blue'])).conflicts).toEqual([]);
    expect(merge(mine, change(['red'], ['green'])).conflicts).toHaveLength(1);
    const emptied = { fields: comparableFields(all, { f: [''] }) };
    expect(merge(emptied, change(null, ['red'])).conflicts).toEqual([]);
    expect(comparableFields(all, { n: '12,50', f: ['pink'], other: 'x' })).toEqual({
      n: 12.5,
      f: ['pink'],
      other: 'x',
    });
  });
});
describe('a tree', () => {
  test('is written by levels, and written back the same', () => {
    expect(DEVICES.map(({ value, parent }) => [value, parent])).toEqual([
      ['hardware', undefined],
      ['hardware_printer', 'hardware'],
      ['hardware_printer_toner', 'hardware_printer'],
      ['hardware_copier', 'hardware'],
      ['hardware_copier_toner', 'hardware_copier'],
      ['other', undefined],
    ]);
    expect(parseOptions(optionLines(DEVICES), true)).toEqual(DEVICES);
    const indented = 'Hardware\n  Printer\n\t Toner\n  Copier\nOther';
    expect(parseOptions(indented, true).map(({ parent }) => parent)).toEqual([
      undefined,
      'hardware',
      'hardware_printer',
      'hardware',
      undefined,
    ]);
  });

  test('keeps a node’s value when it is renamed or moved, and names with marks in them', () => {
    const moved = parseOptions('printer = A > B | A :: B\n> toner = C | C\nother = D', true);
    expect(moved).toEqual([
      { value: 'printer', labelEs: 'A > B', labelEn: 'A :: B' },
      { value: 'toner', labelEs: 'C', labelEn: 'C', parent: 'printer' },
      { value: 'other', labelEs: 'D', labelEn: 'D' },
    ]);
    expect(fieldText(en, field({ kind: 'tree', options: moved }), 'toner')).toBe('A :: B › C');
  });

  test('reads as a path, is chosen at any level, and offers whole paths', () => {
    const tree = { kind: 'tree', options: DEVICES } as const;
    expect(fieldText(es, field(tree), 'hardware_printer_toner')).toBe('Equipos › Impresora › Tóner');
    expect(stored('tree', 'hardware_printer', DEVICES)).toBe('hardware_printer');
    expect(stored('tree', 'toner', DEVICES)).toBe('input.not_a_choice');
    const labels = fieldControl(en, field({ ...tree }), '').options.map(({ label }) => label);
    expect(labels).toContain('Hardware › Copier › Toner');
  });
});
describe('an address', () => {
  test.each([
    'https://example.com',
    'http://intranet/a/b?c=d&e=f#g',
    'HTTPS://EXAMPLE.COM/Ä',
    'mailto:ana@example.com',
    'mailto:ana@example.com?subject=Hi',
    'https://peña.example:8443/ñ',
    'https://xn--pea-8ma.example',
    'http://[::1]:3000/',
    'https://10.0.0.7?a',
  ])('%s is stored as it was typed, and leads there', (text) => {
    expect(stored('address', ` ${text} `)).toBe(text);
    expect(fieldHref({ kind: 'address' }, text)).toBe(text);
  });

  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.com',
    '//example.com',
    'example.com',
    'https://',
    'https://example.com/" onclick="alert(1)',
    'https://bank.example@evil.example/',
    'https://exam\u202eple.com',
    'https://a b',
    'mailto:',
    'mailto:nobody',
    'mailto:ana@example.com%0d%0aBcc:eva@example.com',
    'https://bank.example。evil.example/',
    'https://bank.example%E3%80%82evil.example/',
    'https://bank.example\u2044login.evil.example/',
    'https://ｂank.example',
    'https://ex%61mple.com',
    'https:///evil.example',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('%s is refused, and leads nowhere even if it were stored', (text) => {
    expect(stored('address', text)).toBe('fields.error.not_an_address');
    expect(fieldHref({ kind: 'address' }, text)).toBeNull();
  });
});
