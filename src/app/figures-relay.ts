import cluster, { type Worker as Child } from 'node:cluster';
import type { FromProcess, ToProcess } from './messages';

/** Who does not answer within this is left out: it is busy, or about to end. */
const WAIT_MS = 2000;

interface Asked {
  waiting: Set<number>;
  figures: object[];
  done(): void;
}

/** Gathers the figures of all processes for the one that is asked for them. */
export function relayFigures(): (from: Child, message: FromProcess) => void {
  const asked = new Map<number, Asked>();
  let last = 0;

  function ask(from: Child, theirs: number): void {
    last += 1;
    const id = last;
    const children = Object.values(cluster.workers ?? {}).filter((child) => child?.isConnected());
    const timer = setTimeout(() => asked.get(id)?.done(), WAIT_MS);
    const figures: object[] = [];
    const done = () => {
      clearTimeout(timer);
      asked.delete(id);
      send(from, { kind: 'all figures', id: theirs, figures });
    };
    asked.set(id, { waiting: new Set(children.map((child) => child?.id ?? 0)), figures, done });
    for (const child of children) if (child) send(child, { kind: 'figures', id });
  }

  return (from, message) => {
    if (message.kind === 'all figures') return ask(from, message.id);
    if (message.kind !== 'figures') return;
    const entry = asked.get(message.id);
    if (!entry?.waiting.delete(from.id)) return;
    entry.figures.push(message.figures);
    if (entry.waiting.size === 0) entry.done();
  };
}

function send(child: Child, message: ToProcess): void {
  if (child.isConnected()) child.send(message);
}
