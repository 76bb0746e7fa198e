import {
  fieldControl,
  fieldText,
  missingToResolve,
  shownFields,
  validateFields,
} from '../../../src/features/fields';
import { ticketChanges } from '../../../src/features/tickets/changes/differences';
import type { StoredTicket } from '../../../src/features/tickets/tickets.types';
import { field } from '../../tickets/samples';
import { COLOURS, DEVICES, en, es, form, staff, stored } from './kinds.support';

test('what a ticket has of an option that is gone stays, and can be sent again', () => {
  const red = COLOURS.slice(0, 1);
  expect(stored('select', 'blue', red, 'blue')).toBe('blue');
  expect(stored('select', 'green', red, 'blue')).toBe('input.not_a_choice');
  expect(stored('multiselect', ['blue', 'red'], red, ['red', 'blue'])).toEqual(['red', 'blue']);
  const offered = fieldControl(es, field({ kind: 'select', options: red }), 'blue', 'blue');
  expect(offered).toMatchObject({ value: 'blue', options: [{ value: 'red' }, { value: 'blue' }] });
});

test('an option that is gone is said to be, wherever it is read or offered', () => {
  const gone = [
    ['select', 'blue'],
    ['multiselect', ['blue']],
    ['tree', 'blue'],
  ] as const;
  for (const [kind, value] of gone) {
    expect(fieldText(es, field({ kind, options: COLOURS.slice(0, 1) }), value)).toBe(
      'blue (ya no se ofrece)',
    );
    const { options } = fieldControl(es, field({ kind, options: COLOURS.slice(0, 1) }), value, value);
    expect(options).toEqual([
      { value: 'red', label: 'Rojo' },
      { value: 'blue', label: 'blue (ya no se ofrece)' },
    ]);
  }
});

test('an option that is gone keeps its name, wherever it is read or offered', () => {
  for (const [kind, value] of [
    ['select', 'blue'],
    ['multiselect', ['blue']],
    ['tree', 'blue'],
  ] as const) {
    const one = { kind, options: COLOURS.slice(0, 1), formerOptions: COLOURS.slice(1) };
    expect(fieldText(es, one, value)).toBe('Azul (ya no se ofrece)');
    expect(fieldText(en, one, value)).toBe('Blue (no longer offered)');
    expect(fieldControl(es, field(one), value, value).options).toEqual([
      { value: 'red', label: 'Rojo' },
      { value: 'blue', label: 'Azul (ya no se ofrece)' },
    ]);
    // Whoever does not have it cannot choose it.
    expect(fieldControl(es, field(one), null).options).toEqual([{ value: 'red', label: 'Rojo' }]);
  }
  const cut = {
    kind: 'tree',
    options: DEVICES.filter(({ value }) => value !== 'hardware_printer_toner'),
    formerOptions: DEVICES.filter(({ value }) => value === 'hardware_printer_toner'),
  } as const;
  expect(fieldText(es, cut, 'hardware_printer_toner')).toBe('Equipos › Impresora › Tóner (ya no se ofrece)');
  const shown = field({ key: 'note', shownWhenKey: 'device', shownWhenValues: ['hardware_printer'] });
  const asked = shownFields([field({ key: 'device', ...cut }), shown], { device: 'hardware_printer_toner' });
  expect(asked.map(({ key }) => key)).toEqual(['device', 'note']);
});

test('a field may be called like something that every object has', () => {
  const odd = field({ key: 'constructor', isRequired: true });
  expect(() => validateFields([odd], {}, {}, form)).toThrow('invalid');
  expect(validateFields([odd], {}, { constructor: 'x' }, form)).toEqual({ constructor: 'x' });
  const withFields = (fields: object) => ({ fields }) as StoredTicket;
  const [blank, filled] = [withFields({}), withFields({ constructor: 'x' })];
  expect(ticketChanges(blank, filled)).toEqual({ 'fields.constructor': { before: null, after: 'x' } });
  expect(ticketChanges(filled, blank)).toEqual({ 'fields.constructor': { before: 'x', after: null } });
});
describe('a field shown by another', () => {
  const device = field({ key: 'device', kind: 'tree', options: DEVICES });
  const printer = field({
    key: 'printer',
    kind: 'select',
    options: COLOURS,
    shownWhenKey: 'device',
    shownWhenValues: ['hardware_printer'],
  });
  const note = field({
    key: 'note',
    isRequired: true,
    shownWhenKey: 'printer',
    shownWhenValues: ['red', 'blue'],
  });
  const all = [note, device, printer];
  const keys = (values: Record<string, unknown>) => shownFields(all, values).map(({ key }) => key);

  test('follows its values, a level of a tree with all below it, and hides with what hides that one', () => {
    expect(keys({})).toEqual(['device']);
    expect(keys({ device: 'hardware' })).toEqual(['device']);
    expect(keys({ device: 'hardware_printer_toner' })).toEqual(['device', 'printer']);
    expect(keys({ device: 'hardware_printer', printer: 'blue' })).toEqual(['note', 'device', 'printer']);
    expect(keys({ device: 'other', printer: 'blue' })).toEqual(['device']);
    expect(shownFields([note, printer], { device: 'hardware_printer', printer: 'red' })).toEqual([]);
  });

  test('any of several choices is enough, and a box nobody ticked is not ticked', () => {
    const many = field({ key: 'many', kind: 'multiselect', options: COLOURS });
    const by = (other: string, ...shownWhenValues: string[]) =>
      field({ key: 'x', shownWhenKey: other, shownWhenValues });
    expect(shownFields([many, by('many', 'blue')], { many: ['red', 'blue'] })).toHaveLength(2);
    expect(shownFields([many, by('many', 'blue')], { many: ['red'] })).toHaveLength(1);
    const box = field({ key: 'box', kind: 'checkbox' });
    expect(shownFields([box, by('box', 'false')], {})).toHaveLength(2);
    expect(shownFields([box, by('box', 'true')], { box: false })).toHaveLength(1);
  });

  test('in a circle is hidden and hangs nothing', () => {
    const a = field({ key: 'a', kind: 'checkbox', shownWhenKey: 'b', shownWhenValues: ['true'] });
    const b = field({ key: 'b', kind: 'checkbox', shownWhenKey: 'a', shownWhenValues: ['true'] });
    expect(shownFields([a, b], { a: true, b: true })).toEqual([]);
  });

  test('is required only while it is shown', () => {
    const answers = { device: 'hardware_printer', printer: 'red' };
    expect(() => validateFields(all, {}, answers, form)).toThrow('invalid');
    expect(validateFields(all, {}, { device: 'other', note: '' }, form)).toEqual({ device: 'other' });
  });

  test('leaves a new ticket without what its answers hide, and an old one with what it has', () => {
    const typed = { device: 'other', printer: 'red', note: 'typed before' };
    expect(validateFields(all, {}, typed, form)).toEqual({ device: 'other' });
    const old = { device: 'hardware_printer', printer: 'red', note: 'kept' };
    expect(validateFields(all, old, { device: 'other' }, staff)).toEqual({ ...old, device: 'other' });
  });

  test('keeps nobody from resolving while it is hidden, retired, or of another category', () => {
    const needed = { ...note, requiredWhenResolving: true };
    const shown = { device: 'hardware_printer', printer: 'red' };
    const missing = (definition: typeof needed, values: Record<string, unknown>) =>
      missingToResolve([device, printer, definition], ['c'], values).map(({ key }) => key);
    expect(missing(needed, shown)).toEqual(['note']);
    expect(missing(needed, { ...shown, note: 'x' })).toEqual([]);
    expect(missing(needed, { ...shown, device: 'other' })).toEqual([]);
    expect(missing({ ...needed, isActive: false }, shown)).toEqual([]);
    expect(missing({ ...needed, categoryIds: ['d'] }, shown)).toEqual([]);
  });
});
