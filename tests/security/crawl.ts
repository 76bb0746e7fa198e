import type { Answer, Browser } from '../support/browser';
import { sample } from '../support/thorough';
import { aboutTicket, addressesOf, gets, questionsAbout } from './addresses';
import { tells, type World } from './world';

export type Visit = { address: string; answer: Answer; about: boolean };

/**
 * Every page about the ticket, every search that could find it, and of all other pages and questions some, or all when
 * tests are thorough; within one test the same ones.
 */
export async function crawl(browser: Browser, world: World): Promise<Visit[]> {
  const what = expect.getState().currentTestName ?? '';
  const others = sample(
    gets.filter((route) => !aboutTicket(route)),
    0.25,
    what,
  );
  const questions = questionsAbout(world);
  const asked = sample(questions, 0.25, what);
  const visits: Visit[] = [];
  for (const route of gets.filter((one) => aboutTicket(one) || others.includes(one))) {
    for (const address of addressesOf(route, world)) {
      visits.push({ address, answer: await browser.get(address), about: aboutTicket(route) });
    }
  }
  for (const address of questions.filter((one) => FINDING.test(one) || asked.includes(one))) {
    visits.push({ address, answer: await browser.get(address), about: false });
  }
  return visits;
}

/** The searches that find it for whoever may see it. */
const FINDING = /q=zanzibar$|section=open&organization=1/;

export const telling = (visits: Visit[], secret: string) =>
  visits.filter(({ answer }) => tells(answer, secret)).map(({ address }) => address);

export const broken = (visits: Visit[]) =>
  visits
    .filter(({ answer }) => answer.status >= 500)
    .map(({ address, answer }) => `${answer.status} ${address}`);
