import { KINDS } from '../../../src/features/notifications/kinds';
import { readToken, unsubscribeToken } from '../../../src/features/notifications/unsubscribe/token';
import { newId } from '../../../src/platform/ids';

const KEY = 'a key of thirty-two characters or so';
const userId = newId();

test('a link is good for one person and one kind', () => {
  for (const kind of KINDS) {
    expect(readToken(KEY, unsubscribeToken(KEY, { userId, kind }))).toEqual({ userId, kind });
  }
});

test('it cannot be made into one for another kind, person or version, nor under another key', () => {
  const token = unsubscribeToken(KEY, { userId, kind: 'reply' });
  const [version, kind, person, signed] = token.split('.');
  const other = newId().replaceAll('-', '');
  for (const made of [
    `${version}.note.${person}.${signed}`,
    `${version}.${kind}.${other}.${signed}`,
    `2.${kind}.${person}.${signed}`,
    `${version}.${kind}.${person}.${'A'.repeat(43)}`,
    unsubscribeToken(`${KEY}!`, { userId, kind: 'reply' }),
  ]) {
    expect([made, readToken(KEY, made)]).toEqual([made, null]);
  }
});

test('what is cut, longer, or something else is none', () => {
  const token = unsubscribeToken(KEY, { userId, kind: 'reply' });
  for (const text of [
    '',
    '.',
    token.slice(0, -1),
    `${token}A`,
    `${token}\n`,
    token.toUpperCase(),
    'x'.repeat(100_000),
  ]) {
    expect(readToken(KEY, text)).toBeNull();
  }
});

test('a kind that there is not is none, however well it is signed', () => {
  expect(readToken(KEY, unsubscribeToken(KEY, { userId, kind: 'invitation' as never }))).toBeNull();
});
