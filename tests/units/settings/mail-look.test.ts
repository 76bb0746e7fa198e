import { DEFAULTS, mailLook } from '../../../src/features/settings';

// Words on the accent colour are white in mail, whatever colour somebody chooses.

const shown = (accent: string) => mailLook({ ...DEFAULTS, accent }).accent;

/** As WCAG 2 has it. */
function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test('a light colour is darkened until white words on it are read, and keeps its hue', () => {
  const light = ['#ffee00', '#ffffff', '#00ff00', '#ff0000', '#87ceeb', '#777777', '#808080'];
  for (const accent of light) {
    expect(shown(accent)).toMatch(/^#[0-9a-f]{6}$/);
    expect(contrastWithWhite(shown(accent))).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite(shown(accent))).toBeLessThan(4.75);
  }
  expect(shown('#00ff00')).toMatch(/^#00[0-9a-f]{2}00$/);
});

test('a colour that is dark enough is the one that was chosen', () => {
  for (const accent of [DEFAULTS.accent, '#000000', '#0000ff', '#6b6b6b']) expect(shown(accent)).toBe(accent);
});
