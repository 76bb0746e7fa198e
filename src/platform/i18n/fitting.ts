/** The part of a message's syntax tree (formatjs) that asks for values. */
interface Element {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Element[] }>;
}

/** What a text asks of its values, by their names. */
export type Demands = Map<string, 'number' | 'words'>;

const PLAIN = 1;
const NUMBERS = new Set([2, 6]);

/** A number where the text counts or formats one, else anything that has words of its own. */
export function demandsOf(elements: unknown): Demands {
  const demands: Demands = new Map();
  for (const { type, value, options = {} } of elements as Element[]) {
    const name = String(value);
    if (NUMBERS.has(type)) demands.set(name, 'number');
    else if (type === PLAIN && !demands.has(name)) demands.set(name, 'words');
    for (const option of Object.values(options)) {
      for (const [inner, demand] of demandsOf(option.value)) demands.set(inner, demand);
    }
  }
  return demands;
}

/**
 * Formatters say NaN or [object Object] of what does not fit, and nobody notices before a reader does.
 * @throws Error that names the text and the value
 */
export function assertFit(key: string, demands: Demands, values: Record<string, unknown>): void {
  for (const [name, demand] of demands) {
    const value = values[name];
    // What is not there at all is the formatter's to miss, and only where it is asked for.
    if (value === undefined) continue;
    if (demand === 'number' ? !Number.isFinite(value) : typeof value === 'object' && value !== null) {
      throw new Error(`${key} takes ${demand === 'number' ? 'a number' : 'words'} as ${name}, not ${value}`);
    }
  }
}
