import { parse } from '../../../src/features/query/parse';
import type { Part } from '../../../src/features/query/query.types';
import { NAME_LIST, NAMES } from '../../../src/features/query/words';
import { quoted, withoutParts, writtenPart } from '../../../src/features/query/write';
import { fc } from '../../support/properties';

// The query language, taken apart: whatever somebody types is a query.

/** A part in short: `status:new|on_hold`, `text`, `"phrase"`, a dash before what is excluded. */
function short(part: Part): string {
  const dash = part.excluded ? '-' : '';
  if (part.kind === 'filter') {
    const values = part.pieces.map(({ operator, text }) => operator + text).join('|');
    return `${dash}${part.name}${part.field === undefined ? '' : `.${part.field}`}:${values}`;
  }
  const text = part.phrase ? `"${part.text}"` : part.text;
  return `${dash}${part.within ? `${part.within}=` : ''}${text}`;
}
const shorts = (text: string) => parse(text).map(short);

test.each<[string, string[]]>([
  ['', []],
  ['status:open assignee:me priority:P1,P2', ['status:open', 'assignee:me', 'priority:P1|P2']],
  ['estado:abierto asignado:yo prioridad:P1', ['status:abierto', 'assignee:yo', 'priority:P1']],
  ['ESTADO:Abierto Categoria:x organización:"a b"', ['status:Abierto', 'category:x', 'org:a b']],
  ['created:>=2026-01-01 updated:<7d', ['created:>=2026-01-01', 'updated:<7d']],
  ['created:2026-01-01..2026-01-31', ['created:2026-01-01..2026-01-31']],
  ['field.building:"Norte" campo."Edificio nuevo":x', ['field.building:Norte', 'field.Edificio nuevo:x']],
  ['asunto:impresora subject:"no imprime, nada"', ['subject=impresora', 'subject="no imprime, nada"']],
  ['-status:closed -vpn -"dos palabras"', ['-status:closed', '-vpn', '-"dos palabras"']],
  ['tag:"a, b",c', ['tag:a, b|c']],
  ['tag:vpn,', ['tag:vpn']],
  ['org:"Sr. ""El Jefe"" S.A."', ['org:Sr. "El Jefe" S.A.']],
  ['org:“Talleres Ribera” «dos palabras»', ['org:Talleres Ribera', '"dos palabras"']],
  ['status:', ['status:']],
  // Telephone keyboards end a straight quote with a curly one only by chance: then it is no quote.
  ['"abc” def', ['"abc”', 'def']],
  // A dash before digits is a sign; inside quotes, before a blank or another dash it is text.
  ['-2147024891 0x80070005', ['-2147024891', '0x80070005']],
  ['"gcloud --version" --version - x', ['"gcloud --version"', '--version', '-', 'x']],
  ['％ ＿ % _ \\', ['％', '＿', '%', '_', '\\']],
])('%j', (text, expected) => {
  expect(shorts(text)).toEqual(expected);
});

// Reports of other desks, each with what went wrong there.
test.each<[string, string, string[]]>([
  ['zammad/zammad#2468: a MAC address was an error', '21:33:vf:cc:e4:9d', ['21:33:vf:cc:e4:9d']],
  ['zammad/zammad#2468: so were quotes and words alone', '" ( AND', ['"', '(', 'AND']],
  ['elabftw/elabftw#5376: a colon at either end was an error', 'test: :test', ['test:', ':test']],
  [
    'linagora/tmail-backend#2034: a pasted subject was an error',
    'Re : [TMail] error la validation DNS)',
    ['Re', ':', '[TMail]', 'error', 'la', 'validation', 'DNS)'],
  ],
  [
    'elastic/kibana#186432: an unknown name was a filter',
    'http://x C:\\x Re: hola',
    ['http://x', 'C:\\x', 'Re:', 'hola'],
  ],
  ['laurent22/joplin#5445: a word behind quotes was a filter too', 'tag:"a b" word', ['tag:a b', 'word']],
  [
    'testomatio/app#1062: a word of the language in a value broke it',
    'tag:not status:or',
    ['tag:not', 'status:or'],
  ],
  ['TheHive-Project/TheHive#87: a value with a colon was lost', 'tag:tlp:green', ['tag:tlp:green']],
  ['opensupports/opensupports#891: a text became a filter', 'asd&tag=[1]', ['asd&tag=[1]']],
  [
    'glpi-project/glpi#17614: with many parts the last were lost',
    'tag:a '.repeat(20),
    Array(20).fill('tag:a'),
  ],
])('%s', (_report, text, expected) => {
  expect(shorts(text)).toEqual(expected);
});

/** Texts that look like the language, and anything at all. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'status:',
        'open',
        '"',
        '“',
        '”',
        '-',
        ',',
        ' ',
        ':',
        '..',
        '>',
        'field.',
        'asunto:',
        '-tag:"a b"',
        '\\',
        '％',
      ),
    ),
  )
  .map((pieces) => pieces.join(''));

test('any text is taken apart, and its parts are the text', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const parts = parse(text);
      let at = 0;
      for (const { from, to } of parts) {
        expect(text.slice(at, from)).toMatch(/^\s*$/);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(text.slice(at)).toMatch(/^\s*$/);
      for (const part of parts) if (part.kind === 'text') expect(part.text.trim()).not.toBe('');
    }),
  );
});

const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('a b', 'a"b', 'x..y', '>7', 'P1,P2', '«x»'),
);
const written = fc.oneof(
  fc
    .tuple(fc.constantFrom('status', 'tag', 'org' as const), fc.array(value, { minLength: 1, maxLength: 3 }))
    .map(([name, values]) => writtenPart('es', name as 'tag', values.map(quoted))),
  fc.constantFrom('impresora', '"dos palabras"', '-vpn', '-estado:cerrado', 'creado:<7d', '21:33'),
);

// glpi-project/glpi#371 and #3358: the last criterion could not be taken off.
test('a part that is taken off leaves the others', () => {
  fc.assert(
    fc.property(fc.array(written, { minLength: 1, maxLength: 6 }), (texts) => {
      const text = texts.join(' ');
      const parts = parse(text);
      for (const [place, part] of parts.entries()) {
        const rest = withoutParts(text, [part]);
        expect(shorts(rest)).toEqual(parts.filter((_, other) => other !== place).map(short));
      }
      expect(withoutParts(text, parts)).toBe('');
    }),
  );
});

test('a value is read as it was written, whatever it is', () => {
  fc.assert(
    fc.property(value, (text) => {
      fc.pre(text.trim() !== '');
      expect(parse(writtenPart('en', 'tag', [quoted(text), quoted('x')]))).toMatchObject([
        { kind: 'filter', name: 'tag', pieces: [{ text, operator: '' }, { text: 'x' }] },
      ]);
    }),
  );
});

test('every name is itself in both languages, without accents and in capitals', () => {
  for (const name of NAME_LIST.filter((known) => known !== 'subject' && known !== 'field')) {
    for (const word of [NAMES[name].es, NAMES[name].en].flat()) {
      const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      expect(shorts(`${word}:x ${bare}:x`)).toEqual([`${name}:x`, `${name}:x`]);
    }
  }
});
