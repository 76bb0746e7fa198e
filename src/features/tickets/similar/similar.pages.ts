import type { suggestionsView } from './suggestions.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'portal/similar': ReturnType<typeof suggestionsView>;
    'desk/similar': ReturnType<typeof suggestionsView>;
  }
}
