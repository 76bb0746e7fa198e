import type { Bus } from './bus';
import type { Cache } from './cache';
import type { Config } from './config';
import type { Db } from './db';
import type { Subscriber } from './events';
import type { Files } from './files';
import type { I18n } from './i18n';
import type { Task } from './jobs';
import type { Limits } from './limits';
import type { Live } from './live';
import type { Log } from './log';
import type { Mailer } from './mail';
import type { Metrics } from './metrics';
import type { SignInProvider } from './sign-in-providers';
import type { Views } from './views';
import type { Assets } from './views/assets';

/** Everything the processes of one node share; made once, in app/system.ts. */
export interface System {
  config: Config;
  log: Log;
  db: Db;
  bus: Bus;
  cache: Cache;
  live: Live;
  limits: Limits;
  files: Files;
  mailer: Mailer;
  metrics: Metrics;
  i18n: I18n;
  views: Views;
  subscribers: Subscriber[];
  tasks: Task[];
  assets: Assets;
  /** Other services that people sign in with. */
  providers: SignInProvider[];
  /** The node is on its way out: health says so, so that no new work is sent to it. */
  stopSignal: AbortSignal;
}
