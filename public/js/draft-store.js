// Drafts as this browser keeps them: one a person, form and tab, so that no tab writes over what another holds. Pure: what
// it keeps them in (`get`, `set`, `keys`) and the time are given to it.
import { clearSearches } from './searches.js';

const ALL = 'draft:';
/** Nobody has come back for it. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** What an entry says for a moment when another tab takes it: a tab that is still open writes its own again. */
export const TAKEN = 'taken';
/** What an entry that was put aside has for the last digit of its tab: no tab's name ends so. */
const ASIDE = 'ghijklmnopqrstuvwxyz';

/** A draft: `texts` by name of field, `kind` of the reply, names of `files`, `base` that an edited form was opened with. */
function parsed(value) {
  try {
    const draft = JSON.parse(value);
    return draft?.texts ? draft : null;
  } catch {
    return null;
  }
}

/**
 * One as the release before kept it, the texts by name of field in a key of its form alone; null where it is
 * none. It had no time.
 */
function parsedOld(value, now) {
  try {
    const { visibility: kind, ...all } = JSON.parse(value);
    const texts = Object.fromEntries(Object.entries(all).filter(([, text]) => typeof text === 'string'));
    return Object.keys(texts).length ? { texts, kind, at: all.at ?? now } : null;
  } catch {
    return null;
  }
}
const oldKeys = (form, person) => [`${form}:${person}`, `${form}-${person}`, form].map((name) => ALL + name);

const sameTexts = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function draftStore(store, { person, tab }) {
  const prefixOf = (form) => `${ALL}${person}:${encodeURIComponent(form)}:`;
  const ownKey = (form) => prefixOf(form) + tab;
  const read = (key) => parsed(store.get(key));
  const entriesOf = (form) =>
    store
      .keys()
      .filter((key) => key.startsWith(prefixOf(form)))
      .map((key) => ({ key, draft: read(key) }))
      .filter(({ draft }) => draft);

  /** Replaces what this tab holds of a form, null for nothing; false where the browser keeps nothing. */
  function keep(form, draft, now = Date.now()) {
    return store.set(ownKey(form), draft && JSON.stringify({ ...draft, at: now }));
  }

  /** What this tab holds of a form, else the newest of the others, else that of the release before: `{ key, draft }`. */
  function find(form, now = Date.now()) {
    const entries = entriesOf(form).sort((one, other) => other.draft.at - one.draft.at);
    return entries.find(({ key }) => key === ownKey(form)) ?? entries[0] ?? findOld(form, now);
  }

  function findOld(form, now) {
    const found = oldKeys(form, person).map((key) => ({ key, draft: parsedOld(store.get(key), now) }));
    return found.find(({ draft }) => draft) ?? null;
  }

  /** Removes one, whosever it is: a tab that is open and shows its text keeps it. */
  function remove(key) {
    store.set(key, TAKEN);
    store.set(key, null);
  }

  /** Makes a found one this tab's. */
  function take(form, { key, draft }) {
    if (key === ownKey(form)) return;
    remove(key);
    store.set(ownKey(form), JSON.stringify(draft));
  }

  /** Puts a found one where nothing that is typed in this tab writes over it, if the browser keeps it there. */
  function setAside(form, { key, draft }) {
    if (key !== ownKey(form)) return key;
    // Another one may wait there still: nobody has said what becomes of it.
    const aside = [...ASIDE].map((mark) => key.slice(0, -1) + mark).find((free) => store.get(free) === null);
    if (!aside) return key;
    const text = JSON.stringify(draft);
    // A full browser has room for one of the two, which are equally long.
    store.set(key, null);
    if (store.set(aside, text)) return aside;
    store.set(key, text);
    return key;
  }

  /**
   * A form has gone through with these texts, or is given up: of other tabs only the same ones go with it. What was typed
   * in this one after it was sent (`at`, in milliseconds) stays.
   */
  function sent(form, { texts, at = Number.POSITIVE_INFINITY }) {
    const isOver = ({ key, draft }) => key === ownKey(form) && !(draft.at > at);
    for (const entry of entriesOf(form))
      if (isOver(entry) || sameTexts(entry.draft.texts, texts)) store.set(entry.key, null);
  }

  return { ownKey, keep, find, take, setAside, sent, remove };
}

/** A message of success as pages come with it: what people write there has no such quotes. */
const SUCCESS = 'toast-success" data-flash';

/** Whether an answer that a script got says that a form went through: a sign-in page does not, nor does a proxy's. */
export const wentThrough = ({ status, path, text }) =>
  status < 400 && path !== '/login' && text.includes(SUCCESS);

const SENT = 'draft-sent';

/**
 * Remembers in this tab (`session`) what a plain form is sent with, `{ person, tab, form, texts, at }`, null for nothing:
 * the page that answers tells whether it went through.
 */
export function rememberSent(session, sent) {
  session.set(SENT, sent && JSON.stringify(sent));
}

/**
 * Lets the draft of the form that was sent last go, where this page says that it went through. Errors, sign-in pages and
 * forms that were opened again say nothing of it, nor does what comes from a proxy, so the draft stays there. A page that
 * asks for more before it saves the same texts (`goesOn`) leaves it to the next one. The release before kept the key of the
 * draft alone, in `store`; a record that does not say whose it is (`person`) is of this page's.
 */
export function settleSent({ session, store }, { path, person, succeeded, goesOn = false }) {
  if (goesOn) return;
  const [sent, oldKey] = [readSent(session.get(SENT)), store.get(SENT)];
  session.set(SENT, null);
  store.set(SENT, null);
  if (!succeeded || path === '/login') return;
  if (sent) draftStore(store, { person, ...sent }).sent(sent.form, sent);
  if (oldKey?.startsWith(ALL)) store.set(oldKey, null);
}

function readSent(value) {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** Those of these people, by their ids; one that the release before kept for nobody in particular is anybody's. */
const isTheirs = (key, value, people) =>
  parsed(value)
    ? people.some((person) => key.startsWith(`${ALL}${person}:`))
    : people.some((person) => key.endsWith(person)) || !/[0-9a-f]{4}-[0-9a-f]{12}$/.test(key);

const draftsOf = (store, people) =>
  store
    .keys()
    .filter((key) => key.startsWith(ALL))
    .map((key) => ({ key, value: store.get(key) }))
    .filter(({ key, value }) => isTheirs(key, value, people));

/** How many texts of these people wait in this browser; what two tabs hold alike is one. */
export function countDrafts(store, people) {
  const found = draftsOf(store, people).map(({ key, value }) => {
    const draft = parsed(value);
    return draft ? [key.slice(0, key.lastIndexOf(':')), draft.texts] : [key, parsedOld(value)?.texts];
  });
  return new Set(found.filter(([, texts]) => texts).map((entry) => JSON.stringify(entry))).size;
}

/** Nothing of these people stays in this browser. */
export function clearDrafts(store, people) {
  for (const { key } of draftsOf(store, people)) store.set(key, null);
  clearSearches(store, people);
}

const LEAVING = 'signing-out';

/** Remembers in this tab (`session`) who is about to sign out. */
export const rememberLeaving = (session, people) => session.set(LEAVING, people.join(' '));

/**
 * Clears the drafts of whose session was ended: by signing out in this tab, once the sign-in page has come, or from
 * elsewhere, as the server says (`ended`). One that ran out is not: its person comes back for them.
 * @returns how many were cleared that nobody has been told of before
 */
export function clearEnded({ session, store }, { path, isSignedIn, ended }) {
  const leaving = (session.get(LEAVING) ?? '').split(' ').filter(Boolean);
  const hasLeft = !isSignedIn && path === '/login';
  // Still signed in, they have not left after all; another page, such as an error, says nothing of it.
  if (isSignedIn || hasLeft) session.set(LEAVING, null);
  if (hasLeft) clearDrafts(store, leaving);
  const count = countDrafts(store, ended);
  clearDrafts(store, ended);
  return count;
}

const ENDED = 'session-ended';

/** Remembers in this tab (`session`) that what a person did met a session that had ended, and the draft of which form it was. */
export const rememberEnded = (session, { person, form }) =>
  session.set(ENDED, JSON.stringify({ person, form }));

/**
 * What a sign-in page has to say of the session before: `kept` where this browser holds what was typed, else `ended`.
 * Where it holds other texts that were not sent, whosever they are, `endedWaiting` or, where nothing happened, `waiting`;
 * null where there is nothing to say. It stays said there until somebody is in, or goes elsewhere.
 */
export function endedBefore({ session, store }, { path, isSignedIn }) {
  const ended = JSON.parse(session.get(ENDED) ?? 'null');
  if (isSignedIn || path !== '/login') session.set(ENDED, null);
  if (isSignedIn || path !== '/login') return null;
  if (!ended) return holdsTexts(store) ? 'waiting' : null;
  const texts =
    ended.form && draftStore(store, { person: ended.person, tab: '' }).find(ended.form)?.draft.texts;
  return Object.keys(texts || {}).length ? 'kept' : holdsTexts(store) ? 'endedWaiting' : 'ended';
}

/** Whether this browser keeps a text that was not sent, whosever it is. */
export const holdsTexts = (store, now = Date.now()) =>
  store
    .keys()
    .filter((key) => key.startsWith(ALL))
    .map((key) => parsed(store.get(key)) ?? parsedOld(store.get(key), now))
    .some((draft) => draft && draft.at > now - KEPT_MS && Object.keys(draft.texts).length > 0);

/** Removes what nobody has come back for in a month, and what is no draft. */
export function forgetOldDrafts(store, now = Date.now()) {
  for (const key of store.keys()) {
    if (!key.startsWith(ALL)) continue;
    const value = store.get(key);
    const draft = parsed(value) ?? parsedOld(value, now);
    if (!draft || !(draft.at > now - KEPT_MS)) store.set(key, null);
    else if (!('at' in JSON.parse(value))) store.set(key, JSON.stringify({ ...JSON.parse(value), at: now }));
  }
}
