import type { Family } from './text-keys';

/** Whole keys, and all else that looks like one: `'users.flash.saved'`. */
export function wholeNames(code: string): Set<string> {
  return new Set(
    [...code.matchAll(/['"`]([a-z0-9_]+(?:\.[A-Za-z0-9_]+)+)['"`]/g)].map(([, name = '']) => name),
  );
}

/**
 * Names that are put together, `{}` for each part: `users.role.{}` from a template literal of the code or from `~` and
 * `+` of a template. Parts that follow each other are one.
 */
export function composedNames(code: string): Set<string> {
  const literals = [...code.matchAll(/`([a-z0-9_]+\.(?:[^`$]|\$\{[^}`]*\})*)`/g)].map(([, name = '']) =>
    name.replace(/\$\{[^}]*\}/g, '{}').replace(/\{\}(?:\.?\{\})+/g, '{}'),
  );
  const joined = [...code.matchAll(/['"]([a-z0-9_]+\.[a-z0-9_.]*)['"]\s*[~+]/g)].map(
    ([, name]) => `${name}{}`,
  );
  return new Set([...literals, ...joined].filter((name) => name.includes('{}')));
}

/** All keys of a composed name. */
export function keysOf(name: string, words: readonly string[] = []): string[] {
  return words.map((word) => name.replace('{}', word));
}

/** The composed names that could be those of texts, by what they begin with. */
export function composedKeys(code: string, keys: readonly string[]): string[] {
  const begins = (name: string) => name.slice(0, name.indexOf('{}'));
  return [...composedNames(code)].filter((name) => keys.some((key) => key.startsWith(begins(name))));
}

/** Keys of texts that neither stand in the code as a whole nor belong to a family that is composed there. */
export function unusedKeys(
  keys: readonly string[],
  code: string,
  families: Readonly<Record<string, Family>>,
): string[] {
  const used = wholeNames(code);
  for (const name of composedNames(code)) {
    const { of = [], perhaps = [] } = families[name] ?? {};
    for (const key of keysOf(name, [...of, ...perhaps])) used.add(key);
  }
  return keys.filter((key) => !used.has(key));
}
