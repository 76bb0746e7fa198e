// The first page after a session was ended, in this tab or from elsewhere, or found to be over; and a sign-in page of a
// browser that holds what was not sent.
import { session, store } from './dom.js';
import { clearEnded, endedBefore } from './draft-store.js';
import { toast } from './toasts.js';

const { person, signedOut = '' } = document.body.dataset;
const isSignedIn = person !== undefined;
const { pathname: path } = location;
const ended = signedOut.split(' ').filter(Boolean);
const count = clearEnded({ session, store }, { path, isSignedIn, ended });
const what = endedBefore({ session, store }, { path, isSignedIn });
if (count) toast('info', document.getElementById('toasts').dataset.draftsGone);
else if (what) tellEnded(what);

function tellEnded(what) {
  const notice = document.querySelector('[data-session-ended]');
  if (!notice) return;
  notice.hidden = false;
  // A line that is heard must be there before it says something.
  requestAnimationFrame(() => (notice.querySelector('p').textContent = notice.dataset[what]));
}
