import type { TableLook, TextStyle } from '../../../platform/pdf';
import { paperColour } from '../charts/palette';
import type { Look } from '../words.types';

const INK = '#18181b';
/** Dark enough to be read on white paper and on light grey. */
const MUTED = '#52525b';
const RULE = '#d4d4d8';
const GROUND = '#f4f4f5';

const style = (size: number, weight: TextStyle['weight'], colour = INK): TextStyle => ({
  size,
  weight,
  colour,
});

export const STYLES = {
  name: style(11, 'bold'),
  title: style(22, 'bold'),
  section: style(14, 'bold'),
  table: style(10.5, 'bold'),
  body: style(9.5, 'regular'),
  strong: style(9.5, 'bold'),
  label: style(8, 'regular', MUTED),
  value: style(17, 'bold'),
  chart: style(7.5, 'regular', MUTED),
  mark: style(7.5, 'regular'),
} as const;

export const COLOURS = {
  ink: INK,
  muted: MUTED,
  rule: RULE,
  ground: GROUND,
  good: '#15803d',
  bad: '#b91c1c',
};

export const TABLE: TableLook = {
  text: style(8.5, 'regular'),
  head: style(8.5, 'bold'),
  total: style(8.5, 'bold'),
  rule: '#e4e4e7',
  strongRule: '#a1a1aa',
  ground: GROUND,
};

/** Of lines, which have no area to be told apart by. */
const DASHES: readonly number[][] = [[], [4, 2], [1.5, 1.5], [6, 2, 1.5, 2], [8, 3], [3, 3]];

export const seriesColour = ({ desk }: Look, at: number): string => paperColour(desk.colour, at);

export const seriesDash = (at: number): number[] => DASHES[at % DASHES.length] ?? [];

/** The colour of the desk, so light at the lowest level that letters can be read on it, and its own at the highest. */
export function levelColour({ desk }: Look, share: number): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(desk.colour.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(255 + (part - 255) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether letters on that colour are white. */
export function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
}
