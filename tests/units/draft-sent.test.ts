import { rememberSent, settleSent } from '../../public/js/draft-store.js';
import { browser, saying } from './draft-browser';

// What becomes of a draft once its form was sent.

test.each([
  ['a page that says what was done', { path: '/desk/tickets/7', succeeded: true }, false],
  ['an error page', { path: '/desk/tickets/7/edit', succeeded: false }, true],
  [
    'the form once more, after an answer of a proxy',
    { path: '/desk/tickets/7/edit', succeeded: false },
    true,
  ],
  ['another page, from an address', { path: '/desk', succeeded: false }, true],
  ['the sign-in page', { path: '/login', succeeded: true }, true],
])('a plain form that is answered by %s', (_what, page, isKept) => {
  const { store, tab } = browser();
  const { store: session } = browser();
  const one = tab('1');
  one.keep('ticket-7-edit', saying('typed'), 1);
  rememberSent(session, { person: 'ana', tab: '1', form: 'ticket-7-edit', ...saying('typed') });
  settleSent({ session, store }, page);
  expect(one.find('ticket-7-edit')?.draft.texts.body).toBe(isKept ? 'typed' : undefined);
  // Told once: what a later page says is about something else.
  settleSent({ session, store }, { path: '/desk', succeeded: true });
  expect(one.find('ticket-7-edit') !== null).toBe(isKept);
});

test('a page that asks which of two texts it is to be leaves the draft to the page after it', () => {
  const { store, tab } = browser();
  const { store: session } = browser();
  tab('1').keep('ticket-7-edit', saying('typed'), 1);
  rememberSent(session, { person: 'ana', tab: '1', form: 'ticket-7-edit', ...saying('typed') });
  settleSent({ session, store }, { path: '/desk/tickets/7/properties', succeeded: false, goesOn: true });
  expect(tab('1').find('ticket-7-edit')?.draft.texts.body).toBe('typed');
  settleSent({ session, store }, { path: '/desk/tickets/7', succeeded: true });
  expect(tab('1').find('ticket-7-edit')).toBeNull();
});

test('what is typed on while a form is on its way stays, and what was sent does not come back', () => {
  const { tab } = browser();
  const one = tab('1');
  one.keep('ticket-7', saying('sent'), 10);
  one.keep('ticket-7', saying('sent, and more'), 12);
  one.sent('ticket-7', { ...saying('sent'), at: 11 });
  expect(one.find('ticket-7')?.draft.texts.body).toBe('sent, and more');
  // Such as what was folded away before it was sent.
  one.keep('ticket-7', saying('before'), 10);
  one.sent('ticket-7', { ...saying('sent'), at: 11 });
  expect(one.find('ticket-7')).toBeNull();
});

test('a form that a page of the release before has sent is settled by the first page of this one', () => {
  const { store, values, tab } = browser();
  const { store: session, values: marks } = browser();
  const settle = (succeeded: boolean) =>
    settleSent({ session, store }, { path: '/desk/tickets/7', person: 'ana', succeeded });
  for (const succeeded of [false, true]) {
    values.set('draft:edit-7:ana', '{"description":"typed"}');
    values.set('draft-sent', 'draft:edit-7:ana');
    settle(succeeded);
    expect([...values.keys()]).toEqual(succeeded ? [] : ['draft:edit-7:ana']);
  }
  tab('1').keep('edit-7', saying('typed'));
  rememberSent(session, { form: 'edit-7', ...saying('typed') });
  settle(true);
  expect(tab('1').find('edit-7')).toBeNull();
  // What cannot be read keeps nothing else from being kept.
  session.set('draft-sent', 'draft:edit-7');
  settle(true);
  expect(marks.size).toBe(0);
});
