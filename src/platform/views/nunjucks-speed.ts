import nunjucks from 'nunjucks';

// What Nunjucks does over and over for every page. Measured on the queue page (npm run bench).

type Done = (error: unknown, exported?: unknown) => void;

interface Internals {
  Template: {
    prototype: { getExported(this: object, context: unknown, frame?: unknown, done?: Done): void };
  };
  runtime: {
    Frame: { prototype: FrameMethods };
    memberLookup(object: unknown, key: PropertyKey): unknown;
    suppressValue(value: unknown, autoescape: boolean): unknown;
  };
}

interface FrameMethods {
  variables: Record<string, unknown>;
  set(name: string, value: unknown, resolveUp?: boolean): void;
}

const { Template, runtime } = nunjucks as unknown as Internals;

/** Makes all environments of this process faster; a second call changes nothing. */
export function speedUpNunjucks(): void {
  if (Template.prototype.getExported === exportedOnce) return;
  Template.prototype.getExported = exportedOnce;
  runtime.Frame.prototype.set = setQuickly;
  runtime.memberLookup = lookedUpOnce;
  runtime.suppressValue = escapedIfNeeded;
}

const runExports = Template.prototype.getExported;
const known = new WeakMap<object, unknown>();

/** Macros imported without context see globals only, so what a file of them exports is always the same. */
function exportedOnce(this: object, context: unknown, frame?: unknown, done?: Done): void {
  if (typeof context !== 'function') {
    runExports.call(this, context, frame, done);
    return;
  }
  let failure: unknown = null;
  if (!known.has(this)) {
    runExports.call(this, (error: unknown, exported: unknown) => {
      failure = error;
      if (!error) known.set(this, exported);
    });
  }
  (context as Done)(failure, known.get(this));
}

const setSlowly = runtime.Frame.prototype.set;

/** What a loop sets in every round, by the name that Nunjucks gives it; nothing else has a dot. */
const IN_LOOP: Record<string, string | undefined> = Object.fromEntries(
  ['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length'].map((key) => [`loop.${key}`, key]),
);

/** Without splitting each name at its dots, and without looking for an owner where none is asked for. */
function setQuickly(this: FrameMethods, name: string, value: unknown, resolveUp?: boolean): void {
  const key = IN_LOOP[name];
  if (resolveUp || (key === undefined && name.includes('.'))) {
    setSlowly.call(this, name, value, resolveUp);
  } else if (key === undefined) {
    this.variables[name] = value;
  } else {
    let loop = this.variables.loop as Record<string, unknown> | undefined;
    if (!loop) {
      loop = {};
      this.variables.loop = loop;
    }
    loop[key] = value;
  }
}

/** Reading a member is most of what a template does: a value is read once rather than twice. */
function lookedUpOnce(object: unknown, key: PropertyKey): unknown {
  if (object === undefined || object === null) return undefined;
  const value = (object as Record<PropertyKey, unknown>)[key];
  return typeof value === 'function' ? (...args: unknown[]) => value.apply(object, args) : value;
}

const suppressSlowly = runtime.suppressValue;

/** All that Nunjucks escapes. */
const ESCAPED = /[&"'<>\\]/;

/** Most values have nothing to escape, which is found out sooner than a text is replaced. */
function escapedIfNeeded(value: unknown, autoescape: boolean): unknown {
  const isPlain = typeof value === 'number' || (typeof value === 'string' && !ESCAPED.test(value));
  return isPlain ? value : suppressSlowly(value, autoescape);
}
