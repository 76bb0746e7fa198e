import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';

/** A process that owns a database until it is told to stop, or is killed. */
async function own(dataDir: string): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir, log: (message) => console.error(message) });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit()));
  console.log(JSON.stringify({ url: server.url, adopted: server.adopted }));
  // Something to live for: the server's own handles do not keep a process alive.
  process.stdin.resume();
}

own(process.argv[2] ?? '').catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
