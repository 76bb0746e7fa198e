import { createSystem, type RunningSystem } from '../../src/app/system';
import { type Config, readConfig } from '../../src/platform/config';
import type { Patience } from '../../src/platform/db';
import { createLog } from '../../src/platform/log';
import type { OutboundOptions } from '../../src/platform/outbound';
import type { HashCost } from '../../src/platform/passwords';
import type { ProviderOptions } from '../../src/platform/sign-in-providers';

/** As cheap as argon2id gets: what a hash costs is the subject of few tests. */
const CHEAP: HashCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export interface TestSystemOptions {
  databaseUrl: string;
  dataDir: string;
  env?: Record<string, string>;
  providers?: ProviderOptions;
  passwordCost?: HashCost;
  /** How long things of the database may take: by default as long as they do. */
  patience?: Patience;
  /** Where addresses that people typed lead, and whose certificates are trusted; see tests/platform/outbound.support.ts. */
  outbound?: Omit<OutboundOptions, 'allow'>;
}

/** What a desk is made of, as it is in tests. */
export function testSystem(options: TestSystemOptions): RunningSystem {
  const { databaseUrl, providers, patience, outbound, passwordCost = CHEAP } = options;
  const config = testConfig(options);
  const log = createLog(config.logLevel);
  return createSystem(config, databaseUrl, log, { providers, passwordCost, patience, outbound });
}

function testConfig({ databaseUrl, dataDir, env }: TestSystemOptions): Config {
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: 'a secret that only these tests use',
    ENCRYPTION_KEY: 'a key that only these tests ever use',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    PORT: '0',
    ...env,
  });
}
