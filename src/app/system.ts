import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { messageWriter } from '../features/notifications';
import { verdictsOn } from '../features/realtime/realtime.rules';
import { type Bus, createPostgresBus, createRedisBus } from '../platform/bus';
import { type Cache, createMemoryCache, createRedisCache } from '../platform/cache';
import type { Config } from '../platform/config';
import { systemCtx } from '../platform/ctx';
import { careOf, type Db, openDatabase, type Patience } from '../platform/db';
import { openPool } from '../platform/db/pool';
import { createFaultLog } from '../platform/fault-log';
import { createDiskFiles } from '../platform/files';
import { projectFolder } from '../platform/folders';
import { createI18n } from '../platform/i18n';
import { createICalendarReader } from '../platform/icalendar';
import { createPostgresLimits, createRedisLimits, type Limits } from '../platform/limits';
import { createLive } from '../platform/live';
import type { Log } from '../platform/log';
import { createMailer } from '../platform/mail';
import { createMetrics } from '../platform/metrics';
import { createOutbound, type OutboundOptions } from '../platform/outbound';
import { createPasswords, type HashCost } from '../platform/passwords';
import { addFonts } from '../platform/pdf';
import { openRedis } from '../platform/redis';
import { releaseOf } from '../platform/release';
import { createSignInProviders, type ProviderOptions } from '../platform/sign-in-providers';
import type { System } from '../platform/system';
import { createViews } from '../platform/views';
import { createAssets } from '../platform/views/assets';
import { batches } from './batches';
import { deliveryChannels } from './channels';
import { BESIDE } from './connections';
import { ticketDerivations } from './derivations';
import { exportSources } from './exports';
import { figures } from './figures';
import { fileOwners } from './file-owners';
import { references } from './references';
import { signInColumns } from './sign-in-columns';
import { subscribers } from './subscribers';
import { tasks } from './tasks';
import { texts } from './texts';

export interface RunningSystem extends System {
  /** From now on `/health/ready` sends new work elsewhere. */
  beginStopping(): void;
  close(): Promise<void>;
}

export interface SystemOptions {
  /** How long a statement may take. */
  patience?: Patience;
  /** Of the pool, at most. */
  connections?: number;
  providers?: ProviderOptions;
  passwordCost?: HashCost;
  /** For tests, which have servers on this machine alone. */
  outbound?: Omit<OutboundOptions, 'allow'>;
}

interface Shared {
  bus: Bus;
  cache: Cache;
  limits: Limits;
  close(): Promise<void>;
}

/** Makes what the processes of one node share. `databaseUrl` is the embedded server's or the configured one. */
export function createSystem(
  config: Config,
  databaseUrl: string,
  log: Log,
  options: SystemOptions = {},
): RunningSystem {
  const db = openDatabase(databaseUrl, {
    patience: options.patience,
    max: options.connections,
    measured: (seconds) => metrics.queryDuration.observe(seconds),
    silence: (silent) => {
      if (silent) log.warn('the database does not answer');
      else log.info('the database answers again');
    },
  });
  const { close: closeShared, ...shared } = config.redisUrl
    ? sharedByRedis(config.redisUrl, log)
    : sharedByPostgres(db, databaseUrl, log);
  const metrics = createMetrics({
    figures: (make) => figures(make, db, () => system.live.count()),
    process: config.production,
  });
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  addFonts(config.fonts, (file, err) => log.warn({ err, file }, 'a font of FONTS_DIR cannot be used'));
  const { smtpUrl, mailFrom: from } = config;
  const mailer = createMailer({ smtpUrl, from, log, stopSignal: stopping.signal });
  // Tests of production have to bear what a hash costs there.
  const icalendar = createICalendarReader();
  const passwords = createPasswords(config.production ? undefined : options.passwordCost);
  const i18n = createI18n(texts, { strict: config.strict });
  const assets = createAssets(projectFolder('public'), projectFolder('views', 'styles'));
  const system: RunningSystem = {
    config,
    log,
    faults: createFaultLog(log),
    db,
    ...shared,
    live: createLive(shared.bus, log, { rules: (asked) => verdictsOn(systemCtx(system), asked) }),
    files: createDiskFiles(config.dataDir),
    mailer,
    icalendar,
    outbound: createOutbound({ ...options.outbound, allow: config.outboundAllow }),
    metrics,
    passwords,
    i18n,
    views: createViews({
      folder: projectFolder('views'),
      i18n,
      assets,
      reload: config.reload,
      strict: config.strict,
    }),
    subscribers,
    deliveryChannels,
    messageWriter,
    references,
    fileOwners,
    exportSources,
    tasks,
    batches,
    ticketDerivations,
    signInColumns,
    assets,
    providers: createSignInProviders(config.providers, options.providers),
    stopSignal: stopping.signal,
    beginStopping: () => stopping.abort(),
    close: async () => {
      mailer.close();
      await Promise.all([passwords.close(), icalendar.close()]);
      await closeShared();
      await db.destroy();
    },
  };
  return system;
}

function sharedByRedis(url: string, log: Log): Shared {
  const redis = openRedis(url, log);
  const bus = createRedisBus(url, log);
  const limits = createRedisLimits(redis);
  const cache = createRedisCache(redis, bus, log, releaseOf(join(__dirname, '..')));
  const close = async () => {
    await Promise.all([bus.close(), cache.close(), limits.close()]);
    redis.disconnect();
  };
  return { bus, cache, limits, close };
}

function sharedByPostgres(db: Db, databaseUrl: string, log: Log): Shared {
  const pool = openPool(db, log, { max: BESIDE.limits, name: 'limits' });
  const bus = createPostgresBus(databaseUrl, log, careOf(db).beside);
  const limits = createPostgresLimits(pool);
  const cache = createMemoryCache(bus);
  const close = async () => {
    await Promise.all([bus.close(), cache.close(), limits.close()]);
    await pool.end();
  };
  return { bus, cache, limits, close };
}
