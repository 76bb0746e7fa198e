import type { Bus } from './bus/bus';
import type { Cache } from './cache/cache';
import type { Config } from './config';
import type { Db } from './db';
import type { DeliveryChannelOf, MessageWriterOf } from './delivery-types';
import type { SubscriberOf } from './event-types';
import type { FaultLog } from './fault-log';
import type { FileOwnerOf, Files } from './files';
import type { I18n } from './i18n';
import type { ICalendarReader } from './icalendar';
import type { Limits } from './limits';
import type { ReferenceOf } from './lists/reference-types';
import type { Live } from './live';
import type { Log } from './log';
import type { Mailer } from './mail';
import type { Metrics } from './metrics';
import type { Outbound } from './outbound';
import type { Passwords } from './passwords';
import type { SignInColumn } from './sign-in-extras';
import type { SignInProvider } from './sign-in-providers';
import type { TaskOf } from './task-types';
import type { Views } from './views';
import type { Assets } from './views/assets';

/**
 * Everything the processes of one node share; made once, in app/system.ts. `C` is the context that subscribers and
 * tasks are given, which holds these services again.
 */
export interface Services<C> {
  config: Config;
  log: Log;
  /** What keeps requests from being answered for a while. */
  faults: FaultLog;
  db: Db;
  bus: Bus;
  cache: Cache;
  live: Live;
  limits: Limits;
  files: Files;
  mailer: Mailer;
  /** Reads calendars of other programs. */
  icalendar: ICalendarReader;
  /** Fetches addresses that people typed. */
  outbound: Outbound;
  metrics: Metrics;
  passwords: Passwords;
  i18n: I18n;
  views: Views;
  subscribers: SubscriberOf<C>[];
  /** Who refers to the things of lists. */
  references: ReferenceOf<C>[];
  /** Who refers to files. */
  fileOwners: FileOwnerOf<C>[];
  tasks: TaskOf<C>[];
  /** By which messages reach people. */
  deliveryChannels: DeliveryChannelOf<C>[];
  /** Writes messages when their time has come. */
  messageWriter: MessageWriterOf<C>;
  /** What is read together with who is signed in. */
  signInColumns: SignInColumn[];
  assets: Assets;
  /** Other services that people sign in with. */
  providers: SignInProvider[];
  /** The node is on its way out: health says so, so that no new work is sent to it. */
  stopSignal: AbortSignal;
}
