import { Environment, FileSystemLoader } from 'nunjucks';
import {
  clearDrafts,
  clearEnded,
  countDrafts,
  endedBefore,
  forgetOldDrafts,
  rememberEnded,
  rememberLeaving,
  TAKEN,
  wentThrough,
} from '../../public/js/draft-store.js';
import { projectFolder } from '../../src/platform/folders';
import { browser, saying } from './draft-browser';

test('each tab has a draft of its own, and sending in one leaves the other its text', () => {
  const { tab } = browser();
  const [one, two] = [tab('1'), tab('2')];
  one.keep('ticket-7', saying('one'), 1);
  two.keep('ticket-7', saying('two'), 2);
  expect(one.find('ticket-7')?.draft.texts).toEqual({ body: 'one' });
  two.sent('ticket-7', saying('two'));
  expect(two.find('ticket-7')?.draft.texts).toEqual({ body: 'one' });
});

test('the same text in another tab goes with what was sent', () => {
  const { tab, values } = browser();
  tab('1').keep('ticket-7', saying('again'));
  tab('2').keep('ticket-7', saying('again'));
  tab('2').sent('ticket-7', saying('again'));
  expect([...values]).toEqual([]);
});

test('a form without a draft takes the newest, and a tab that is open after all is told', () => {
  const { tab, values, writes } = browser();
  tab('1').keep('ticket-7', saying('older'), 1);
  tab('2').keep('ticket-7', saying('newer', { kind: 'internal', files: ['a.pdf'] }), 2);
  const third = tab('3');
  const found = third.find('ticket-7');
  if (!found) throw new Error('nothing found');
  expect(found.draft).toEqual({ ...saying('newer', { kind: 'internal', files: ['a.pdf'] }), at: 2 });
  third.take('ticket-7', found);
  expect([...values.keys()].sort()).toEqual(['draft:ana:ticket-7:1', 'draft:ana:ticket-7:3']);
  expect(writes).toContainEqual(['draft:ana:ticket-7:2', 'taken']);
  const again = third.find('ticket-7');
  if (again) third.take('ticket-7', again);
  expect(third.find('ticket-7')?.key).toBe('draft:ana:ticket-7:3');
});

test('a draft belongs to a person and a form, whatever they are called', () => {
  const { tab } = browser();
  tab('1').keep('ticket-7', saying('mine'));
  expect(tab('1', 'eva').find('ticket-7')).toBeNull();
  expect(tab('1').find('ticket-7-edit')).toBeNull();
  expect(tab('1').find('ticket')).toBeNull();
  tab('1').keep('a:b', saying('colon'));
  expect(tab('1').find('a')).toBeNull();
  expect(tab('2').find('a:b')?.draft.texts).toEqual({ body: 'colon' });
});

test('a draft that is offered stands where typing does not write over it', () => {
  const { tab } = browser();
  const one = tab('1');
  one.keep('ticket-7-edit', saying('before'), 1);
  const found = one.find('ticket-7-edit');
  const key = found && one.setAside('ticket-7-edit', found);
  one.keep('ticket-7-edit', saying('since'), 2);
  one.sent('ticket-7-edit', saying('since'));
  expect(one.find('ticket-7-edit')).toEqual({ key, draft: saying('before', { at: 1 }) });
  if (key) one.remove(key);
  expect(one.find('ticket-7-edit')).toBeNull();
});

test('what is put aside takes the place of nothing that was put aside before', () => {
  const { tab } = browser();
  const one = tab('1');
  for (const [at, text] of ['first', 'second', 'third'].entries()) {
    one.keep('ticket-7-edit', saying(text), at);
    const found = one.find('ticket-7-edit');
    if (found) one.setAside('ticket-7-edit', found);
  }
  const waiting: unknown[] = [];
  for (let found = one.find('ticket-7-edit'); found; found = one.find('ticket-7-edit')) {
    waiting.push(found.draft.texts.body);
    one.remove(found.key);
  }
  expect(waiting).toEqual(['third', 'second', 'first']);
});

test('a draft is put aside where the browser has room for one alone, to the letter', () => {
  const { store, values, tab } = browser();
  const one = tab('1');
  one.keep('ticket-7-edit', saying('before'), 1);
  const size = () => [...values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const [room, set] = [size(), store.set];
  store.set = (key, value) => {
    const fits = value === null || size() + key.length + value.length <= room;
    return fits && set(key, value);
  };
  const found = one.find('ticket-7-edit');
  const key = found && one.setAside('ticket-7-edit', found);
  expect(one.find('ticket-7-edit')).toEqual({ key, draft: saying('before', { at: 1 }) });
});

test('discarding what another tab left tells that tab, in case it is open and shows it', () => {
  const { tab, values, writes } = browser();
  tab('1').keep('ticket-7-edit', saying('of one'), 1);
  const two = tab('2');
  const found = two.find('ticket-7-edit');
  const key = (found && two.setAside('ticket-7-edit', found)) ?? '';
  two.remove(key);
  expect([...values]).toEqual([]);
  expect(writes.slice(-2)).toEqual([
    [tab('1').ownKey('ticket-7-edit'), TAKEN],
    [tab('1').ownKey('ticket-7-edit'), null],
  ]);
});

const views = new Environment(new FileSystemLoader(projectFolder('views')), {
  trimBlocks: true,
  lstripBlocks: true,
});
for (const name of ['t', 'asset']) views.addGlobal(name, (word: string) => word);
const toast = (kind: string) =>
  views.renderString(
    `{% from "components/toast.njk" import toast %}{{ toast({ kind: kind, text: 'Hecho' }) }}`,
    { kind },
  );

test.each([
  [
    'a page that says what was done',
    { status: 200, path: '/portal/tickets/7', text: toast('success') },
    true,
  ],
  ['one that says what went wrong', { status: 200, path: '/portal/tickets/7', text: toast('error') }, false],
  ['the sign-in page', { status: 200, path: '/login', text: toast('success') }, false],
  ['a refused form', { status: 422, path: '/portal/tickets', text: toast('success') }, false],
  [
    'a network that wants to be agreed to first',
    { status: 200, path: '/portal/tickets', text: '<h1>Wi-Fi</h1>' },
    false,
  ],
])('a form that a script sent and %s answered', (_what, answer, expected) => {
  expect(wentThrough(answer)).toBe(expected);
});

test('an empty form keeps nothing, and a full browser says so', () => {
  const { tab, values } = browser();
  tab('1').keep('ticket-7', saying('x'));
  expect(tab('1').keep('ticket-7', null)).toBe(true);
  expect(values.size).toBe(0);
  expect(browser({ isFull: true }).tab('1').keep('ticket-7', saying('x'))).toBe(false);
});

test('who signs out is told of each of their texts once, and leaves none; what others have, and no draft, stays', () => {
  const { store, tab, values } = browser();
  const [ana, eva] = ['01985a00-0000-7000-8000-00000000000a', '01985a00-0000-7000-8000-00000000000b'];
  values.set('theme', 'dark');
  values.set(`draft:ticket-7-${ana}`, '{"body":"of the release before"}');
  values.set(`draft:ticket-7-${eva}`, '{"body":"of the release before"}');
  values.set('draft:edit-7', '{"body":"of nobody in particular"}');
  tab('1', ana).keep('ticket-7', saying('same'));
  tab('2', ana).keep('ticket-7', saying('same'));
  tab('1', ana).keep('ticket-8', saying('same'));
  tab('1', eva).keep('ticket-7', saying('same'));
  expect(countDrafts(store, [ana])).toBe(4);
  // An administrator who acts as Ana leaves with them.
  expect(countDrafts(store, [ana, eva])).toBe(6);
  clearDrafts(store, [ana]);
  expect([...values.keys()].sort()).toEqual([`draft:${eva}:ticket-7:1`, `draft:ticket-7-${eva}`, 'theme']);
});

test.each([
  ['has signed out in this tab', { path: '/login', isSignedIn: false, ended: [] }, ['eva'], 0],
  ['could not, and is still in', { path: '/desk', isSignedIn: true, ended: [] }, ['ana', 'eva'], 0],
  ['met an error on the way', { path: '/logout', isSignedIn: false, ended: [] }, ['ana', 'eva'], 0],
  ['was signed out from elsewhere', { path: '/help', isSignedIn: false, ended: ['ana'] }, ['eva'], 1],
])('the drafts of who %s', (_what, page, left, told) => {
  const { store, tab } = browser();
  const { store: session, values: marks } = browser();
  for (const person of ['ana', 'eva']) tab('1', person).keep('ticket-7', saying('typed'));
  rememberLeaving(session, ['ana']);
  expect(clearEnded({ session, store }, page)).toBe(told);
  const kept = ['ana', 'eva'].filter((person) => tab('1', person).find('ticket-7'));
  expect(kept).toEqual(left);
  // Only a page that decides it ends the wait.
  expect(marks.size).toBe(page.path === '/login' || page.isSignedIn ? 0 : 1);
});

test('the drafts of a session that ran out wait for their person', () => {
  const { store, tab } = browser();
  tab('1').keep('ticket-7', saying('typed'));
  expect(
    clearEnded({ session: browser().store, store }, { path: '/login', isSignedIn: false, ended: [] }),
  ).toBe(0);
  expect(tab('1').find('ticket-7')).not.toBeNull();
});

test('a sign-in page says that the session is over where it was met, and of a draft where there is one', () => {
  const { store, tab } = browser();
  const { store: session } = browser();
  const at = (path: string, isSignedIn = false) => endedBefore({ session, store }, { path, isSignedIn });
  tab('1').keep('ticket-8', { texts: {}, files: ['a.pdf'] });
  expect(at('/login')).toBeNull();
  tab('1').keep('ticket-7', saying('typed'));
  // Somebody has followed a link.
  expect([at('/login'), at('/register'), at('/portal', true)]).toEqual(['waiting', null, null]);
  for (const [form, said] of [
    ['ticket-7', 'kept'],
    ['ticket-8', 'endedWaiting'],
    [undefined, 'endedWaiting'],
  ] as const) {
    rememberEnded(session, { person: 'ana', form });
    // A wrong password shows the page once more.
    expect([at('/login'), at('/login')]).toEqual([said, said]);
    expect(at('/portal', true)).toBeNull();
    expect(at('/login')).toBe('waiting');
  }
  // Whosever it is; and nobody waits for what is too old to come back.
  tab('1').keep('ticket-7', saying('typed'), 1);
  expect(at('/login')).toBeNull();
  rememberEnded(session, { person: 'ana', form: 'ticket-8' });
  expect(at('/login')).toBe('ended');
  tab('1', 'eva').keep('ticket-9', saying('hers'));
  expect(at('/login')).toBe('endedWaiting');
});

test.each([
  ['ticket-7', 'draft:ticket-7-ana'],
  ['ticket:0198', 'draft:ticket:0198:ana'],
  ['new-ticket', 'draft:new-ticket:ana'],
  ['edit-7', 'draft:edit-7'],
])('a text that the release before kept for %s is there after the upgrade, for a month', (form, key) => {
  const { store, tab, values } = browser();
  const day = 24 * 60 * 60 * 1000;
  values.set(key, '{"body":"two hours","visibility":"internal"}');
  forgetOldDrafts(store, day);
  forgetOldDrafts(store, day * 30);
  const draft = { texts: { body: 'two hours' }, kind: 'internal', at: day };
  expect(tab('1').find(form)).toEqual({ key, draft });
  expect(tab('1').find('another')).toBeNull();
  expect(countDrafts(store, ['ana'])).toBe(1);
  forgetOldDrafts(store, day * 31);
  expect([...values]).toEqual([]);

  values.set(key, '{"body":"two hours"}');
  const found = tab('1').find(form, day);
  if (!found) throw new Error('nothing found');
  tab('1').take(form, found);
  expect([...values.keys()]).toEqual([tab('1').ownKey(form)]);
  expect(tab('2').find(form)?.draft).toEqual({ texts: { body: 'two hours' }, at: day });
});

test('what nobody came back for in a month goes, and so does what cannot be read', () => {
  const { store, tab, values } = browser();
  const day = 24 * 60 * 60 * 1000;
  tab('1').keep('ticket-7', saying('old'), 0);
  tab('1').keep('ticket-8', saying('new'), day * 2);
  for (const broken of ['', 'null', '[]', '{"texts":null}', '{"texts":{}}', '{']) {
    values.set(`draft:ana:ticket-9:${broken}`, broken);
  }
  forgetOldDrafts(store, day * 31);
  expect([...values.keys()]).toEqual(['draft:ana:ticket-8:1']);
});
