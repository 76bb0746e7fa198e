/** Ways to search that people are shown, each with texts `search.example.<way>` and `search.example.<way>_text`. */
export const EXAMPLES = ['words', 'phrase', 'without', 'number', 'phone', 'code', 'filters'] as const;
