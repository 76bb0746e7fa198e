const { default: Runtime } = require('jest-runtime');
const { Sources } = require('./read-once.cjs');

/** Jest's, but a process reads a module once for all of its test files: an application is more than a thousand. */
class ReadingOnce extends Runtime {
  constructor(config, environment, resolver, transformer, sources, coverage, testPath, globalConfig) {
    const changes = globalConfig.watch || globalConfig.watchAll;
    const shared = changes ? sources : new Sources(config.rootDir, sources);
    super(config, environment, resolver, transformer, shared, coverage, testPath, globalConfig);
  }
}

module.exports = ReadingOnce;
