/**
 * The headers of a mail that its reader can do without (RFC 2369, 3.2), so that mail programs offer to end those of its
 * kind. Where they may do so with one press, of which nobody sees a page (RFC 8058), the second says so too; that takes
 * an address of https, which over http is left to a page.
 * @param url where one POST ends them; null for a mail that nobody can do without
 */
export function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (!url) return {};
  const list = { 'List-Unsubscribe': `<${url}>` };
  return url.startsWith('https:') ? { ...list, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : list;
}
