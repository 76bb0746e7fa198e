import { newId } from '../../src/platform/ids';
import { faceOf } from '../../src/platform/views/face';

const initialsOf = (name: string) => faceOf(null, name).initials;

describe('initials', () => {
  it.each([
    ['Elena Ruiz Ortega', 'EO'],
    ['  ana   soler ', 'AS'],
    ['Ana', 'A'],
    ['X', 'X'],
    ['J R', 'JR'],
    ['ñandú', 'Ñ'],
    ['Jean-Luc Picard', 'JP'],
    ['Ana-María', 'AM'],
    ['Arturo Pérez-Reverte', 'AP'],
    ['“Pepe” (García)', 'PG'],
    ['O’Brien', 'O'],
    ['2nd line', '2L'],
    ['ana@acme.test', 'A'],
    ['strasse ßeta', 'Sß'],
    ['E\u0301lodie', 'É'],
    ['Иван Петров', 'ИП'],
    ['ნინო ბერიძე', 'ნბ'],
    ['王伟', '王'],
    ['김 민수', '김민'],
  ])('%s: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('are letters where there are any, else the first picture, whole', () => {
    expect(initialsOf('🦊 Fox')).toBe('F');
    expect(initialsOf('🦊🐻')).toBe('🦊');
    expect(initialsOf('👩‍👩‍👧 🇪🇸')).toBe('👩‍👩‍👧');
    expect(initialsOf('🇪🇸')).toBe('🇪🇸');
    for (const nothing of ['', '  ', '...', '–', '\u200b']) expect(initialsOf(nothing)).toBe('?');
  });

  it('do not join into a word in Arabic, nor begin with its article', () => {
    expect(initialsOf('محمد علي')).toBe('م\u200cع');
    expect(initialsOf('محمد الفارسي')).toBe('م\u200cف');
    expect(initialsOf('علي')).toBe('ع');
    expect(initialsOf('Ali علي')).toBe('Aع');
  });

  it('bear names that are made to break a page', () => {
    expect(initialsOf(`\u202e${'a\u0301\u0302\u0303\u0304'.repeat(40)} \u2066b`)).toBe('Á\u0302\u0303B');
    expect(initialsOf('x'.repeat(10_000))).toBe('X');
    expect(initialsOf('<b>Bob</b> "quoted"')).toBe('BQ');
    expect(initialsOf('\ud800 Ana')).toBe('A');
  });
});

describe('the colour', () => {
  it('is one of sixteen, the same for a person whatever they are called', () => {
    const id = newId();
    expect(faceOf(id, 'Ana').colour).toBe(faceOf(id, 'Ana María').colour);
    expect(faceOf(id, 'Ana').colour).toMatch(/^hue-[0-7]( deep)?$/);
  });

  it('differs between people whose ids follow one another', () => {
    const counts = new Map<string, number>();
    for (let made = 0; made < 1600; made++) {
      const { colour } = faceOf(newId(), 'Ana');
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    // A hundred each, give or take: one that has under half or over twice as many would be no accident.
    for (const count of counts.values()) expect(count).toBeGreaterThan(50);
    for (const count of counts.values()) expect(count).toBeLessThan(200);
  });

  it('is grey for nobody in particular', () => {
    expect(faceOf(null, 'ServiDesk').colour).toBe('hue-none');
    expect(faceOf(undefined, 'ServiDesk').colour).toBe('hue-none');
  });
});
