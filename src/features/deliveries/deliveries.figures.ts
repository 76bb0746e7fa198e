import type { FigureMaker } from '../../platform/metrics';

declare module '../../platform/metrics' {
  interface Figures extends MailFigures {}
}

export type MailFigures = ReturnType<typeof mailFigures>;

/** What is measured about mails. `outcome` is `sent`, `kept`, `put_off`, `refused` or `given_up`. */
export function mailFigures(make: FigureMaker) {
  return {
    mails: make.counter({
      name: 'mails_total',
      help: 'Tries to send a mail',
      labelNames: ['outcome'],
    }),
  };
}
