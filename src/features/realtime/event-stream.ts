import type { Response } from 'express';
import { type Clock, realClock } from '../../platform/live/clock';
import type { System } from '../../platform/system';

/** Proxies cut connections that stay silent for a minute; pages know by it that theirs lives (public/js/live.js). */
export const BEAT_MS = 15_000;
/** What a reader may leave unread, in bytes, beyond what the operating system holds for it. */
export const UNREAD_MAX = 4096;

export interface EventStream {
  /** Answers, and keeps the connection alive until it closes, `lifetime` milliseconds at most. */
  begin(lifetime: number): void;
  send(event: string, data: object): void;
  end(): void;
}

/**
 * A stream of server-sent events. Whoever does not read is dropped and may come back: what is kept for them would grow
 * without end. While the bus is away, pages are told now and then to look for themselves.
 */
export function eventStream(
  res: Response,
  { bus, metrics, stopSignal }: Pick<System, 'bus' | 'metrics' | 'stopSignal'>,
  clock: Clock = realClock,
): EventStream {
  function write(text: string): void {
    // What ended has not closed yet: writing to it would be an error that nobody catches.
    if (!res.headersSent || res.writableEnded || res.destroyed) return;
    if (res.writableLength > UNREAD_MAX) {
      metrics.liveStreams.inc({ outcome: 'slow' });
      res.destroy();
    } else res.write(text);
  }
  const send = (event: string, data: object) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const end = () => void res.end();
  let stopBeating = () => {};
  function beat(): void {
    send(bus.healthy() ? 'beat' : 'check', {});
    stopBeating = clock.after(BEAT_MS, beat);
  }

  return {
    send,
    end,
    begin(lifetime) {
      res.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      res.write('retry: 1000\n\n');
      stopBeating = clock.after(BEAT_MS, beat);
      const stopWaiting = clock.after(lifetime, end);
      stopSignal.addEventListener('abort', end);
      res.once('close', () => {
        stopSignal.removeEventListener('abort', end);
        stopBeating();
        stopWaiting();
      });
    },
  };
}
