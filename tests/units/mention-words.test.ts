import { matching, wordAt } from '../../public/js/mention-words.js';

/** The word at the caret, which stands in the text as ‸. */
const at = (shown: string) => wordAt(shown.replace('‸', ''), shown.indexOf('‸'));

describe('a name is being typed', () => {
  test.each([
    ['@‸', 0, ''],
    ['@an‸', 0, 'an'],
    ['Hola @Ana Gar‸', 5, 'Ana Gar'],
    ['(@an‸)', 1, 'an'],
    ['a\n@an‸\nb', 2, 'an'],
    ['@ana@desk‸', 0, 'ana@desk'],
    ['请@王‸', 1, '王'],
    ['＠王‸', 0, '王'],
    ['`code` @an‸', 7, 'an'],
    ['```\ncode\n```\n@an‸', 13, 'an'],
    ['@an‸ más', 0, 'an'],
  ])('%s', (shown, start, query) => {
    expect(at(shown)).toEqual({ start, query });
  });
});

describe('no name is being typed', () => {
  test.each([
    ['‸'],
    ['ana‸'],
    ['ana@desk‸'],
    ['@ an‸'],
    ['@an‸a'],
    ['> @an‸'],
    ['`@an‸'],
    ['`x @an‸`'],
    ['```\n@an‸'],
    ['https://a.test/@an‸'],
    ['@an\n‸'],
    ['‸@an'],
    [`@${'a'.repeat(61)}‸`],
  ])('%s', (shown) => {
    expect(at(shown)).toBeNull();
  });
});

describe('those are offered', () => {
  const people = [
    { name: 'Ana García', email: 'ana@desk.example', write: 'Ana García' },
    { name: 'José Ñíguez', email: 'pepe@desk.example', write: 'José Ñíguez' },
    { name: 'Eva O’Hara', email: 'eva@desk.example', write: 'Eva O’Hara' },
    { name: 'أحمد بن علي', email: 'ahmad@desk.example', write: 'أحمد بن علي' },
  ];
  const names = (query: string) => matching(people, query).map(({ name }) => name);
  test.each([
    ['', ['Ana García', 'José Ñíguez', 'Eva O’Hara', 'أحمد بن علي']],
    ['o´har', ['Eva O’Hara']],
    ["o'har", ['Eva O’Hara']],
    ['a', ['Ana García', 'أحمد بن علي']],
    ['gar', ['Ana García']],
    ['GARCI', ['Ana García']],
    ['niguez', ['José Ñíguez']],
    ['pepe', ['José Ñíguez']],
    ['بن', ['أحمد بن علي']],
    ['rcía', []],
    ['Ana ', ['Ana García']],
    ['whose name is there already', []],
    ['Ana García', []],
    ['Ana García ', []],
  ])('%s', (query, found) => {
    expect(names(query)).toEqual(found);
  });
});
