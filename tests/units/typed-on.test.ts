import { typedOn } from '../../public/js/typed.js';

test.each([
  ['sent as it is', 'One.', 'One.', '', ''],
  ['typed on while it is saved', 'One.', 'One. Two', '', ' Two'],
  ['typed on while it is refused', 'One.', 'One. Two', 'One.', 'One. Two'],
  ['typed on while a ready text is fetched', 'Hi', 'Hi, you', 'Hi\nReady.', 'Hi\nReady., you'],
  ['changed in front meanwhile', 'One.', 'Not one.', '', 'Not one.'],
  ['changed in front, a ready text comes', 'Hi', 'Oh hi', 'Hi\nReady.', 'Oh hi\nReady.'],
  ['taken back meanwhile', 'One.', '', 'One.', ''],
  ['an empty one, filled while a ready text is fetched', '', 'Dear', 'Ready.', 'Ready.Dear'],
])('%s', (_what, sent, current, fresh, expected) => {
  expect(typedOn(sent, current, fresh)).toBe(expected);
});
