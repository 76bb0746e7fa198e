import { DEFAULTS, mailLook } from '../../../src/features/settings';
import { contrastWithWhite } from '../contrast';

// Words on the accent colour are white in mail, whatever colour somebody chooses.

const shown = (accent: string) => mailLook({ ...DEFAULTS, accent }).accent;

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
