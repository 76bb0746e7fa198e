import { until } from '../platform/helpers';
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

/**
 * Opens a stream as a page does, once the desk is told of changes: streams that are open when it begins to be end, for
 * what they may have missed.
 */
export async function listen(app: TestApp, browser: Browser, topics: string): Promise<Stream> {
  await until(app.system.bus.healthy);
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

/** Does something, and waits until the nodes have been told that it concerns a topic: what opens then is not told of it. */
export async function toldOf<T>(
  nodes: TestApp[],
  act: () => Promise<T>,
  topicOf: (made: T) => string,
): Promise<T> {
  const heard = nodes.map(() => new Set<string>());
  const stops = nodes.map(({ system }, node) =>
    system.bus.subscribe((message) => {
      if (message.kind === 'live') for (const topic of message.hint.topics) heard[node]?.add(topic);
    }),
  );
  try {
    await until(() => nodes.every(({ system }) => system.bus.healthy()));
    const made = await act();
    await until(() => heard.every((topics) => topics.has(topicOf(made))));
    return made;
  } finally {
    for (const stop of stops) stop();
  }
}
