import type { z } from 'zod';
import {
  checkbox,
  choice,
  cursor,
  email,
  id,
  integer,
  line,
  list,
  mailDomains,
  newName,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInteger,
  optionalLine,
  optionalMoment,
  optionalText,
  text,
  verbatim,
  words,
} from '../../../src/platform/http/fields';
import { fc } from '../../support/properties';

// What a form's fields make of what browsers send, and of all else.

/** The value, or the key of the first error. */
function read(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  return success ? data : `! ${error?.issues[0]?.message}`;
}

const ID = '019a0000-0000-7000-8000-000000000000';
const madrid = optionalMoment({ timeZone: 'Europe/Madrid' });

test.each<[string, z.ZodType, unknown, unknown]>([
  ['text', text({ max: 9 }), ' ab ', 'ab'],
  ['text', text({ max: 9 }), '\r\n  ab\r\nc ', '  ab\nc'],
  ['text', text({ max: 5 }), '👾👾👾👾👾', '👾👾👾👾👾'],
  ['text', text({ max: 5 }), 'abcdef', '! input.too_long'],
  ['text', text({ max: 5 }), ' \n ', '! input.required'],
  ['text', text({ max: 5, min: 0 }), ' ', ''],
  ['text', text({ max: 5, min: 3 }), 'ab', '! input.too_short'],
  ['line', line({ max: 9 }), 'exe\u202egnp\n', 'exegnp'],
  ['line', line({ max: 9 }), '\u200b\u3164', '! input.required'],
  ['line', line({ max: 9 }), `${'\u200b'.repeat(171)}Redes 2.0`, 'Redes 2.0'],
  [
    'line, refused before it is made one',
    line({ max: 9 }),
    `${'\u200b'.repeat(172)}Redes 2.0`,
    '! input.too_long',
  ],
  ['line of families', line({ max: 9 }), '👩\u200d👩\u200d👦\u200d👦', '👩\u200d👩\u200d👦\u200d👦'],
  ['optional line', optionalLine({ max: 9 }), '\u200b', null],
  ['new name', newName({ max: 9 }), 'Mаrcos', '! input.mixed_alphabets'],
  ['optional text', optionalText({ max: 5 }), ' ', null],
  ['verbatim', verbatim({ max: 5 }), ' ab ', ' ab '],
  ['verbatim', verbatim({ max: 5 }), '', '! input.required'],
  ['verbatim', verbatim({ max: 5, min: 0 }), undefined, ''],
  ['email', email(), ' Ana@Example.COM ', 'ana@example.com'],
  ['email', email(), 'ana', '! input.not_an_email'],
  ['email', email(), 'a@b@c.test', '! input.not_an_email'],
  ['email', email(), '', '! input.required'],
  ['choice', choice(['a', 'b']), 'b', 'b'],
  ['choice', choice(['a', 'b']), 'constructor', '! input.not_a_choice'],
  ['choice', choice(['a', 'b']), '', '! input.required'],
  ['optional choice', optionalChoice(['a']), '', null],
  ['optional choice', optionalChoice(['a']), 'x', '! input.not_a_choice'],
  ['id', id(), ID, ID],
  ['id', id(), ID.toUpperCase(), '! input.not_a_choice'],
  ['id', id(), '12', '! input.not_a_choice'],
  ['optional id', optionalId(), '', null],
  ['integer', integer({ min: 1, max: 10 }), ' 7 ', 7],
  ['integer', integer({ min: 1, max: 10 }), '11', '! input.out_of_range'],
  ['integer', integer({ min: 1, max: 10 }), '1e1', '! input.not_a_number'],
  ['integer', integer({ min: 1, max: 10 }), '5.5', '! input.not_a_number'],
  ['integer', integer({ min: 1, max: 10 }), '', '! input.required'],
  ['integer', integer({ min: 1, max: 99, sign: '#' }), '# 42', 42],
  ['optional integer', optionalInteger({ min: 1, max: 10 }), ' ', null],
  ['moment', madrid, '2026-12-01T09:30', new Date('2026-12-01T08:30:00Z')],
  ['moment', madrid, ' 2026-12-02 18:00 ', new Date('2026-12-02T17:00:00Z')],
  ['moment', madrid, '', null],
  ['moment', madrid, 'tomorrow', '! input.not_a_moment'],
  ['moment', madrid, '2026-12-01', '! input.not_a_moment'],
  ['moment', madrid, '2026-02-30T10:00', '! input.not_a_moment'],
  ['moment', madrid, '9026-12-01T10:00', '! input.not_a_moment'],
  ['moment', madrid, '2026-12-01T25:00', '! input.not_a_moment'],
  ['day', optionalDay(), ' 2026-12-01 ', '2026-12-01'],
  ['day', optionalDay(), '', null],
  ['day', optionalDay(), '0002-09-06', '! input.not_a_day'],
  ['cursor', cursor(), 'rubbish', '! input.not_a_place'],
  ['words', words({ max: 20, between: ',' }), 'a, b,,a ', ['a', 'b']],
  ['checkbox', checkbox(), 'on', true],
  ['checkbox', checkbox(), undefined, false],
  ['checkbox', checkbox(), 'false', false],
  ['list', list(choice(['a', 'b'])), undefined, []],
  ['list', list(choice(['a', 'b'])), 'a', ['a']],
  ['list', list(choice(['a', 'b'])), ['', 'b'], ['b']],
  ['list', list(choice(['a', 'b'])), ['c'], '! input.not_a_choice'],
  ['list', list(choice(['a']), { max: 2 }), ['a', 'a', 'a'], '! input.too_many'],
  ['domains', mailDomains(), '@Acme.test, x.example\nacme.test', ['acme.test', 'x.example']],
  ['domains', mailDomains(), 'acme', '! input.not_a_domain'],
  ['domains', mailDomains(), 'Mañana.example, xn--maana-pta.example', ['xn--maana-pta.example']],
  ['domains', mailDomains(), 'ñ/b.com', '! input.not_a_domain'],
  ['domains', mailDomains(), 'ñ:80.com', '! input.not_a_domain'],
  ['domains', mailDomains(), 'ñ%41.com', '! input.not_a_domain'],
  ['domains', mailDomains(), 'ñ..com', '! input.not_a_domain'],
])('%s: %#', (_kind, schema, value, expected) => {
  expect(read(schema, value)).toEqual(expected);
});

const KINDS: Record<string, z.ZodType> = {
  text: text({ max: 20 }),
  line: line({ max: 20 }),
  newName: newName({ max: 20 }),
  optionalText: optionalText({ max: 20 }),
  verbatim: verbatim({ max: 20 }),
  email: email(),
  choice: choice(['a', 'b']),
  optionalChoice: optionalChoice(['a', 'b']),
  id: id(),
  optionalId: optionalId(),
  integer: integer({ min: 1, max: 10 }),
  optionalInteger: optionalInteger({ min: 1, max: 10 }),
  moment: madrid,
  day: optionalDay(),
  cursor: cursor(),
  words: words({ max: 20, between: ',' }),
  checkbox: checkbox(),
};

describe.each(Object.entries(KINDS))('%s', (_name, schema) => {
  test('sent twice is refused as that', () => {
    expect(read(schema, ['1', '2'])).toBe('! input.repeated');
  });

  test('is a value or an error of ours, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), (value) => {
        const { success, error } = schema.safeParse(value);
        if (!success) for (const { message } of error.issues) expect(message).toMatch(/^input\./);
      }),
    );
  });
});
