import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { closeWhatItTook } from '../../src/app/processes';
import { isAlive } from '../../src/platform/embedded-postgres/processes';
import { until } from '../platform/helpers';
import { freePort, makeTemporaryFolder, removeFolder } from '../support/services';

// The whole program with its own PostgreSQL: whatever ends it, nothing of it stays behind.
const root = join(__dirname, '../..');
const folder = makeTemporaryFolder();
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  removeFolder(folder);
});

interface Desk {
  child: ChildProcess;
  port: number;
  output(): string;
  /** Its processes, PostgreSQL among them. */
  family(): number[];
}

async function start(): Promise<Desk> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'test', PORT: String(port), WEB_PROCESSES: '1', DEMO: 'false' },
      ...{ DATABASE_URL: '', REDIS_URL: '', DATA_DIR: join(folder, 'data') },
    },
  });
  started.push(child);
  let output = '';
  child.stdout?.on('data', (part) => {
    output += part;
  });
  const family = () => {
    try {
      const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
      return children.split(' ').filter(Boolean).map(Number);
    } catch {
      return [];
    }
  };
  return { child, port, output: () => output, family };
}

const isReady = async ({ port, child }: Desk): Promise<boolean> => {
  if (child.exitCode !== null) throw new Error(`the desk ended with ${child.exitCode}`);
  return (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.status === 200;
};

const hasEnded = ({ child }: Desk) => child.exitCode !== null || child.signalCode !== null;

/** A form on its way that the desk has begun to read, for which a stop waits. */
async function halfSent(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nExpect: 100-continue\r\n');
  socket.write('Content-Type: application/x-www-form-urlencoded\r\n\r\n');
  const [told] = (await once(socket, 'data')) as [Buffer];
  expect(told.toString()).toMatch(/^HTTP\/1\.1 100 /);
  socket.on('error', () => undefined);
  socket.write('email=');
  return socket;
}

test('one Ctrl-C that comes several times stops it in order, whatever it is doing', async () => {
  // Before anything serves, and with one that serves while the other is still to start.
  const moments = [async (desk: Desk) => desk.family().length > 1, isReady];
  for (const moment of moments) {
    const desk = await start();
    await until(() => moment(desk));
    const family = desk.family();
    for (let turn = 0; turn < 3; turn += 1) desk.child.kill('SIGINT');
    await until(() => hasEnded(desk));
    expect([desk.child.exitCode, desk.child.signalCode]).toEqual([0, null]);
    expect(family.filter(isAlive)).toEqual([]);
    expect(desk.output().match(/"msg":"stopping"/g)).toHaveLength(1);
    expect(desk.output()).not.toContain('is started again');
  }
});

test('who asks again later does not wait, and its database is told to end all the same', async () => {
  const desk = await start();
  await until(() => isReady(desk));
  const socket = await halfSent(desk.port);
  await until(() => desk.family().length === 3);
  const family = desk.family();
  await until(() => {
    desk.child.kill('SIGTERM');
    return hasEnded(desk);
  });
  expect(desk.child.exitCode).toBe(1);
  await until(() => family.filter(isAlive).length === 0);
  socket.destroy();
});

test('what a process had taken is let go of when it ends, and nobody waits for that', () => {
  const sent: unknown[][] = [];
  const child = Object.assign(new EventEmitter(), {
    send: (...parameters: unknown[]) => sent.push(parameters) > 0,
  }) as unknown as ChildProcess;
  closeWhatItTook(child);
  let closed = 0;
  // It never says that it has closed.
  const handle = {
    close: () => {
      closed += 1;
    },
  };
  child.send('a message');
  child.send('a connection', handle as never);
  child.send('another message');
  child.emit('exit', null, 'SIGKILL');
  child.emit('exit', null, 'SIGKILL');
  expect(sent.map(([message, given]) => [message, given])).toEqual([
    ['a message', undefined],
    ['a connection', handle],
    ['another message', undefined],
  ]);
  expect(closed).toBe(1);
});
