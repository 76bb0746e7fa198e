import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  /** Empty when the body is compressed: nobody reads it then. */
  text: string;
  bytes: number;
}

/** One connection that stays open, as a browser's does. */
export function connection(base: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (sent: Sent): Promise<Received> => exchange(base, agent, sent),
    close: () => agent.destroy(),
  };
}

export type Connection = ReturnType<typeof connection>;

function exchange(base: string, agent: Agent, sent: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = sent;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(base + path, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        const text = answer.headers['content-encoding'] ? '' : whole.toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, bytes: whole.length });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
