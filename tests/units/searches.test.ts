import { clearEnded, rememberLeaving } from '../../public/js/draft-store.js';
import { clearSearches, forgetSearch, recentSearches, rememberSearch } from '../../public/js/searches.js';
import { browser } from './draft-browser';

// What somebody has searched for, as their browser keeps it.

const many = (count: number) => Array.from({ length: count }, (_, place) => `search ${place}`);

test('the newest come first, eight of them, each once whatever its capitals and accents', () => {
  const { store } = browser();
  for (const q of [...many(10), 'Impresión', 'search 8', 'IMPRESION']) rememberSearch(store, 'ana', q);
  expect(recentSearches(store, 'ana')).toEqual([
    ...['IMPRESION', 'search 8', 'search 9', 'search 7', 'search 6', 'search 5', 'search 4', 'search 3'],
  ]);
});

test('each is taken off by itself, or all at once, and nobody has those of somebody else', () => {
  const { store, values } = browser();
  for (const q of ['one', 'two']) rememberSearch(store, 'ana', q);
  rememberSearch(store, 'bruno', 'three');
  forgetSearch(store, 'ana', 'one');
  expect([recentSearches(store, 'ana'), recentSearches(store, 'bruno')]).toEqual([['two'], ['three']]);
  clearSearches(store, ['ana']);
  expect([...values.values()]).toEqual([JSON.stringify(['three'])]);
  forgetSearch(store, 'bruno', 'three');
  expect(values.size).toBe(0);
});

test('what something else has written there is nothing', () => {
  const { store } = browser();
  for (const value of ['{', 'null', '{"a":1}', '[1,null,"",{"q":1}]']) {
    store.set('searches:ana', value);
    expect(recentSearches(store, 'ana')).toEqual([]);
  }
  expect(recentSearches(browser({ isFull: true }).store, 'ana')).toEqual([]);
});

test.each([
  ['who signs out here', '/login', [], true],
  ['whose session was ended from elsewhere', '/desk', ['ana'], true],
  ['whose session ran out', '/login', [], false],
])('with the session the searches go of %s', (who, path, ended, isGone) => {
  const { store } = browser();
  const { store: session } = browser();
  rememberSearch(store, 'ana', 'printer');
  rememberSearch(store, 'bruno', 'printer');
  if (who === 'who signs out here') rememberLeaving(session, ['ana']);
  clearEnded({ session, store }, { path, isSignedIn: false, ended });
  expect(recentSearches(store, 'ana')).toEqual(isGone ? [] : ['printer']);
  expect(recentSearches(store, 'bruno')).toEqual(['printer']);
});
