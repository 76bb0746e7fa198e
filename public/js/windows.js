// Which of this browser's visible windows hold a stream. Over HTTP/1.1 a browser keeps six connections to a desk, and
// a stream takes one for as long as it is open: the windows that were opened or come back to last have one.
import { TAB } from './tab.js';

/** How many hold one; the connections that are left load pages. */
const PLACES = 3;

// Unlike locks and service workers, a channel is there over plain http as well.
const channel = new BroadcastChannel('live');
/** The windows that came after this one and are still looked at. */
const newer = new Set();
let since = null;
let hasPlace = false;
let act;
let hear;

const isAfter = (other) => other.since > since || (other.since === since && other.tab > TAB);

/** Calls `giveWay` when newer windows need this one's place, `comeBack` when there is room for it again. */
export function onPlace(acts) {
  act = acts;
}

/** Calls back with the topics that another window has been told of. */
export function onHint(run) {
  hear = run;
}

export const tellOthers = (topic) => channel.postMessage({ topic });

/** This window is the newest now, and has a place. */
export function take() {
  newer.clear();
  since = Date.now();
  hasPlace = true;
  channel.postMessage({ tab: TAB, since });
}

/** This window is not looked at any more. */
export function leave() {
  since = null;
  hasPlace = false;
  channel.postMessage({ tab: TAB, since });
}

channel.onmessage = ({ data }) => {
  if (data.topic) return hear(data.topic);
  if (since === null) return;
  if (data.since !== null && isAfter(data)) newer.add(data.tab);
  else newer.delete(data.tab);
  if (hasPlace !== newer.size < PLACES) change();
};

function change() {
  hasPlace = !hasPlace;
  if (hasPlace) act.comeBack();
  else act.giveWay();
}
