// When a single key is a command: only in a page at rest, never within a burst of typing. It knows no page, so that
// tests call it as it is. Times are milliseconds of one clock.

/** Keys that come closer than this are one burst. */
const BURST_MS = 500;
/** How long `g` waits for the key that says where to. */
const GOING_MS = 1500;
const NEVER = Number.NEGATIVE_INFINITY;
/**
 * Commands that people give one after the other, and that change nothing: after any other, the next key close by is a
 * letter of a word.
 */
const REPEATED = ['j', 'k', 'x', 'b'];

/** Written by a layout of another script; one key may write two letters. */
const isForeign = (key) => /^[\p{L}\p{M}\p{Nd}]+$/u.test(key) && !/[\p{Script=Latin}\d]/u.test(key);
const writes = (key) => [...key].length === 1 || key === 'Dead' || isForeign(key);

/** AltGr writes, though Windows tells of it as Control and Alt. */
const isAltGr = (event) => event.getModifierState?.('AltGraph') ?? false;
/** Whether Control or Command is held with it. */
export const isControlled = (event) => (event.ctrlKey || event.metaKey) && !isAltGr(event);

/**
 * The command a key is: what it writes, whatever the state of Caps Lock. Where it writes no Latin letter, its place
 * counts; signs are found by what they write on every layout. Undefined for keys that are none.
 */
export function commandOf({ key, code = '', shiftKey = false }) {
  const written = isForeign(key) ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : key;
  if (written?.length !== 1 || written === ' ') return undefined;
  const isLetter = /\p{L}/u.test(written);
  return isLetter && shiftKey ? undefined : written.toLowerCase();
}

/**
 * Follows what is done in a page. `act(command)` is called for what may be a command, `g` and the next key together,
 * and answers false where that does nothing, 'away' where it leads to another page.
 */
export function createKeyTracker({ act, typedAt = NEVER }) {
  let leftPageAt = NEVER;
  let goingAt = NEVER;
  let isIn = false;
  /** The person has just done what takes the focus out of a field. */
  let isLeaving = false;
  /** Something else took the focus out of a field, and they may not know. */
  let isFocusLost = false;

  const reset = () => {
    typedAt = NEVER;
    leftPageAt = NEVER;
    isLeaving = true;
    isFocusLost = false;
  };
  const enter = () => {
    isIn = true;
    isLeaving = false;
    isFocusLost = false;
  };
  const exit = () => {
    if (isIn && !isLeaving) isFocusLost = true;
    isIn = false;
  };

  /** Whether the next key may be another command. */
  function command(event, at) {
    if (isFocusLost || at - typedAt < BURST_MS || at - leftPageAt < BURST_MS) return false;
    const name = commandOf(event);
    const isGoing = at - goingAt < GOING_MS;
    goingAt = NEVER;
    if (name === undefined) return false;
    if (name === 'g' && !isGoing) {
      goingAt = at;
      return true;
    }
    const done = act(isGoing ? `g ${name}` : name, event);
    if (done === 'away') leftPageAt = at;
    return done !== false && (isGoing || REPEATED.includes(name));
  }

  return {
    /** When the last key was pressed that wrote something, or would have in a field. */
    get typedAt() {
      return typedAt;
    },
    /** The focus comes into a field, or goes out of it. */
    enter,
    exit,
    /** A pointer is pressed, in a field or elsewhere. */
    press(isField) {
      reset();
      isLeaving = !isField;
    },
    /** Keys came that were not seen, up to this moment. */
    missed(at) {
      typedAt = Math.max(typedAt, at);
    },
    /** `field` is what the key goes to: 'line', 'text' of several lines, or null outside of fields. */
    key(event, { at, field, isBusy = false }) {
      // Not every browser says so when what has the focus is taken out of the page.
      if (!field) exit();
      else if (!isIn) enter();
      const { key } = event;
      const isSent = key === 'Enter' && (field === 'line' || isControlled(event));
      if (key === 'Escape' || key === 'Tab' || (field && isSent)) return reset();
      if (isControlled(event) || (event.altKey && !isAltGr(event))) return;
      if (field) isLeaving = false;
      if (!writes(key)) return;
      // A blank goes down the page, or ticks a box.
      if (!field && key === ' ' && at - typedAt >= BURST_MS) return;
      if (field || isBusy || !command(event, at)) typedAt = at;
    },
  };
}
