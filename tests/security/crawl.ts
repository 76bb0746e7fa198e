import type { Answer, Browser } from '../support/browser';
import { aboutTicket, addressesOf, gets, questionsAbout } from './addresses';
import { tells, type World } from './world';

export type Visit = { address: string; answer: Answer; about: boolean };

/** Every page of the application, and every list asked in every way that could give the ticket away. */
export async function crawl(browser: Browser, world: World): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const route of gets) {
    for (const address of addressesOf(route, world)) {
      visits.push({ address, answer: await browser.get(address), about: aboutTicket(route) });
    }
  }
  for (const address of questionsAbout(world)) {
    visits.push({ address, answer: await browser.get(address), about: false });
  }
  return visits;
}

export const telling = (visits: Visit[], secret: string) =>
  visits.filter(({ answer }) => tells(answer, secret)).map(({ address }) => address);

export const broken = (visits: Visit[]) =>
  visits
    .filter(({ answer }) => answer.status >= 500)
    .map(({ address, answer }) => `${answer.status} ${address}`);
