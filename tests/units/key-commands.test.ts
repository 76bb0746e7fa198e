import { commandOf, createKeyTracker, isControlled } from '../../public/js/key-commands.js';

const KNOWN = ['r', 'n', 'a', 't', 'c', 'j', 'k', 'x', '/', '?', 'g t', 'g 2'];

/**
 * Follows what somebody does, one step each 150 ms, or after as many as `+600` says: a key, `click`, `click-field`,
 * `focus` and `blur` of a field, `gone` where it is taken out of the page unsaid, `missed` for keys before the scripts.
 */
function commandsOf(steps: string, field: 'line' | 'text' = 'text'): string {
  const acted: string[] = [];
  let at = 10_000;
  let isIn = false;
  const keys = createKeyTracker({
    act: (name) => {
      if (!KNOWN.includes(name)) return false;
      acted.push(name);
      return name === 'c' ? 'away' : true;
    },
  });
  const acts: Record<string, () => void> = {
    click: () => keys.press(false),
    'click-field': () => keys.press(true),
    focus: () => {
      isIn = true;
      keys.enter();
    },
    blur: () => {
      isIn = false;
      keys.exit();
    },
    gone: () => {
      isIn = false;
    },
    missed: () => keys.missed(at),
  };
  for (const step of steps.split(' ')) {
    at += step.startsWith('+') ? Number(step) : 150;
    const key = step === 'Space' ? ' ' : step;
    if (acts[step]) acts[step]();
    else if (!step.startsWith('+')) keys.key({ key }, { at, field: isIn ? field : null });
  }
  return acted.join(' ');
}

test.each([
  ['keys in a page at rest', 'j j x k', 'j j x k'],
  ['the two of a place', 'g t g 2', 'g t g 2'],
  ['a place that nobody named', 'g q t', ''],
  ['a place that is named late', 'g +1600 t', 't'],
  ['letters after one that does nothing', 'o t r', ''],
  ['a new word after a pause', 'o t +600 r', 'r'],
  ['letters after one that does something', 't a r +600 a', 't a'],
  ['letters after one that leads away', 'c t r', 'c'],
  ['letters of a burst that began before the scripts', 'missed r t', ''],
  ['the same after a pause', 'missed +600 t', 't'],
  ['what is typed into a field', 'focus r t n', ''],
  ['leaving a field with a key', 'focus h o Escape blur n', 'n'],
  ['leaving it with Tab', 'focus h o Tab blur n', 'n'],
  ['leaving it with a click', 'focus h o click blur n', 'n'],
  ['the focus is taken away', 'focus h o blur r t', ''],
  ['it is, and they stop to look', 'focus h o blur +5000 r t', ''],
  ['it is, until they find the page again', 'focus h o blur r Tab t click n', 't n'],
  ['it is, and comes back', 'focus h o blur focus r Escape blur n', 'n'],
  ['it is before the first letter', 'click focus blur r', ''],
  ['it is after a click into the text', 'focus click-field blur r', ''],
  ['the field is taken out of the page', 'focus h o gone r +900 t', ''],
  ['Enter is a line of the text', 'focus h o Enter blur +900 r', ''],
  ['a blank before a command', 'Space j', 'j'],
  ['a blank within a burst', 'o Space j', ''],
  ['keys that write nothing', 'Shift ArrowDown PageDown F5 j', 'j'],
])('%s: %s', (_what, steps, expected) => {
  expect(commandsOf(steps)).toBe(expected);
});

test('Enter sends a line, so what comes after it is meant for the page', () => {
  expect(commandsOf('focus h o Enter blur j', 'line')).toBe('j');
});

test('a burst goes on from the page before', () => {
  const act = jest.fn();
  const keys = createKeyTracker({ act, typedAt: -200 });
  keys.key({ key: 't' }, { at: 150, field: null });
  expect(act).not.toHaveBeenCalled();
  expect(keys.typedAt).toBe(150);
});

test('keys with others, or while something is open, are no commands', () => {
  const act = jest.fn();
  const keys = createKeyTracker({ act });
  keys.key({ key: 'r', ctrlKey: true }, { at: 1000, field: null });
  keys.key({ key: 'r', altKey: true }, { at: 2000, field: null });
  keys.key({ key: 'r' }, { at: 3000, field: null, isBusy: true });
  expect(act).not.toHaveBeenCalled();
});

/** As Windows tells of AltGr. */
const ALT_GR = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };

test('what AltGr writes is a command, or part of a word', () => {
  const act = jest.fn().mockReturnValue(true);
  const keys = createKeyTracker({ act });
  keys.key({ key: '/', ...ALT_GR }, { at: 1000, field: null });
  expect(act).toHaveBeenCalledWith('/', expect.anything());
  act.mockReturnValue(false);
  keys.key({ key: '@', ...ALT_GR }, { at: 2000, field: null });
  keys.key({ key: 'r' }, { at: 2100, field: null });
  expect(act).toHaveBeenCalledTimes(2);
  expect(
    [
      { key: 'Enter', ...ALT_GR },
      { key: 'Enter', ctrlKey: true },
    ].map(isControlled),
  ).toEqual([false, true]);
});

test.each([
  ['Latin', { key: 'r', code: 'KeyR' }, 'r'],
  ['Caps Lock', { key: 'R', code: 'KeyR' }, 'r'],
  ['Shift', { key: 'R', code: 'KeyR', shiftKey: true }, undefined],
  ['Caps Lock with Shift', { key: 'r', code: 'KeyR', shiftKey: true }, undefined],
  ['Dvorak: what it writes', { key: 'r', code: 'KeyO' }, 'r'],
  ['French: a digit takes Shift', { key: '2', code: 'Digit2', shiftKey: true }, '2'],
  ['French: without it', { key: 'é', code: 'Digit2' }, 'é'],
  ['Russian', { key: 'к', code: 'KeyR' }, 'r'],
  ['Russian with Shift', { key: 'К', code: 'KeyR', shiftKey: true }, undefined],
  ['Russian: a letter where a sign is', { key: 'х', code: 'BracketLeft' }, undefined],
  ['Russian: the slash', { key: '/', code: 'Backslash', shiftKey: true }, '/'],
  ['Russian: the question mark', { key: '?', code: 'Digit7', shiftKey: true }, '?'],
  ['German: the slash', { key: '/', code: 'Digit7', shiftKey: true }, '/'],
  ['Hebrew: the slash', { key: '/', code: 'KeyQ' }, '/'],
  ['Greek', { key: 'ρ', code: 'KeyR' }, 'r'],
  ['Arabic: two letters', { key: 'لا', code: 'KeyB' }, 'b'],
  ['Arabic: a digit', { key: '٢', code: 'Digit2' }, '2'],
  ['Thai: a mark', { key: 'ื', code: 'KeyN' }, 'n'],
  ['Korean', { key: 'ㄱ', code: 'KeyR' }, 'r'],
  ['a key with a name', { key: 'Tab', code: 'Tab' }, undefined],
  ['a key that waits for the next', { key: 'Dead', code: 'Quote' }, undefined],
  ['a blank', { key: ' ', code: 'Space' }, undefined],
])('%s', (_layout, event, expected) => {
  expect(commandOf(event)).toBe(expected);
});
