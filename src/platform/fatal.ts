import type { Log } from './log';

/** What nobody caught becomes one line, and the end of the process: whoever started it starts another one. */
export function endOnFatalErrors(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error, event }, 'fatal error');
      process.exit(1);
    });
  }
}
