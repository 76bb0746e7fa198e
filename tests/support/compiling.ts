import vm, { Script } from 'node:vm';

/** What was compiled last of each path, and what came of it. */
const compiled = new Map<string, { code: string; head: string; script: Script }>();

const { compileFunction } = vm;

/**
 * From here on, this process compiles the text of a module once, and evaluates it anew for each test file. Jest would
 * do both for each, and compiling is half of what it costs a file to have the application.
 */
export function compileOnce(): void {
  vm.compileFunction = (code, params = [], options = {}) => {
    const { filename, parsingContext } = options;
    if (!filename || !parsingContext) return compileFunction(code, params, options);
    return scriptOf(filename, code, params).runInContext(parsingContext);
  };
}

/** A script whose value is a function of these parameters, with that text as its body. */
export function scriptOf(filename: string, code: string, params: readonly string[]): Script {
  const head = `(function (${params.join(', ')}) {`;
  const known = compiled.get(filename);
  if (known?.code === code && known.head === head) return known.script;
  // In what an error says of its place, the first line begins where it begins in the file.
  const script = new Script(`${head}${code}\n})`, { filename, columnOffset: -head.length });
  compiled.set(filename, { code, head, script });
  return script;
}
