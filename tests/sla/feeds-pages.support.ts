import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeServers, serve } from '../platform/outbound.support';
import type { TestApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { christmas, fedApp, feedsIn, ics, madrid, spanish } from './feeds.support';

// A calendar, new for each test, and the page of its feeds, which an administrator reads in Spanish.

export let app: TestApp;
export let admin: Browser;
export let calendar: string;
export let page: string;

beforeAll(async () => {
  app = await fedApp();
});
beforeEach(async () => {
  admin = await spanish(app);
  calendar = await madrid(app);
  page = `/admin/calendars/${calendar}/feeds`;
});
afterEach(closeServers);
afterAll(() => app.close());

export const days = async () => ics([christmas(await app.ctx())]);
/** Serves a calendar, or whatever it is told to. */
export const answering = (answer: (req: IncomingMessage, res: ServerResponse) => void) => serve(answer);
export const addAddress = (address: string, name = '') => admin.post(page, { address, name });
export const addFile = (content: string | Buffer, file = 'festivos.ics', fields = {}) =>
  admin.upload(page, fields, [{ name: file, content: new Uint8Array(Buffer.from(content)) }], 'file');
export const errorOf = ({ html }: Answer, field: string) =>
  html.querySelector(`#f-${field}-error`)?.text.trim() ?? '';
export const feeds = async () => feedsIn(await app.ctx(), calendar);
