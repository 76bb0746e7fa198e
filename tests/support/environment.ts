import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';
import type { FileCost } from './areas';
import { compileOnce } from './compiling';

/** Node's environment, which writes down what each file has cost: processor time is what budgets are made of. */
class CostedEnvironment extends TestEnvironment {
  private readonly begun = { cpu: process.cpuUsage(), at: performance.now() };
  private readonly file: string;

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    const [{ globalConfig }, { testPath }] = given;
    this.file = testPath;
    // What is covered is told by places in the text as Jest compiles it.
    if (!globalConfig.collectCoverage) compileOnce();
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    const folder = process.env.TEST_FOLDER;
    if (!folder) return;
    const { user, system } = process.cpuUsage(this.begun.cpu);
    const cost: FileCost = {
      file: this.file,
      processorSeconds: (user + system) / 1e6,
      seconds: (performance.now() - this.begun.at) / 1000,
    };
    appendFileSync(join(folder, 'costs.jsonl'), `${JSON.stringify(cost)}\n`);
  }
}

export = CostedEnvironment;
