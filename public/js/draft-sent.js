// The page after a plain form with a draft was sent: whatever was changed is told there by a message.
import { session, store } from './dom.js';
import { settleSent } from './draft-store.js';

const message = document.querySelector('#toasts > .toast-success[data-flash]');
settleSent(
  { session, store },
  {
    path: location.pathname,
    person: document.body.dataset.person,
    succeeded: message !== null,
    goesOn: document.querySelector('[data-draft-goes-on]') !== null,
  },
);
