import type { Answer, Browser } from '../support/browser';

// What stands on the pages of search, and in what the palette is answered.

export const search = (browser: Browser, q: string, more = '') =>
  browser.get(`/desk/search?q=${encodeURIComponent(q)}${more}`);
export const said = ({ html }: Answer) => html.querySelector('main')?.text.replace(/\s+/g, ' ') ?? '';
export const count = ({ html }: Answer) => html.querySelector('main [role=status]')?.text.trim();
export const numbers = ({ html }: Answer) => html.querySelectorAll('.found .mono').map(({ text }) => text);
export const marks = ({ html }: Answer) => html.querySelectorAll('main mark').map(({ text }) => text);
export const hrefs = ({ html }: Answer, within: string) =>
  html.querySelectorAll(`${within} a`).map((link) => link.getAttribute('href'));

export interface Found {
  lines: { href: string; icon: string; label: string; hint: string }[];
  said: string;
}
export async function palette(browser: Browser, q: string, path = '/desk/search/palette'): Promise<Found> {
  return JSON.parse((await browser.get(`${path}?q=${encodeURIComponent(q)}`)).text);
}
