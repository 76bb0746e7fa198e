/** The part of a message's syntax tree (formatjs) that asks for values. */
interface Element {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Element[] }>;
}

/** What a text asks of its values, by their names. */
export type ArgumentKinds = Map<string, 'number' | 'text'>;

const PLAIN = 1;
const NUMBERS = new Set([2, 6]);

function kindOf(type: number): 'number' | 'text' | null {
  if (NUMBERS.has(type)) return 'number';
  return type === PLAIN ? 'text' : null;
}

/** A number where the text counts or formats one, else anything that has words of its own. */
export function argumentKindsOf(elements: unknown): ArgumentKinds {
  const kinds: ArgumentKinds = new Map();
  for (const { type, value, options = {} } of elements as Element[]) {
    const name = String(value);
    const inner = Object.values(options).flatMap((option) => [...argumentKindsOf(option.value)]);
    // What is counted in one place and only named in another is a number in both.
    for (const [argument, kind] of [[name, kindOf(type)] as const, ...inner])
      if (kind && kinds.get(argument) !== 'number') kinds.set(argument, kind);
  }
  return kinds;
}

/**
 * Formatters say NaN or [object Object] of what does not fit, and nobody notices before a reader does.
 * @throws Error that names the text and the value
 */
export function assertArguments(key: string, kinds: ArgumentKinds, values: Record<string, unknown>): void {
  for (const [name, kind] of kinds) {
    const value = values[name];
    // What is not there at all is the formatter's to miss, and only where it is asked for.
    if (value === undefined) continue;
    if (kind === 'number' ? !Number.isFinite(value) : typeof value === 'object' && value !== null) {
      throw new Error(`${key} takes ${kind === 'number' ? 'a number' : 'text'} as ${name}, not ${value}`);
    }
  }
}
