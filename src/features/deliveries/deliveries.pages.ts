import type { stateView } from './state.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'deliveries/outbox': {
      mails: { id: string; address: string; subject: string; at: string; state: string; href: string }[];
    };
    'deliveries/state': ReturnType<typeof stateView>;
  }
}
