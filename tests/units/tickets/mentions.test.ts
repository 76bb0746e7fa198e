import { type Callable, callsIn } from '../../../src/features/tickets/mentions/called';
import { prose, spokenIn } from '../../../src/platform/prose';
import { fc } from '../../support/properties';

// Who is called by `@name` in a text, whatever else stands in it.

const person = (id: string, name: string, email = `${id}@desk.example`): Callable => ({ id, name, email });

const PEOPLE = [
  person('ana', 'Ana García'),
  person('ana-l', 'Ana García López'),
  person('jose', 'José Ñíguez'),
  person('obrien', "Siobhán O'Brien"),
  person('maria', 'María-José Ruiz'),
  person('soren', 'Søren Łukasz Weiß'),
  person('li', '王小明'),
  person('ahmad', 'أحمد بن علي'),
  person('rocket', 'Eva 🚀 Ríos'),
  person('one', 'Luis Vega', 'luis.vega@desk.example'),
  person('two', 'Luis Vega', 'lvega+soporte@desk.example'),
  person('ram', 'राम'),
  person('x', 'Xi'),
];

/** The text of each call with who is called by it. */
const called = (text: string, people: readonly Callable[] = PEOPLE): string[] =>
  callsIn(text, people).map(({ from, to, ids }) => `${text.slice(from, to)} → ${ids.join(' ')}`);

describe('a name calls', () => {
  test.each([
    ['where it stands alone', '@Ana García', ['@Ana García → ana']],
    ['within a sentence', 'Hola (@Ana García), ¿puedes?', ['@Ana García → ana']],
    ['before a full stop', 'Lo lleva @Ana García.', ['@Ana García → ana']],
    [
      'the longest that fits',
      '@Ana García López y @Ana García',
      ['@Ana García López → ana-l', '@Ana García → ana'],
    ],
    ['a shorter one where the longer does not end there', '@Ana García Lópezz', ['@Ana García → ana']],
    ['without case and accents', '@ana garcia', ['@ana garcia → ana']],
    [
      'with accents typed as marks',
      '@Jose\u0301 N\u0303i\u0301guez!',
      ['@Jose\u0301 N\u0303i\u0301guez → jose'],
    ],
    ['without a tilde', '@jose niguez', ['@jose niguez → jose']],
    ['by the apostrophe that a telephone writes', '@Siobhan O’Brien', ['@Siobhan O’Brien → obrien']],
    [
      'by the accent that stands alone on a Spanish keyboard',
      '@Siobhan O´Brien´s',
      ['@Siobhan O´Brien → obrien'],
    ],
    ['with letters that have no accent to lose', '@soren lukasz weiss', ['@soren lukasz weiss → soren']],
    ['with a hyphen that does not break', '@maria‑jose ruiz', ['@maria‑jose ruiz → maria']],
    ['with a blank that does not break', '@Ana\u00a0García', ['@Ana\u00a0García → ana']],
    ['with two blanks', '@Ana  García', ['@Ana  García → ana']],
    ['in the genitive', 'It is @Ana García’s printer', ['@Ana García → ana']],
    ['with an emoji in it', '@Eva 🚀 Ríos😀', ['@Eva 🚀 Ríos → rocket']],
    ['in Arabic, with a comma of its own', 'مرحبا @أحمد بن علي، شكرا', ['@أحمد بن علي → ahmad']],
    ['in Arabic, as it is typed in haste', '@احمد بن على', ['@احمد بن على → ahmad']],
    [
      'in the isolates that pages put around it',
      '@\u2068أحمد بن علي\u2069 mira',
      ['@\u2068أحمد بن علي\u2069 → ahmad'],
    ],
    ['between words that no blanks part', '请@王小明看一下', ['@王小明 → li']],
    ['by the sign of another keyboard', '＠王小明', ['＠王小明 → li']],
    ['all who have it', '@Luis Vega', ['@Luis Vega → one two']],
    ['by an address the one who has it', '@luis.vega@desk.example.', ['@luis.vega@desk.example → one']],
    ['by an address with a plus', '@LVega+soporte@desk.example', ['@LVega+soporte@desk.example → two']],
    ['on each side of a stroke', '@Ana García/@Xi', ['@Ana García → ana', '@Xi → x']],
    ['in bold, italics and lists', '- **@Xi**\n- _@Xi_', ['@Xi → x', '@Xi → x']],
    ['at the end of a list of numbers', '1. uno\n2. @Xi', ['@Xi → x']],
    ['behind three dots', 'bueno...@Xi', ['@Xi → x']],
    ['behind a fence that nothing closes', '```\n@Xi', ['@Xi → x']],
  ])('%s', (_how, text, found) => {
    expect(called(text)).toEqual(found);
  });
});

describe('nobody is called', () => {
  test.each([
    ['by an address of mail', 'xi@desk.example, ana@xi.com'],
    ['by the address of somebody who is not there', '@xi@elsewhere.example'],
    ['by the beginning of an address', '@Xi.desk'],
    ['in code', '`@Xi` and `a @Xi b`'],
    ['in a block of code', '```\n@Xi\n```\n```java\n@Xi class A\n```'],
    ['in a quote', '> @Xi said\n> > @Ana García'],
    ['in an address of the web', 'https://medium.com/@xi www.a.test/@xi'],
    ['in what a link says or leads to', '[@Xi](https://a.test/@xi)'],
    ['in a path', 'node_modules/@xi C:\\@xi'],
    ['by the beginning of a word', '@Xin @Xi_ @Xi2'],
    ['by the beginning of a double name', '@Xi-Lin'],
    ['by a part of a name', '@Ana @García'],
    ['on two lines', '@Ana\nGarcía'],
    ['without an @', 'Ana García'],
    ['behind a blank', '@ Xi'],
    ['by a vowel less', '@रम'],
    ['by two signs', '@@Xi'],
    ['by a name that another @ follows', '@Xi@Ana García'],
  ])('%s', (_where, text) => {
    expect(called(text)).toEqual([]);
  });
});

test('a hundred are called each, in their order', () => {
  const people = Array.from({ length: 100 }, (_, index) => person(`p${index}`, `Persona Número ${index}`));
  const text = people.map(({ name }) => `@${name}`).join(', ');
  expect(callsIn(text, people).map(({ ids }) => ids)).toEqual(people.map(({ id }) => [id]));
});

const NAMES = PEOPLE.map(({ name }) => name);
const piece = fc.oneof(
  fc.constantFrom(
    ...NAMES.map((name) => `@${name}`),
    '@',
    '@Ana',
    '`',
    '```\n',
    '\n```\n',
    '> ',
    '\n> ',
    '\n- ',
  ),
  fc.constantFrom(
    ' ',
    '\n',
    '.',
    '/',
    '**',
    '_',
    '[@Xi](https://a.test)',
    '**@Xi**',
    ' _@Ana García_ ',
    '\n1. @Xi\n2. ',
    'xi@desk.example',
    '<b>',
    '&',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

const isWithin = (outer: { from: number; to: number }, { from, to }: { from: number; to: number }) =>
  outer.from <= from && to <= outer.to;

test('each call begins with an @, stands in what is spoken, and touches no other', () => {
  fc.assert(
    fc.property(text, (source) => {
      const calls = callsIn(source, PEOPLE);
      const spoken = spokenIn(source).map(({ at, text }) => ({ from: at, to: at + text.length }));
      for (const [index, call] of calls.entries()) {
        expect(source[call.from]).toMatch(/[@＠]/);
        expect(call.to).toBeGreaterThan(call.from + 1);
        expect(call.from).toBeGreaterThanOrEqual(calls[index - 1]?.to ?? 0);
        expect(spoken.some((stretch) => isWithin(stretch, call))).toBe(true);
      }
    }),
  );
});

test('what is spoken stands in the text where it says', () => {
  fc.assert(
    fc.property(text, (source) => {
      for (const { at, text } of spokenIn(source)) expect(source.slice(at, at + text.length)).toBe(text);
    }),
  );
});

test('a text is shown as without the marks, and each of its calls is marked', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (source, isReader) => {
      const mentions = callsIn(source, PEOPLE).map(({ from, to }) => ({ from, to, isReader }));
      const marked = prose(source, mentions);
      const tag = isReader ? 'mark' : 'span';
      const mark = new RegExp(`<${tag} class="mention">(.*?)</${tag}>`, 'gu');
      expect([...marked.matchAll(mark)]).toHaveLength(mentions.length);
      expect(withoutLinks(marked.replace(mark, '$1'))).toBe(withoutLinks(prose(source)));
    }),
  );
});

/** An address that is somebody's name is marked instead of linked. */
const withoutLinks = (html: string): string => html.replace(/<\/?a\b[^>]*>/g, '');

test('places that fit no text of theirs change nothing of what is read', () => {
  const place = fc.nat(60);
  fc.assert(
    fc.property(text, fc.array(fc.tuple(place, place), { maxLength: 4 }), (source, places) => {
      const mentions = places.map(([from, length]) => ({ from, to: from + length, isReader: false }));
      const plain = prose(source, mentions).replace(/<\/?span class="mention">|<\/span>/g, '');
      expect(textOf(plain)).toBe(textOf(prose(source)));
    }),
  );
});

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '');
