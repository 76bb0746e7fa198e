import type nunjucks from 'nunjucks';

/** What `{% call once(owner) %}` gives along. */
interface Called {
  caller(): nunjucks.runtime.SafeString;
}

/**
 * For templates of one language: what stands within `{% call once(owner) %}` is drawn once for an object that many pages
 * show, and is gone with it. It holds nothing but what the object says: no form, no token, nothing about who reads it.
 */
export function drawnOnce(): (owner: object, called: Called) => nunjucks.runtime.SafeString {
  const drawn = new WeakMap<object, nunjucks.runtime.SafeString>();
  return (owner, { caller }) => {
    const known = drawn.get(owner);
    if (known) return known;
    const html = caller();
    drawn.set(owner, html);
    return html;
  };
}
