// Drafts do not outlast the session in this browser: whoever signs out is told of those there are. They go once it has
// ended, on the page that follows.

import { on, session, store } from './dom.js';
import { countDrafts, rememberLeaving } from './draft-store.js';
import { openDialog } from './menus.js';

on(
  'submit',
  'form[action="/logout"]',
  (event, form) => {
    const { person, actedBy } = document.body.dataset;
    // Who acts as somebody leaves with their own session.
    const people = [person, actedBy].filter(Boolean);
    const dialog = document.getElementById('sign-out');
    const count = countDrafts(store, people);
    if (!count || dialog.contains(form)) return rememberLeaving(session, people);
    event.preventDefault();
    const text = dialog.querySelector('[data-one]');
    text.textContent = count === 1 ? text.dataset.one : text.dataset.many.replace('%n', count);
    openDialog(dialog);
  },
  true,
);
