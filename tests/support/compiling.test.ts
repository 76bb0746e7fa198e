import { createContext, runInContext } from 'node:vm';
import { scriptOf } from './compiling';

const COUNTER = 'let count = 0; exports.more = () => (count += step);';

function evaluate(code: string, context = createContext({})) {
  const exports: Record<string, () => unknown> = {};
  scriptOf('/desk/module.js', code, ['exports', 'step']).runInContext(context)(exports, 2);
  return exports;
}

test('a text is compiled once, and a module of it begins anew each time', () => {
  const [one, other] = [evaluate(COUNTER), evaluate(COUNTER)];
  expect([one.more?.(), one.more?.(), other.more?.()]).toEqual([2, 4, 2]);
  expect(scriptOf('/desk/module.js', COUNTER, ['exports', 'step'])).toBe(
    scriptOf('/desk/module.js', COUNTER, ['exports', 'step']),
  );
});

test('a module has the globals of the file that asks for it', () => {
  const contexts = [createContext({}), createContext({})] as const;
  const [one, other] = contexts.map((context) => evaluate('exports.list = () => [];', context));
  expect(one?.list?.()).toBeInstanceOf(runInContext('Array', contexts[0]));
  expect(one?.list?.()).not.toBeInstanceOf(runInContext('Array', contexts[1]));
  expect(other?.list?.()).toBeInstanceOf(runInContext('Array', contexts[1]));
});

test('another text at the same path, or other parameters, are compiled anew', () => {
  expect(evaluate('exports.told = () => 1;').told?.()).toBe(1);
  expect(evaluate('exports.told = () => 2;').told?.()).toBe(2);
  expect(scriptOf('/desk/a.js', 'return a', ['a']).runInThisContext()(1)).toBe(1);
  expect(scriptOf('/desk/a.js', 'return a', ['b', 'a']).runInThisContext()(1, 2)).toBe(2);
});

test('a comment at the end and a directive at the beginning mean what they mean in a file', () => {
  const { strict } = evaluate('"use strict"; exports.strict = function () { return this; }; // the end');
  expect(strict?.call(undefined)).toBeUndefined();
});

test('errors tell their place in the file, in its first line too', () => {
  const place = (code: string) => {
    try {
      evaluate(code);
    } catch (error) {
      return /module\.js:(\d+:\d+)/.exec((error as Error).stack ?? '')?.[1];
    }
    return undefined;
  };
  expect(place('throw new Error("first line");')).toBe('1:7');
  expect(place('const one = 1;\n  throw new Error("second line");')).toBe('2:9');
});
