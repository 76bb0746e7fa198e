import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createRawServer,
  type Server as RawServer,
  type Socket,
} from 'node:net';
import {
  createOutbound,
  type Outbound,
  type OutboundError,
  type OutboundOptions,
} from '../../src/platform/outbound';
import { AUTHORITY, CERTIFICATE, KEY } from './outbound.certificates';

// Small real servers on this machine, and a client that may reach them there.

export interface Receiver {
  /** `http://127.0.0.1:port`, without a slash. */
  url: string;
  port: number;
  /** What came, in its order. */
  received: { method?: string; path?: string; headers: IncomingMessage['headers']; body: string }[];
  connections: Socket[];
}

const running: { server: Server | RawServer; connections: Socket[] }[] = [];

export async function closeServers(): Promise<void> {
  for (const { server, connections } of running.splice(0)) {
    for (const socket of connections) socket.destroy();
    await new Promise((closed) => server.close(closed));
  }
}

async function started(server: Server | RawServer, scheme: string, host = '127.0.0.1'): Promise<Receiver> {
  const connections: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    connections.push(socket);
    // What the other end does when it goes is no failure of the server's.
    socket.on('error', () => undefined);
  });
  running.push({ server, connections });
  await once(server.listen(0, host), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `${scheme}://${host}:${port}`, port, received: [], connections };
}

/** Answers once the whole request is there. */
function recording(receiver: () => Receiver, answer: RequestListener): RequestListener {
  return async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    receiver().received.push({ method: req.method, path: req.url, headers: req.headers, body });
    answer(req, res);
  };
}

export async function serve(answer: RequestListener, host?: string): Promise<Receiver> {
  const receiver: Receiver = await started(createServer(recording(() => receiver, answer)), 'http', host);
  return receiver;
}

/** Its certificate is for `secure.test`. */
export async function serveTls(answer: RequestListener): Promise<Receiver> {
  const options = { key: KEY, cert: CERTIFICATE };
  const server = createTlsServer(
    options,
    recording(() => receiver, answer),
  );
  const receiver: Receiver = await started(server, 'https');
  return receiver;
}

/** Says whatever it likes. */
export async function serveRaw(talk: (socket: Socket) => void): Promise<Receiver> {
  return started(
    createRawServer((socket) => talk(socket.resume())),
    'http',
  );
}

/** Once the client is gone from all connections. */
export async function left({ connections }: Receiver): Promise<void> {
  await Promise.all(
    connections.map((socket) => socket.closed || new Promise((gone) => socket.once('close', gone))),
  );
}

/** Reaches this machine, where every name leads, unless told otherwise. */
export function client(options: Partial<OutboundOptions> = {}): Outbound {
  const lookUp = async () => [{ address: '127.0.0.1', family: 4 }];
  return createOutbound({ allow: ['127.0.0.1'], lookUp, ca: AUTHORITY, ...options });
}

/** What is said of an address that cannot be fetched. */
export async function failure(fetched: Promise<unknown>): Promise<OutboundError> {
  return fetched.then(
    () => Promise.reject(new Error('it was answered')),
    (error: OutboundError) => error,
  );
}

export const codeOf = async (fetched: Promise<unknown>): Promise<string> => (await failure(fetched)).code;
