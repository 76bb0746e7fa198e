import type { listView } from './list.view';
import type { oneView } from './one.view';
import type { refusedListView } from './refused-list.view';
import type { stateView } from './state.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'deliveries/outbox': {
      mails: {
        id: string;
        address: string;
        /** Empty for mail. */
        channel: string;
        subject: string;
        at: string;
        state: string;
        href: string | null;
        files: { name: string; size: string; href: string }[];
      }[];
    };
    'deliveries/list': ReturnType<typeof stateView> & ReturnType<typeof listView>;
    'deliveries/refused': ReturnType<typeof refusedListView>;
    'deliveries/one': ReturnType<typeof oneView> & { here: string; liveTopics: string };
  }
}
