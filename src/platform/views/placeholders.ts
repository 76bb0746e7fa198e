import { randomUUID } from 'node:crypto';
import nunjucks from 'nunjucks';

/** What a page says before it can be known: a placeholder stands for it until the whole page is rendered. */
export interface Placeholders {
  /** @param make called once the page is whole, with its HTML, in which others may be left; answers with HTML */
  placeholder(make: (page: string) => string): nunjucks.runtime.SafeString;
  filled(html: string): string;
}

/** Nobody knows it who could type it. */
const ID = randomUUID();
const ALL = new RegExp(`<!--${ID} (\\d+)-->`, 'g');

export function createPlaceholders(): Placeholders {
  const waiting: ((page: string) => string)[] = [];
  return {
    placeholder(make) {
      waiting.push(make);
      return new nunjucks.runtime.SafeString(`<!--${ID} ${waiting.length - 1}-->`);
    },
    filled: (html) =>
      waiting.length === 0 ? html : html.replace(ALL, (_whole, at) => waiting[Number(at)]?.(html) ?? ''),
  };
}
