import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** Below what systems give out to whoever asks for any port: Linux begins at 32,768, others at 49,152. */
const PORTS = { from: 20_000, until: 32_000 };

/** A port for what listens later, or again: nobody gets it unasked meanwhile. */
export async function freePort(): Promise<number> {
  const server = await listeningOnFreePort(createServer);
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Makes servers until one listens on such a port. */
export async function listeningOnFreePort(make: () => Server): Promise<Server> {
  for (;;) {
    const server = make().listen(randomInt(PORTS.from, PORTS.until), '127.0.0.1');
    try {
      await once(server, 'listening');
      return server;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}
