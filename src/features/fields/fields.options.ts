import { folded } from '../../platform/i18n/folded';
import { lineOf } from '../../platform/line';
import type { FieldOption } from './fields.parsing';

// The options of a field as an administrator writes them: one a line.

/**
 * Options, one a line: `Español | English`, or one text for both. A `value =` in front keeps what tickets have
 * stored; without it the value follows from the text. In a tree a line stands below the one above it that begins
 * further left: by `>` (`> Printer`, `> > Toner`) or by blanks.
 */
export function parseOptions(lines: string, tree = false): FieldOption[] {
  const above: { depth: number; value: string }[] = [];
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, indent = '', rest = ''] = (tree ? /^([\s>]*)(.*)$/ : /^(\s*)(.*)$/).exec(line) ?? [];
      const depth = depthOf(indent);
      while ((above.at(-1)?.depth ?? -1) >= depth) above.pop();
      const parent = tree ? above.at(-1)?.value : undefined;
      const option = { ...parseLine(rest.trim(), parent), ...(parent !== undefined && { parent }) };
      above.push({ depth, value: option.value });
      return option;
    });
}

/** Nodes of one name below different ones are different nodes, so a value without one of its own names its path. */
function parseLine(line: string, parent?: string): FieldOption {
  const [, value, rest] = /^(?:([a-z0-9_]{1,60})\s*=)?(.*)$/.exec(line) ?? [];
  const [es = '', en = ''] = (rest ?? line).split('|').map(lineOf);
  const key = keyOf(en || es);
  const made = [parent, key].filter(Boolean).join('_').slice(0, 60);
  // Nothing before the sign, or nothing that makes a value: whoever checks says so.
  const own = key === '' || line.startsWith('=') ? '' : made;
  return { value: value ?? own, labelEs: es || en, labelEn: en || es };
}

/** Where a line has any `>`, they count; blanks only where it has none. */
function depthOf(indent: string): number {
  const marks = indent.split('>').length - 1;
  return marks > 0 ? marks : indent.replaceAll('\t', '    ').length;
}

export function optionLines(options: readonly FieldOption[]): string {
  const depths = new Map<string, number>();
  return options
    .map(({ value, labelEs, labelEn, parent }) => {
      const depth = parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1;
      depths.set(value, depth);
      return `${'> '.repeat(depth)}${value} = ${labelEs} | ${labelEn}`;
    })
    .join('\n');
}

/** In the order in which PostgreSQL keeps the keys of JSON, so that what is the same compares as such. */
export function asStored({ value, parent, labelEn, labelEs }: FieldOption): FieldOption {
  return parent === undefined ? { value, labelEn, labelEs } : { value, parent, labelEn, labelEs };
}

/** More than anybody removes; the oldest are forgotten, so that a definition stays small. */
const MAX_FORMER = 1000;

/** What a field does not offer any more, the latest last; an option that comes back by its key is offered again. */
export function formerOptionsOf(
  before: Record<'options' | 'formerOptions', readonly FieldOption[]>,
  offered: readonly FieldOption[],
): FieldOption[] {
  const known = new Set(offered.map(({ value }) => value));
  const lately = new Set(before.options.map(({ value }) => value));
  const former = before.formerOptions.filter(({ value }) => !lately.has(value));
  return [...former, ...before.options]
    .filter(({ value }) => !known.has(value))
    .slice(-MAX_FORMER)
    .map(asStored);
}

/** The options that a field offers, and behind them those that it offered once. */
export function knownOptions({
  options,
  formerOptions,
}: Record<'options' | 'formerOptions', readonly FieldOption[]>): FieldOption[] {
  return [...options, ...formerOptions.map((option) => ({ ...option, isGone: true as const }))];
}

/** A key made from a name: lower-case letters, digits and underscores. */
export function keyOf(name: string): string {
  const key = folded(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|(?<!_)_+$/g, '');
  return key.slice(0, 40);
}
