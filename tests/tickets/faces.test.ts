import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import type { Answer } from '../support/browser';

// Somebody has one colour, whoever looks at them and wherever.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idOf = async (email: string) => (await findUserByEmail(await app.ctx(), email))?.id ?? '';

type Found = Record<string, string[]>;

const PLACES: [avatar: string, name: string][] = [
  ['.entry', 'h3'],
  ['.person-head', '.person-name h3'],
  ['.person-line', '.truncate'],
  ['aside li.cluster', 'span:last-child'],
  ['.user-menu', '.menu-who strong'],
];

/** The colours on a page, by the name that stands beside them. */
function coloursOn({ html }: Answer): Found {
  const found: Found = {};
  for (const [place, name] of PLACES) {
    for (const element of html.querySelectorAll(place)) {
      const avatar = element.querySelector('.avatar');
      const who = element.querySelector(name)?.textContent.trim() ?? '';
      if (avatar) found[who] = [...(found[who] ?? []), avatar.classNames.match(/hue-\S+( deep)?/)?.[0] ?? ''];
    }
  }
  return found;
}

test('at the desk, in the portal and in their own menu', async () => {
  const [customer, technician] = [await app.ctx('customer@demo.test'), await app.ctx('technician@demo.test')];
  const { id, number } = await createTicket(customer, { subject: 'Faces', description: 'Hello' });
  await changeTicket(await app.ctx('admin@demo.test'), id, {
    assigneeId: await idOf('technician@demo.test'),
    participantIds: [await idOf('colleague@demo.test')],
    followerIds: [await idOf('technician2@demo.test')],
  });
  await reply(technician, id, { body: 'Hello', visibility: 'public' });
  await reply(technician, id, { body: 'A note', visibility: 'internal' });
  const [atDesk, inPortal] = [await app.as('technician@demo.test'), await app.as('customer@demo.test')];
  const pages = [
    await atDesk.get(`/desk/tickets/${number}`),
    await atDesk.get(`/desk/tickets/${number}/participants?q=celia`),
    await inPortal.get(`/portal/tickets/${number}`),
    await inPortal.get('/account'),
  ].map(coloursOn);
  const names = ['Clara Cliente', 'Tomás Técnico', 'Celia Colega', 'Teresa Otra'];
  const seen = names.map((name) => pages.flatMap((page) => page[name] ?? []));
  // Clara: two descriptions, her card, two menus. Tomás: two replies, a note, two menus. Celia: in copy, twice.
  expect(seen.map((colours) => colours.length)).toEqual([5, 5, 2, 1]);
  expect(seen.map((colours) => new Set(colours).size)).toEqual([1, 1, 1, 1]);
  expect(seen.flat().filter((colour) => !/^hue-[0-7]( deep)?$/.test(colour))).toEqual([]);
});
