/** What a text binds, as the pattern of a `like` that means itself: folded first, for a wide `％` becomes one that would not. */
export const likened = (binding: string): string =>
  `regexp_replace(searchable(:${binding}), '([\\\\%_])', '\\\\\\1', 'g')`;
