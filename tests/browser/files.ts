/// <reference lib="dom" />
import type { Page } from 'playwright-core';

// Files as they come into a page, and an answer that is no page of the desk.

/** A file to choose. */
export const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});
/** What a field for files holds. */
export const fileNames = (page: Page, id: string) =>
  page
    .locator(id)
    .evaluate((input) => [...((input as HTMLInputElement).files ?? [])].map(({ name }) => name));

/** Pastes as a program gave it: files, and text beside them. Says whether the page took it from the browser. */
export const paste = (page: Page, where: string, names: string[], plain = '') =>
  page.locator(where).evaluate(
    (target, [names, plain]) => {
      const data = new DataTransfer();
      for (const name of names)
        data.items.add(new File([String(Math.random())], name, { type: 'image/png' }));
      if (plain) data.setData('text/plain', plain);
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
      return !target.dispatchEvent(event);
    },
    [names, plain] as const,
  );

/** Drops files of the disk in the middle of something, as the file manager does. */
export async function drop(page: Page, where: string, ...files: string[]): Promise<void> {
  const { x, y, width, height } = await page.locator(where).evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    return element.getBoundingClientRect().toJSON();
  });
  const browser = await page.context().newCDPSession(page);
  const at = { x: x + width / 2, y: y + height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at });
  await browser.detach();
}

/** As a proxy answers while the desk is not there; its page asks for no icon. */
export const PROXY_ERROR = { status: 502, contentType: 'text/html', body: '<link rel="icon" href="data:,">' };
