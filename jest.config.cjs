// Packages that exist as ES modules only: Node loads them with require, Jest's own loader needs them transformed.
const esModules = [
  'intl-messageformat',
  '@formatjs/[^/]+',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit/[^/]+',
  '@tokenizer/[^/]+',
  'uuid',
  'openid-client',
  'oauth4webapi',
  'jose',
  'oauth2-mock-server',
  'is-plain-obj',
  'temporal-[^/]+',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/tests/support/environment.ts',
  runtime: '<rootDir>/tests/support/runtime.cjs',
  // file-type offers require no entry that Jest knows of; Node 20.19 and up has one.
  moduleNameMapper: { '^file-type$': '<rootDir>/node_modules/file-type/index.js' },
  testSequencer: '<rootDir>/tests/support/sequencer.cjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/rollback.ts', '<rootDir>/tests/support/waiting.ts'],
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
        sourceMaps: true,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  // A file waits for about half of its time, for databases, browsers and clocks: two a processor of a small machine.
  maxWorkers: 4,
  // That something hangs, on however slow a machine; how long anything takes is no test's to hold. What goes through
  // dozens of pages takes minutes where nobody else is at work.
  testTimeout: 30 * 60_000,
  // npm test -- --coverage
  collectCoverageFrom: ['src/**/*.ts', '!src/platform/db/tables.ts', '!src/commands/**'],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
  coverageThreshold: { global: { lines: 85 } },
};
