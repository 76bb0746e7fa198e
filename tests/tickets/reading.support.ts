import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTickets } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { everybody } from './desk';

export let app: TestApp;

export let people: Awaited<ReturnType<typeof everybody>>;

let folder: string;

export async function upload(name: string, content: string | Buffer) {
  const path = join(folder, createHash('sha1').update(name).digest('hex'));
  await writeFile(path, content);
  return { path, name, size: Buffer.byteLength(content) };
}

export async function numbers(ctx: Ctx, filter: Parameters<typeof listTickets>[1] = {}): Promise<number[]> {
  return (await listTickets(ctx, filter)).items.map(({ number }) => number);
}

/** The queries that an act runs. */
export async function queriesOf(ctx: Ctx, act: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    if (!/^(savepoint|release|begin|commit|rollback)/i.test(sql)) seen.push(sql);
  };
  ctx.db.on('query', note);
  await act();
  ctx.db.removeListener('query', note);
  return seen;
}

beforeAll(async () => {
  app = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});
