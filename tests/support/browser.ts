import { type HTMLElement, parse } from 'node-html-parser';
import { elsewhere } from './transactions';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads, as a path. */
  location: string | null;
  html: HTMLElement;
}

type Fields = Record<string, string | string[] | number | boolean | null | undefined>;

export interface TestFile {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
  type?: string;
}

/** A form's own token, or the one that scripts send. */
const TOKEN = /name="(?:_csrf" value|csrf-token" content)="([^"]+)"/;

const VISITOR = { cookies: new Map<string, string>(), token: null };

/** A browser without scripts: keeps cookies, sends the form token it last saw, follows nothing by itself. */
export class Browser {
  private cookies: Map<string, string>;
  private token: string | null;

  /** @param state a visitor's unless given */
  constructor(
    private readonly base: string,
    { cookies, token }: { cookies: Map<string, string>; token: string | null } = VISITOR,
  ) {
    this.cookies = new Map(cookies);
    this.token = token;
  }

  /** Another browser with the same cookies: one signed in twice is still one sign-in. */
  copy(): Browser {
    return new Browser(this.base, { cookies: this.cookies, token: this.token });
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** Sends a form as a browser does: `null` and `undefined` are fields that are not there. */
  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams(entriesOf(await this.withToken(fields)));
    return this.send(path, { method: 'POST', body, headers });
  }

  /** A form with files, as `multipart/form-data`. */
  async upload(path: string, fields: Fields, files: TestFile[], name = 'attachments'): Promise<Answer> {
    const form = new FormData();
    for (const [key, value] of entriesOf(await this.withToken(fields))) form.append(key, value);
    for (const file of files) {
      form.append(name, new Blob([file.content], { type: file.type ?? 'text/plain' }), file.name);
    }
    return this.send(path, { method: 'POST', body: form });
  }

  /** Any request at all, cookies included. */
  async send(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const headers = {
      accept: 'text/html',
      'accept-language': 'en',
      cookie: this.cookieHeader,
      ...init.headers,
    };
    const response = await elsewhere(() =>
      fetch(new URL(path, this.base), { redirect: 'manual', ...init, headers }),
    );
    this.keepCookies(response);
    const text = await response.text();
    this.token = TOKEN.exec(text)?.[1] ?? this.token;
    let html: HTMLElement | undefined;
    return {
      ...{ status: response.status, headers: response.headers, location: locationOf(response), text },
      // Most tests look at few of the pages that they ask for, and a large one takes long to parse.
      get html() {
        html ??= parse(text);
        return html;
      },
    };
  }

  private async withToken(fields: Fields): Promise<Fields> {
    if ('_csrf' in fields) return fields;
    if (!this.token) await this.get('/login');
    return { _csrf: this.token ?? '', ...fields };
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Whether the desk takes this browser for a person. */
export const isIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get('/account')).status === 200;

function entriesOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [value].flat().map((entry): [string, string] => [name, String(entry)]),
  );
}

function locationOf(response: Response): string | null {
  const location = response.headers.get('location');
  if (!location) return null;
  const url = new URL(location, response.url);
  return url.origin === new URL(response.url).origin ? url.pathname + url.search + url.hash : location;
}
