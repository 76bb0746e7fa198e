// What somebody has searched for, as this browser keeps it, each person's for themselves. Pure: what it is kept in (`get`,
// `set`) is given to it.

const MOST = 8;
const keyOf = (person) => `searches:${person}`;

/** The newest first; nothing of what somebody else has written there. */
export function recentSearches(store, person) {
  try {
    const found = JSON.parse(store.get(keyOf(person)));
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string' && one).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const keep = (store, person, searches) =>
  store.set(keyOf(person), searches.length ? JSON.stringify(searches.slice(0, MOST)) : null);

const plain = (q) => q.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const isSame = (one, other) => plain(one) === plain(other);

/** The same in other capitals and with other accents is the same search, as it was written last. */
export function rememberSearch(store, person, q) {
  const others = recentSearches(store, person).filter((one) => !isSame(one, q));
  keep(store, person, [q].concat(others));
}

export function forgetSearch(store, person, q) {
  keep(
    store,
    person,
    recentSearches(store, person).filter((one) => one !== q),
  );
}

/** Nothing of these people stays in this browser. */
export function clearSearches(store, people) {
  for (const person of people) store.set(keyOf(person), null);
}
