import { type Config, ConfigError } from '../platform/config';
import type { Log } from '../platform/log';
import { greetingOf } from './greeting';
import type { FromProcess, ToProcess } from './messages';
import { type DeskNode, startNode } from './node';

/** One process of a node: does what its supervisor says. When the supervisor is gone, Node's cluster ends it. */
export function serveSupervisor(config: Config, log: Log): void {
  let node: Promise<DeskNode> | undefined;
  const allFigures = askForFigures();

  const stop = () => {
    const stopped = node?.then((started) => started.stop()) ?? Promise.resolve();
    stopped.then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };

  process.on('message', (message: ToProcess) => {
    if (message.kind === 'start') {
      log.setBindings({ process: message.order.name });
      node = startNode(config, log, message.order, allFigures.ask);
      node.then(tellReady, refuse);
    } else if (message.kind === 'stop') stop();
    else if (message.kind === 'all figures') allFigures.answer(message.id, message.figures);
    else void tellFigures(message.id);
  });
  // Ctrl-C reaches every process of the terminal; the supervisor says when to stop.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', stop);
  send({ kind: 'here' });

  async function tellReady(started: DeskNode): Promise<void> {
    const isFirst = config.role === 'worker' || started.role === 'web';
    send({ kind: 'ready', greeting: isFirst ? await greetingOf(started).catch(() => '') : '' });
  }

  async function tellFigures(id: number): Promise<void> {
    const figures = await node?.then(({ system }) => system.metrics.json()).catch(() => []);
    send({ kind: 'figures', id, figures: figures ?? [] });
  }
}

/** Why it cannot start; what is no fault of the configuration is told with all that is known of it. */
function refuse(error: Error): void {
  if (error instanceof ConfigError) send({ kind: 'refused', message: error.message });
  else process.stderr.write(`${error.stack ?? String(error)}\n`);
  process.exitCode = 1;
  process.disconnect();
}

/** What cannot be said is lost: its supervisor is gone then, and Node ends this process. */
const send = (message: FromProcess) =>
  process.connected && process.send?.(message, undefined, undefined, () => undefined);

/** Asks the supervisor for the figures of all processes of the node. */
function askForFigures() {
  const asked = new Map<number, (figures: object[]) => void>();
  let last = 0;
  return {
    ask: () =>
      new Promise<object[]>((resolve) => {
        last += 1;
        asked.set(last, resolve);
        send({ kind: 'all figures', id: last });
      }),
    answer(id: number, figures: object[]) {
      asked.get(id)?.(figures);
      asked.delete(id);
    },
  };
}
