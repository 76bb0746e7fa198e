import { pairsOf } from '../../../src/features/tickets/similar/pairs';
import { ALIKE, likeness, type Telling, weightOf } from '../../../src/features/tickets/similar/scoring';
import { isWeak, tellingWords } from '../../../src/features/tickets/similar/telling';

// Which subjects look alike, in both languages.

const known = (word: string, frequency = 0): Telling => ({ word, forms: [word], frequency });

function alike(one: string, other: string, more: { requester?: boolean; category?: boolean } = {}): boolean {
  const asked = tellingWords(one).map((word) => known(word));
  const compared = {
    words: tellingWords(other),
    isSameRequester: more.requester ?? false,
    isSameCategory: more.category ?? false,
  };
  return likeness(asked, compared, () => 0) >= ALIKE;
}

test.each([
  ['La impresora no imprime', 'Impresora de la sala 3: no imprime en color'],
  ['VPN no conecta', 'La VPN no conecta desde casa'],
  ['No funciona la VPN', 'La vpn no funciona desde ayer'],
  ['Wi-Fi caído en contabilidad', 'wifi caido contabilidad'],
  ['Contraseña caducada del correo', 'CORREO: contraseña caducada'],
  ['Error 0x80070005 al instalar Office', 'instalar office da error 0x80070005'],
  ['Re: [#1041] Baja de la línea móvil', 'Baja línea móvil'],
  ['The printer does not print in colour', 'Printer: no colour print'],
  ['Laptop screen flickers', 'The screen of my laptop flickers at home'],
  ['Cannot open shared calendar', 'shared calendar cannot be opened'],
  ['Hikvision DS-7604NI-E1 offline', 'Offline Hikvision DS7604NIE1'],
])('“%s” and “%s” look alike, whichever comes first', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([true, true]);
});

test.each([
  ['La impresora no imprime', 'La puerta no abre'],
  ['No funciona el ratón', 'No funciona el teclado'],
  ['Ayuda urgente con un problema', 'Ayuda: problema urgente'],
  ['Error al entrar hoy', 'Error al salir hoy'],
  ['La puerta se bloquea en la sala 288', 'El teléfono da un error en la sala 288'],
  ['Problema nuevo desde ayer', 'Problema nuevo desde ayer en la oficina'],
  ['The printer is jammed', 'The door is jammed'],
  ['Please help, urgent issue', 'Urgent issue, please help'],
  ['It does not work since yesterday', 'Does not work since yesterday'],
  ['Order 97933 is late', 'Order 12345 is late again for the warehouse in Dublin'],
  ['', ''],
  ['?! …', '?! …'],
  ['the of and', 'the of and'],
  ['impresora', 'impresora'],
])('“%s” and “%s” do not', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([false, false]);
});

test('a word that many tickets have makes less alike than one that few have', () => {
  expect(weightOf({ word: 'impresora', frequency: 200_000 })).toBeLessThan(
    weightOf({ word: 'plotter', frequency: 200 }),
  );
  const other = { words: ['impresora', 'color', 'plotter'], isSameRequester: false, isSameCategory: false };
  const shares = new Map([
    ['impresora', 300_000],
    ['color', 300_000],
  ]);
  const of = (...words: string[]) =>
    likeness(
      words.map((word) => known(word, shares.get(word) ?? 0)),
      other,
      (word) => shares.get(word) ?? 0,
    );
  expect(of('impresora', 'color')).toBeLessThan(of('impresora', 'plotter'));
});

test('the same requester and the same category weigh, but make nothing alike by themselves', () => {
  const [one, other] = ['Laptop screen flickers at night', 'Laptop screen cracked after falling'];
  expect(alike(one, other)).toBe(false);
  expect(alike(one, other, { requester: true, category: true })).toBe(true);
  expect(alike('Laptop screen', 'Door handle', { requester: true, category: true })).toBe(false);
});

test('other forms of a word count as the word', () => {
  const asked: Telling[] = [
    { word: 'impresoras', forms: ['impresoras', 'impresora'], frequency: 0 },
    { word: 'atascadas', forms: ['atascadas', 'atascada'], frequency: 0 },
  ];
  const other = { words: tellingWords('Impresora atascada'), isSameRequester: false, isSameCategory: false };
  expect(likeness(asked, other, () => 0)).toBe(1);
});

/** From `seed`, the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

test('of whatever words, likeness is between 0 and 1.13, and a subject is most alike to itself', () => {
  const words = tellingWords(
    'impresora color papel tinta bandeja teclado correo vpn portal factura sala pantalla',
  );
  const next = numbers(7);
  const chance = () => next.next().value as number;
  for (let round = 0; round < 500; round += 1) {
    const frequency = new Map(words.map((word) => [word, Math.floor(chance() * 1_000_000)]));
    const some = () => words.filter(() => chance() < 0.4);
    const shareOf = (word: string) => frequency.get(word) ?? 0;
    const asked = some().map((word) => known(word, shareOf(word)));
    const same = { isSameRequester: chance() < 0.5, isSameCategory: chance() < 0.5 };
    const score = likeness(asked, { words: some(), ...same }, shareOf);
    const itself = likeness(asked, { words: asked.map(({ word }) => word), ...same }, shareOf);
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1.131);
    if (asked.length > 1) expect(score).toBeLessThanOrEqual(itself + 1e-9);
    const turned = likeness(
      some().map((word) => known(word, shareOf(word))),
      { words: [], ...same },
      shareOf,
    );
    expect(turned).toBe(0);
  }
});

test('what is looked for are pairs of the rarest words, and no pair of words that say little', () => {
  expect(pairsOf([known('impresora'), known('ayer'), known('hoy')])).toBe(
    "('simpresora') & ('sayer') | ('simpresora') & ('shoy')",
  );
  expect(pairsOf([known('ayer'), known('hoy')])).toBeNull();
  expect(pairsOf([known("o'clock")])).toBeNull();
  const many = [...'abcdefgh'].map((letter) => known(`word${letter}`));
  expect(pairsOf(many)?.split(' | ')).toHaveLength(10);
  expect(['ayer', '288', 'error', 'vpn', '0x80070005', '97933'].map(isWeak)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
