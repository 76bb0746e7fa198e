import { withoutComments } from './sources';

export interface Manifest {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** A package that some code names, and whether it is there for types alone, which are gone when it runs. */
export interface Use {
  name: string;
  typesOnly: boolean;
}

const WORDS = String.raw`[\w$*{},\s]`;
const STATEMENT = new RegExp(`^(?:import|export)\\s+(type\\s+)?(${WORDS}*?)\\s*\\bfrom\\s*'([^']+)'`, 'gm');
const BARE = /^import\s*'([^']+)'/gm;
const CALL = /(\btypeof\s+)?\b(?:import|require(?:\.resolve)?)\(\s*'([^']+)'/g;

/** The packages that a file takes something from; what comes with Node and the project's own files are none. */
export function packagesIn(content: string): Use[] {
  const code = withoutComments(content);
  const found = [
    ...[...code.matchAll(STATEMENT)].map(([, type, clause = '', from = '']) => ({
      from,
      typesOnly: Boolean(type) || onlyTypes(clause),
    })),
    ...[...code.matchAll(BARE)].map(([, from = '']) => ({ from, typesOnly: false })),
    ...[...code.matchAll(CALL)].map(([, type, from = '']) => ({ from, typesOnly: Boolean(type) })),
  ];
  return found
    .filter(({ from }) => !/^(?:\.|node:)/.test(from))
    .map(({ from, typesOnly }) => ({
      name: from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/'),
      typesOnly,
    }));
}

/** `{ type A, type B }`. */
function onlyTypes(clause: string): boolean {
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1]?.split(',') ?? [''];
  return names
    .map((name) => name.trim())
    .filter((name, place) => name || place === 0)
    .every((name) => name.startsWith('type '));
}

/** The package whose types these are: `express` of `@types/express`, `@a/b` of `@types/a__b`. */
export function typed(types: string): string | null {
  const [, name] = /^@types\/(.+)$/.exec(types) ?? [];
  return name ? name.replace(/^(.+)__(.+)$/, '@$1/$2') : null;
}

/** What is wrong between the packages that are asked for and those that the code names. */
export function misfits(
  { dependencies, optionalDependencies, devDependencies }: Manifest,
  { shipped, others }: { shipped: Use[]; others: Use[] },
  elsewhere: Record<string, string>,
): string[] {
  const installed = { ...dependencies, ...optionalDependencies };
  const everything = { ...installed, ...devDependencies };
  const hasTypes = (name: string) => name in everything || `@types/${name}` in everything;
  const named = new Set([...shipped, ...others].map(({ name }) => name));
  const run = new Set(shipped.filter(({ typesOnly }) => !typesOnly).map(({ name }) => name));
  const types = (name: string) => {
    const of = typed(name);
    return of !== null && (of === 'node' || of in everything || named.has(of));
  };
  /** For development, and used as such. */
  const isPlain = (name: string) => named.has(name) && !run.has(name);
  return [
    ...[...run]
      .filter((name) => !(name in installed) && !(name in elsewhere))
      .map((name) => `${name}: runs, and is not installed`),
    ...[...named].filter((name) => !hasTypes(name)).map((name) => `${name}: is in no list`),
    ...Object.keys(installed)
      .filter((name) => !run.has(name) && !(name in elsewhere))
      .map((name) => `${name}: is installed, and nothing that runs imports it`),
    ...Object.keys(devDependencies)
      .filter((name) => !named.has(name) && !types(name) && !(name in elsewhere))
      .map((name) => `${name}: is for development, and nothing uses it`),
    ...Object.entries(everything)
      .filter(([, version]) => !/^(?:npm:[@\w/.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name}: ${version} is not one version`),
    ...Object.keys(elsewhere)
      .filter((name) => (name in installed ? run.has(name) : !(name in devDependencies) || isPlain(name)))
      .map((name) => `${name}: is no exception`),
  ];
}
