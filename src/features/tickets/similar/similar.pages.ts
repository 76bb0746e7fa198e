import type { similarView } from './similar.view';
import type { suggestionsView } from './suggestions.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'portal/similar': ReturnType<typeof suggestionsView>;
    'desk/ticket-similar': ReturnType<typeof similarView>;
    'desk/similar': ReturnType<typeof suggestionsView>;
  }
}
