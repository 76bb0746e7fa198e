import { EXAMPLES } from '../../src/features/search/examples';
import type { Snippet } from '../../src/features/tickets';

const PLACES: Record<Snippet['place'], true> = {
  number: true,
  subject: true,
  description: true,
  reply: true,
  note: true,
  solution: true,
  rating: true,
  tag: true,
  field: true,
  file: true,
  file_text: true,
  person: true,
};

/** The texts of search whose keys are put together: see text-keys.ts. */
export const SEARCH_FAMILIES: Record<string, { of: readonly string[] }> = {
  'search.example.{}': { of: EXAMPLES },
  'search.example.{}_text': { of: EXAMPLES },
  'search.place.{}': { of: Object.keys(PLACES) },
};
