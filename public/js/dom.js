import { onAfterSwap } from './htmx.js';

/** Runs now and after every swap: for the few things that need more than a listener on the document. */
export function ready(run) {
  run();
  onAfterSwap(() => run());
}

/** Calls back with the event and the nearest ancestor of its target that matches. */
export function on(type, selector, run, capture = false) {
  document.addEventListener(
    type,
    (event) => {
      const element = event.target.closest?.(selector);
      if (element) run(event, element);
    },
    capture,
  );
}

/**
 * Calls back for keys that are meant for the page: those that choose or end what an input method offers are its own. In
 * Safari the last of them says so by its code alone. What a browser fills in comes without any key.
 */
export function listenToKeys(target, run) {
  target.addEventListener('keydown', (event) => {
    if (event.key && !event.isComposing && event.keyCode !== 229) run(event);
  });
}

/** The same, with the nearest ancestor of what has the focus that matches. */
export function onKey(selector, run) {
  listenToKeys(document, (event) => {
    const element = event.target.closest?.(selector);
    if (element) run(event, element);
  });
}

export const isTyping = (element) =>
  element?.closest?.(
    'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]',
  );

/** An element with classes, properties and children. */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** As the macro icon writes it. */
const DRAWING = {
  class: 'icon',
  width: 16,
  height: 16,
  fill: 'none',
  stroke: 'currentColor',
  'aria-hidden': true,
};

/** An icon of the sprite that the page already uses. */
export function icon(name) {
  const sprite = document.querySelector('use').getAttribute('href').split('#')[0];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries(DRAWING)) svg.setAttribute(key, value);
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

/** What a browser keeps, where it keeps anything: storage may be full or forbidden, and the page goes on without it. */
const keeping = (storage) => ({
  get(key) {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  },
  /** Null removes; says whether it was done. */
  set(key, value) {
    try {
      if (value === null) storage().removeItem(key);
      else storage().setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
  keys() {
    try {
      return Object.keys(storage());
    } catch {
      return [];
    }
  },
});
export const store = keeping(() => localStorage);
/** Of this tab alone. */
export const session = keeping(() => sessionStorage);
