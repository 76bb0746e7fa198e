// A script's request met a session that is over. Signing in again leads back to this page, with the drafts that wait for it;
// what no draft holds is on this page alone, so then it stays.
import { make, session, store } from './dom.js';
import { draftStore, rememberEnded } from './draft-store.js';
import { isTouched } from './keep.js';
import { tellFailure } from './toasts.js';

const CONTROLS = ':is(textarea, select, input:not([type="hidden"], [type="search"]))[name]';
const TEXT = ':is(textarea, input:not([type="checkbox"], [type="radio"], [type="file"]))';
const keyOf = (form) => form.dataset?.draftKey;

/** `source` is what has asked, `next` the address of the sign-in page that answered. */
export function sessionIsOver(source, next) {
  const { person } = document.body.dataset;
  next.searchParams.set('next', location.pathname + location.search);
  if (isOnlyHere(person)) return tellFailure(source, words().ended, signInLink(next));
  rememberEnded(session, { person, form: keyOf(source) });
  location.assign(next.href);
}

/**
 * Whether somebody has written or chosen here what is in no draft: a text that can be folded away never is, and what is
 * found may be another tab's. Files and choices beside a draft are made again.
 */
function isOnlyHere(person) {
  const drafts = draftStore(store, { person, tab: '' });
  const isKept = (control) => {
    const { form, name, value } = control;
    const found = keyOf(form) === undefined ? null : drafts.find(keyOf(form));
    const isSaid = !control.matches(TEXT) || !value.trim() || found?.draft.texts[name] === value;
    return found !== null && isSaid;
  };
  const isWaiting = (control) => (control.type === 'file' ? control.files.length > 0 : isTouched(control));
  return [...document.querySelectorAll(CONTROLS)].some(
    (control) => control.form?.method === 'post' && isWaiting(control) && !isKept(control),
  );
}

const words = () => document.getElementById('toasts').dataset;

/** In another tab: this one goes on when that is done. */
function signInLink(next) {
  const link = make('a', {
    className: 'button secondary small',
    href: next.href,
    target: '_blank',
    rel: 'noopener',
  });
  link.textContent = words().signIn;
  return link;
}
