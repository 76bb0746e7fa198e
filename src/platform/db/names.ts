const snake = new Map<string, string>();
const camel = new Map<string, string>();

export function snakeCase(name: string): string {
  return remembered(snake, name, () => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

export function camelCase(name: string): string {
  return remembered(camel, name, () =>
    name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  );
}

/** Column names are few; looking one up is several times cheaper than building it anew for every row. */
function remembered(names: Map<string, string>, name: string, make: () => string): string {
  let made = names.get(name);
  if (made === undefined) {
    made = make();
    if (names.size < 5000) names.set(name, made);
  }
  return made;
}

/** A row with camelCase keys; what lies inside JSON columns is left as it is. */
export function camelKeys(row: unknown): unknown {
  if (row === null || typeof row !== 'object') return row;
  const result: Record<string, unknown> = {};
  for (const key in row) result[camelCase(key)] = (row as Record<string, unknown>)[key];
  return result;
}
