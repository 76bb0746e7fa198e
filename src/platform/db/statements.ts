import { createHash } from 'node:crypto';
import { onlyReads } from './reads';

/** A statement as PostgreSQL takes it. */
export interface Statement {
  text: string;
  /** The bindings in order: `$1` is the first. */
  names: readonly string[];
  /** What it is prepared as, once a connection. */
  prepared: string | undefined;
  /** It surely neither changes nor locks anything. */
  reads: boolean;
}

/** Texts of one name, at most: who is asking, and what for, make a few. Each holds memory in each connection. */
const MOST_TEXTS = 24;
/** Texts that are kept compiled, at most; those with filters are many. */
const MOST_KEPT = 2000;

const TOKEN = /'(?:[^']|'')*'|--[^\n]*|::|:([a-zA-Z_]\w*)/g;

/**
 * Makes `$1` of `:name`, each name bound once however often it is used, and remembers it. A prepared statement is
 * called by its name and a hash of its text, so no two texts can ever share one.
 */
export function createCompiler(): (sql: string, name?: string) => Statement {
  const kept = new Map<string, Statement>();
  const texts = new Map<string, number>();
  const preparedAs = (name: string, text: string) => {
    const count = (texts.get(name) ?? 0) + 1;
    if (count > MOST_TEXTS) return undefined;
    texts.set(name, count);
    // PostgreSQL cuts names after 63 bytes.
    return `${name.slice(0, 40)} ${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`;
  };
  return (sql, name) => {
    const key = name === undefined ? sql : `${name} ${sql}`;
    const known = kept.get(key);
    if (known) return known;
    const { text, names } = positioned(sql);
    const prepared = name === undefined ? undefined : preparedAs(name, text);
    const statement = { text, names, prepared, reads: onlyReads(text) };
    if (kept.size >= MOST_KEPT) forgetUnprepared(kept);
    kept.set(key, statement);
    return statement;
  };
}

function positioned(sql: string): { text: string; names: string[] } {
  const names: string[] = [];
  const text = sql.replace(TOKEN, (token, name?: string) => {
    if (name === undefined) return token;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/** Prepared ones stay: they are few, and a name that came back would count again. */
function forgetUnprepared(kept: Map<string, Statement>): void {
  for (const [sql, { prepared }] of kept) if (prepared === undefined) kept.delete(sql);
}

/** @throws Error for a name that nothing is bound to: a mistake in the code */
export function valuesOf({ names }: Statement, bindings: Record<string, unknown>): unknown[] {
  return names.map((name) => {
    const value = bindings[name];
    if (value === undefined) throw new Error(`nothing is bound to :${name}`);
    return value;
  });
}
