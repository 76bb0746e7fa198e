import type { stateView } from './state.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'mails/outbox': {
      mails: { id: string; address: string; subject: string; at: string; state: string; href: string }[];
    };
    'mails/state': ReturnType<typeof stateView>;
  }
}
