import type { Answer, Browser } from '../support/browser';

/** How browsers say that a page of the desk has sent a form (W3C, Fetch Metadata). */
export const FROM_HERE = { 'sec-fetch-site': 'same-origin' };

export interface Tab {
  page: Answer;
  /** Sends a form of the page as it was shown, whatever has become of the session since. */
  send(
    action: string,
    fields: Record<string, string | undefined>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

/** One of several pages that are open in a browser. */
export async function tabOf(browser: Browser, path: string): Promise<Tab> {
  const page = await browser.get(path);
  return {
    page,
    send(action, fields, headers = FROM_HERE) {
      const form = page.html.querySelector(`form[action="${action}"]`);
      if (!form) throw new Error(`${path} has no form for ${action}`);
      const hidden = form
        .querySelectorAll('input[type=hidden]')
        .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']);
      return browser.post(action, { ...Object.fromEntries(hidden), ...fields }, headers);
    },
  };
}

export const sessionOf = (browser: Browser): string | undefined =>
  /sd_session=([^;]+)/.exec(browser.cookieHeader)?.[1];
