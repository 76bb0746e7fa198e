import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import type { Db } from '../../src/platform/db';
import { createLog } from '../../src/platform/log';
import type { System } from '../../src/platform/system';
import { listeningOnFreePort } from '../support/ports';

export const silent = createLog('silent');

/** As much of a system as transactions need. */
export function ctxOn(db: Db): Ctx {
  return systemCtx({ db, log: silent } as unknown as System);
}

/** Asks until the answer is yes; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5);
}

/** Lets nothing else happen in this process, as a large page, a large file or a machine without power to spare does. */
export const standStill = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

export interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A network line to a real server that can be cut and mended, or go silent: nothing arrives any more, and no end. */
export interface Line {
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  silence(): void;
  /** Until it is mended, what the server answers is lost, while it goes on hearing. */
  loseAnswers(): void;
  /** For whoever connects from now on; those who were silenced stay so. */
  speak(): void;
}

export async function lineTo(url: string): Promise<Line> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const servers = new Set<Socket>();
  let deaf = false;
  let silent = false;
  // Not one that others may be given while it is cut.
  let server = await listeningOnFreePort(carrying);
  const { port } = server.address() as AddressInfo;

  function carrying(): Server {
    return createServer((near) => {
      if (silent) {
        sockets.add(near);
        near.on('error', () => undefined);
        return;
      }
      const far = connect(Number(target.port), target.hostname);
      servers.add(far);
      far.on('close', () => servers.delete(far));
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        if (one === far && deaf) far.resume();
        else one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    url: through.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      deaf = false;
      server = carrying().listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    silence() {
      silent = true;
      for (const socket of sockets) socket.unpipe().resume();
    },
    loseAnswers() {
      deaf = true;
      for (const socket of servers) socket.unpipe().resume();
    },
    speak() {
      silent = false;
    },
  };
}
