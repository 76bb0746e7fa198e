import type { TestApp } from '../support/app';
import type { Browser } from '../support/browser';

const open: AbortController[] = [];

/** Closes all streams that were opened, as a browser does when somebody leaves. */
export function leaveAll(): void {
  for (const stream of open.splice(0)) stream.abort();
}

export interface Stream {
  status: number;
  /** Resolves with the next topic that is named. */
  next(): Promise<string>;
  /** What has been named so far. */
  seen: string[];
  /** All that was sent. */
  text(): string;
  /** Resolves when the desk has ended the stream. */
  ended: Promise<void>;
}

/** Opens a stream as a page does. */
export async function listen(app: TestApp, browser: Browser, topics: string): Promise<Stream> {
  const abort = new AbortController();
  open.push(abort);
  const response = await fetch(`${app.url}/live?topics=${topics}`, {
    headers: { cookie: browser.cookieHeader, accept: 'text/event-stream' },
    signal: abort.signal,
    redirect: 'manual',
  });
  const seen: string[] = [];
  let text = '';
  const waiting: ((topic: string) => void)[] = [];
  const reader = response.body?.getReader();
  const pump = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const sent = new TextDecoder().decode(part.value);
      text += sent;
      for (const [, topic] of sent.matchAll(/"topic":"([^"]+)"/g)) {
        seen.push(topic as string);
        waiting.shift()?.(topic as string);
      }
    }
  };
  const ended = pump();
  ended.catch(() => undefined);
  return {
    status: response.status,
    seen,
    ended,
    text: () => text,
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
