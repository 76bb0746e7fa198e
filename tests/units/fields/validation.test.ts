import { FIELD_KINDS, validateFields } from '../../../src/features/fields';
import { AppError } from '../../../src/platform/errors';
import { fc } from '../../support/properties';
import { field } from '../../tickets/samples';

describe('custom fields', () => {
  const rules = { audience: 'customer', categoryIds: [], requireAll: true } as const;
  const all = [
    field({ key: 'asset', customerAccess: 'edit', isRequired: true }),
    field({ key: 'cost', kind: 'number' }),
    field({ key: 'when', kind: 'date', customerAccess: 'edit' }),
    field({
      key: 'floor',
      kind: 'select',
      customerAccess: 'edit',
      options: [{ value: '1', labelEs: 'a', labelEn: 'a' }],
    }),
    field({ key: 'agree', kind: 'checkbox', customerAccess: 'edit' }),
    field({ key: 'laptop', customerAccess: 'edit', isRequired: true, categoryIds: ['hardware'] }),
  ];
  const errorsOf = (act: () => unknown): string[] => {
    try {
      act();
      return [];
    } catch (error) {
      return Object.entries((error as AppError).fields).map(([name, { key }]) => `${name} ${key}`);
    }
  };

  test('are parsed by kind', () => {
    const values = validateFields(
      all,
      {},
      { asset: ' A-1 ', when: '2026-02-28', floor: '1', agree: 'on', laptop: 'left out' },
      rules,
    );
    expect(values).toEqual({ asset: 'A-1', when: '2026-02-28', floor: '1', agree: true });
    const staff = { ...rules, audience: 'staff', requireAll: false } as const;
    expect(validateFields(all, { asset: 'A' }, { cost: '12,5' }, staff)).toEqual({ asset: 'A', cost: 12.5 });
    expect(validateFields(all, { cost: 3 }, { cost: '' }, staff)).toEqual({});
    expect(validateFields(all, {}, { cost: 1.234 }, staff)).toEqual({ cost: 1.234 });
    const refused = (cost: unknown) => errorsOf(() => validateFields(all, {}, { cost }, staff));
    expect(refused('12 GB')).toEqual(['fields.cost fields.error.not_a_number']);
    expect(refused('1.500')).toEqual(['fields.cost fields.error.unclear']);
    expect(refused('1'.repeat(25))).toEqual(['fields.cost fields.error.too_long']);
  });

  test('are refused by name', () => {
    expect(
      errorsOf(() => validateFields(all, {}, { when: '2026-02-30', floor: '9', agree: 'x' }, rules)),
    ).toEqual([
      'fields.asset input.required',
      'fields.when input.not_a_day',
      'fields.floor input.not_a_choice',
      'fields.agree input.not_valid',
    ]);
    const hardware = { ...rules, categoryIds: ['hardware'] };
    expect(errorsOf(() => validateFields(all, {}, { asset: 'A' }, hardware))).toEqual([
      'fields.laptop input.required',
    ]);
  });

  test('that a customer may not edit do not exist for them', () => {
    const unknown = errorsOf(() => validateFields(all, {}, { asset: 'A', cost: '1', nothing: '1' }, rules));
    expect(unknown).toEqual([
      'fields.cost fields.error.unknown_field',
      'fields.nothing fields.error.unknown_field',
    ]);
  });

  test('of every kind take any value without an error of ours', () => {
    const options = [{ value: 'toString', labelEs: 'a', labelEn: 'a' }];
    const one = FIELD_KINDS.map((kind) => field({ key: kind, kind, options, customerAccess: 'edit' }));
    const anything = fc.anything({ withNullPrototype: true, withDate: true });
    const values = fc.dictionary(fc.constantFrom(...FIELD_KINDS), fc.oneof(fc.string(), anything));
    fc.assert(
      fc.property(values, (patch) => {
        try {
          validateFields(one, {}, patch, { ...rules, audience: 'staff' });
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });

  test('that are boxes are ticked or not, and nothing else', () => {
    const box = [field({ key: 'box', kind: 'checkbox', customerAccess: 'edit' })];
    const said = (raw: unknown) => validateFields(box, {}, { box: raw }, rules).box;
    for (const raw of [true, 'true', 'on', '1']) expect([raw, said(raw)]).toEqual([raw, true]);
    for (const raw of [false, 'false', 'off', '0', 0, '', null])
      expect([raw, said(raw)]).toEqual([raw, false]);
    for (const raw of ['x', 1, [], ['on'], {}, { toString: 0 }, Object.create(null)]) {
      expect(errorsOf(() => said(raw))).toEqual(['fields.box input.not_valid']);
    }
  });
});
