import { connection, type Received, type Sent } from './client';

export interface LoadOptions {
  base: string;
  connections: number;
  /** Measured, after the warm-up. */
  requests: number;
  warmUp: number;
  /** The request of that turn: turns are counted from 0 over warm-up and measurement. */
  make(turn: number): Sent;
  expected: number;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds from sending the request to the last byte of the answer. */
  p50: number;
  p95: number;
  p99: number;
  /** Of an answer's body over the wire, on average. */
  bytes: number;
}

/** Each connection sends its next request when it has the answer to the last one. Throws for a wrong answer. */
export async function measure(options: LoadOptions): Promise<Measured> {
  const { base, connections, requests, warmUp } = options;
  const lines = Array.from({ length: connections }, () => connection(base));
  let turn = 0;
  const run = async (last: number, note: (ms: number, answer: Received) => void) => {
    await Promise.all(
      lines.map(async (line) => {
        while (turn < last) {
          const sent = options.make(turn++);
          const started = performance.now();
          const answer = await line.send(sent);
          note(performance.now() - started, answer);
          check(sent, answer, options.expected);
        }
      }),
    );
  };
  try {
    await run(warmUp, () => undefined);
    const times: number[] = [];
    let bytes = 0;
    const started = performance.now();
    await run(warmUp + requests, (ms, answer) => {
      times.push(ms);
      bytes += answer.bytes;
    });
    const seconds = (performance.now() - started) / 1000;
    return { perSecond: times.length / seconds, ...percentiles(times), bytes: bytes / times.length };
  } finally {
    for (const line of lines) line.close();
  }
}

function check({ method = 'GET', path }: Sent, { status, text }: Received, expected: number): void {
  if (status !== expected) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
}

function percentiles(times: number[]): Pick<Measured, 'p50' | 'p95' | 'p99'> {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
