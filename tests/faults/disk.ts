import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Browser } from '../support/browser';
import { submit } from './people';
import { type Case, type Finding, finding, type RunningDesk } from './place';
import { forgetLimits } from './sql';

/** The disk of the files is full, and then not there; needs root, for a small disk of its own. */
export const disk: Case = {
  name: 'disk',
  title: 'the disk of the files is full, then gone',
  async run(place) {
    const postgres = await place.postgres();
    const folder = join(place.folder, 'small');
    mkdirSync(folder);
    mountSmall(folder);
    try {
      const desk = await place.desk({ DATABASE_URL: postgres.url, DATA_DIR: folder });
      const customer = await desk.signIn('customer@demo.test');
      const kept = await submit(customer, 'Before the disk is full', [FILE]);
      const download = await addressOfFile(customer, kept);
      const full = await whileFull(desk, customer, folder);
      await forgetLimits(postgres.url);
      const after = await submit(customer, 'Room again', [FILE]);
      const gone = await whileGone(desk, customer, join(folder, 'files'), download);
      await desk.stop();
      return [
        ...full,
        finding('submitting once there is room', String(after.status), '303', after.status === 303),
        ...gone,
      ];
    } finally {
      spawnSync('umount', ['--lazy', folder]);
    }
  },
};

const FILE = { name: 'picture.txt', content: 'x'.repeat(200_000) };

function mountSmall(folder: string): void {
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no small disk: ${stderr.trim()}`);
}

async function addressOfFile(customer: Browser, submitted: Answer): Promise<string> {
  const page = await customer.get(submitted.location ?? '/portal');
  const href = /href="([^"]*\/attachments\/[^"]+|[^"]*\/files\/[^"]+)"/.exec(page.text)?.[1];
  if (!href) throw new Error(`the ticket shows no file: ${submitted.status}`);
  return href;
}

async function whileFull(desk: RunningDesk, customer: Browser, folder: string): Promise<Finding[]> {
  const filler = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  const answer = await submit(customer, 'While the disk is full', [FILE]);
  const isKept = answer.text.includes('What was typed for While the disk is full');
  const halves = existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')).length : 0;
  const health = await healthOf(desk, customer);
  rmSync(filler);
  return [
    finding('submitting with a file', String(answer.status), '503', answer.status === 503),
    finding('files left in the folder of uploads', String(halves), '0', halves === 0),
    finding('what was typed is in the answer', isKept ? 'yes' : 'no', 'yes', isKept),
    finding('/health says of storage', health, 'degraded', health === 'degraded'),
  ];
}

async function whileGone(
  desk: RunningDesk,
  customer: Browser,
  files: string,
  download: string,
): Promise<Finding[]> {
  const before = await customer.get(download);
  if (existsSync(files)) renameSync(files, `${files}.away`);
  const answer = await customer.get(download);
  const health = await healthOf(desk, customer);
  return [
    finding('a download before', String(before.status), '200', before.status === 200),
    finding('a download while the files are gone', String(answer.status), '503', answer.status === 503),
    finding('/health says of storage then', health, 'degraded', health === 'degraded'),
  ];
}

async function healthOf(desk: RunningDesk, browser: Browser): Promise<string> {
  const { text } = await browser.send(`${desk.base}/health`, {});
  return (JSON.parse(text) as { storage: string }).storage;
}
