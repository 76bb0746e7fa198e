import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can break just after it has carried a COMMIT: done, and nobody hears of it. */
export interface LosingLine {
  url: string;
  /** The next COMMIT’s answer is lost, and its connection with it. */
  loseNextCommit(): void;
  /** How many answers were lost so far. */
  lost(): number;
  close(): Promise<void>;
}

// A simple query of PostgreSQL's protocol: its letter, its length, its text and a zero.
const COMMIT = /Q\0\0\0.COMMIT;?\0/s;

export async function losingLineTo(url: string): Promise<LosingLine> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let losing = false;
  let lost = 0;

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let silent = false;
    near.on('data', (bytes) => {
      if (losing && COMMIT.test(bytes.toString('latin1'))) {
        losing = false;
        silent = true;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!silent) return near.write(bytes);
      lost += 1;
      near.destroy();
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    loseNextCommit: () => {
      losing = true;
    },
    lost: () => lost,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
