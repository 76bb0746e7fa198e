import type { HTMLElement } from 'node-html-parser';
import type { Answer, Browser, TestFile } from '../support/browser';

/** The hidden fields of a form, as a browser sends them. */
export function hidden(form: HTMLElement | null): Record<string, string> {
  const inputs = form?.querySelectorAll('input[type=hidden]') ?? [];
  return Object.fromEntries(
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}

/** Replies at a ticket's page, as somebody does who has just opened it. */
export async function reply(
  browser: Browser,
  path: string,
  body: string,
  files: TestFile[] = [],
): Promise<Answer> {
  const page = await browser.get(path);
  const fields = hidden(page.html.querySelector('#composer'));
  return browser.upload(`${path}/replies`, { ...fields, visibility: 'public', body }, files);
}

/** Submits a ticket in the portal. */
export async function submit(browser: Browser, subject: string, files: TestFile[] = []): Promise<Answer> {
  const page = await browser.get('/portal/tickets/new');
  const fields = hidden(page.html.querySelector('form[action="/portal/tickets"]'));
  const typed = { subject, description: `What was typed for ${subject}`, urgency: 'normal' };
  return browser.upload('/portal/tickets', { ...fields, ...typed }, files);
}
