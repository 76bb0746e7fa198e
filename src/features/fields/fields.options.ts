import { folded } from '../../platform/i18n/folded';
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
  const [es = '', en = ''] = (rest ?? line).split('|').map((part) => part.trim());
  const made = [parent, keyOf(en || es)].filter(Boolean).join('_').slice(0, 60);
  return { value: value ?? made, labelEs: es || en, labelEn: en || es };
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

/** A key made from a name: lower-case letters, digits and underscores. */
export function keyOf(name: string): string {
  const key = folded(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return key.slice(0, 40);
}
