// Put into every page that is looked at: what does not fit on it, as it stands.

/** Glyphs may reach a little further than their line. */
const TOLERANCE = { x: 1.5, y: 6 };
/** Frames after which what is wrong stays wrong. */
const SETTLED = 12;
const CONTROLS =
  'button, input:not([type=hidden]), select, textarea, img, summary, table, .button, .badge, .tag, .card';
const UNSHOWN = /^(SCRIPT|STYLE|OPTION|TEXTAREA|NOSCRIPT)$/;
const LETTERS = /\p{L}{2,16}(?![\p{L}\p{N}@./_-])/gu;
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const FROM_LEFT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const IN_WORD = /[\p{L}\p{N}@./_-]/u;

/** What has been read of the page in this look: styles are dear. */
let styles;
let rects;
let boxes;
let found;

function styleOf(element) {
  const style = styles.get(element) ?? getComputedStyle(element);
  styles.set(element, style);
  return style;
}

function rectOf(element) {
  const rect = rects.get(element) ?? element.getBoundingClientRect();
  rects.set(element, rect);
  return rect;
}

function nameOf(element) {
  const name = element.tagName.toLowerCase();
  if (element.id) return `${name}#${element.id}`;
  const classes = [...element.classList].map((one) => `.${one}`).join('');
  return classes || !element.parentElement ? name + classes : `${nameOf(element.parentElement)} > ${name}`;
}

const isClear = (colour) => colour === 'transparent' || /[,/] ?0\)$/.test(colour);
const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';
const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

/** What has a background, a border or a shadow of its own holds what is in it, and so does the page's main part. */
function isBox(element) {
  const known = boxes.get(element);
  if (known !== undefined) return known;
  const style = styleOf(element);
  const isDrawn =
    !isClear(style.backgroundColor) ||
    style.boxShadow !== 'none' ||
    (style.borderInlineStartWidth !== '0px' && style.borderInlineEndWidth !== '0px');
  const is = element.tagName === 'MAIN' || (isDrawn && style.display !== 'inline');
  boxes.set(element, is);
  return is;
}

/** Dots say that there is more; in a row of several things there are none. */
function hasDots({ textOverflow, display, webkitLineClamp }) {
  return webkitLineClamp !== 'none' || (textOverflow === 'ellipsis' && !/flex|grid/.test(display));
}

/** What happens to a rectangle at one of the elements around it: undefined if one has to look further out. */
function fateAt(element, rect, isHeld) {
  const style = styleOf(element);
  const area = rectOf(element);
  if (style.clipPath !== 'none' || area.width <= 1) return { isFine: true };
  const isWide = rect.right > area.right + TOLERANCE.x || rect.left < area.left - TOLERANCE.x;
  const isHigh = rect.bottom > area.bottom + TOLERANCE.y || rect.top < area.top - TOLERANCE.y;
  const { overflowX, overflowY } = style;
  if (scrolls(overflowX) && (isWide || scrolls(overflowY))) return { isFine: true };
  if (scrolls(overflowY) && isHigh) return { isFine: true };
  if (clips(overflowX) && isWide) return hasDots(style) ? { isFine: true } : { problem: 'is cut by' };
  if (clips(overflowY) && isHigh) return hasDots(style) ? { isFine: true } : { problem: 'is cut below by' };
  if (!isHeld && isBox(element) && (isWide || isHigh))
    return { problem: isWide ? 'leaves' : 'is higher than' };
  return undefined;
}

/** Follows a rectangle outwards: the nearest box must hold it, unless a scroll bar or dots come before. */
function check(element, rect, what) {
  const sides = `(${Math.round(rect.left)} to ${Math.round(rect.right)} px)`;
  let isHeld = false;
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const fate = fateAt(at, rect, isHeld);
    if (fate?.problem) found.add(`${what()} ${fate.problem} ${nameOf(at)} ${sides}`);
    if (fate) return;
    const { position } = styleOf(at);
    if (position === 'fixed') break;
    isHeld ||= isBox(at) || position === 'absolute';
  }
  if (rect.right > innerWidth + TOLERANCE.x || rect.left < -TOLERANCE.x) {
    found.add(`${what()} leaves the screen ${sides}`);
  }
}

/** Words of a usual length stay whole, also where little room is left for them. */
function checkWords(text, parent, rect, range) {
  if (rect.width > 200 || rect.height < 2 * Number.parseFloat(styleOf(parent).fontSize)) return;
  for (const { 0: word, index } of text.nodeValue.matchAll(LETTERS)) {
    if (IN_WORD.test(text.nodeValue[index - 1] ?? ' ')) continue;
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    if (lines.size > 1) found.add(`“${word}” is broken in ${nameOf(parent)}`);
  }
}

function checkTexts() {
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    const words = text.nodeValue.trim();
    if (!words || UNSHOWN.test(parent.tagName) || !isShown(parent)) continue;
    checkDirection(text, parent);
    range.selectNodeContents(text);
    const rect = range.getBoundingClientRect();
    checkWords(text, parent, rect, range);
    if (rect.width > 0) check(parent, rect, () => `“${words.slice(0, 24)}” in ${nameOf(parent)}`);
  }
}

function checkControls() {
  for (const element of document.body.querySelectorAll(CONTROLS)) {
    if (!isShown(element) || /absolute|fixed/.test(styleOf(element).position)) continue;
    const rect = rectOf(element);
    if (rect.width > 1 && rect.height > 1) check(element.parentElement, rect, () => nameOf(element));
  }
}

/** What a finger or a mouse has to hit. What only the keyboard reaches, or nobody, is none. */
const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]';
/** The least side of one, and what it needs around its middle if it is smaller, in px (WCAG 2.2, 2.5.8). */
const LEAST = 24;

/** What answers to a click: with its label, and with the row or card that a link is spread over. */
function areaOf(element) {
  const rect = rectOf(element);
  if (element.tagName === 'A' && getComputedStyle(element, '::after').position === 'absolute') {
    return rectOf(element.offsetParent ?? element);
  }
  let { left, right, top, bottom } = rect;
  for (const label of element.labels ?? []) {
    if (!isShown(label)) continue;
    const other = rectOf(label);
    left = Math.min(left, other.left);
    right = Math.max(right, other.right);
    top = Math.min(top, other.top);
    bottom = Math.max(bottom, other.bottom);
  }
  return { left, right, top, bottom, width: right - left, height: bottom - top };
}

/** What is laid over the rest of the page, such as a menu, covers it instead of standing beside it. */
function layerOf(element) {
  for (let at = element; at; at = at.parentElement) {
    if (
      /fixed|sticky/.test(styleOf(at).position) ||
      at.matches(':popover-open, dialog, details[open] > :not(summary)')
    )
      return at;
  }
  return null;
}

/** A link in the middle of a sentence is as high as the sentence is. */
function isInSentence(element) {
  if (element.tagName !== 'A' || styleOf(element).display !== 'inline') return false;
  const around = [...element.parentElement.childNodes].filter((node) => node !== element);
  return around.some((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue));
}

function checkTargets() {
  const targets = [...document.body.querySelectorAll(TARGETS)]
    .filter((element) => isShown(element) && !element.disabled && !element.closest('[inert]'))
    .map((element) => ({ element, area: areaOf(element) }))
    .filter(({ area }) => area.width > 1 && area.height > 1);
  const small = targets.filter(
    ({ element, area }) => Math.min(area.width, area.height) < LEAST - 0.5 && !isInSentence(element),
  );
  for (const one of small) {
    const { width, height } = one.area;
    const others = targets.filter(({ element, area }) => {
      if (element === one.element || element.contains(one.element) || one.element.contains(element))
        return false;
      return distance(one.area, area) < LEAST / 2 - 0.5 && layerOf(element) === layerOf(one.element);
    });
    if (others.length === 0) continue;
    found.add(
      `${nameOf(one.element)} is ${Math.round(width)} × ${Math.round(height)} px, beside ${nameOf(others[0].element)}`,
    );
  }
}

/** From the middle of one area to the edge of another. */
function distance(one, other) {
  const x = (one.left + one.right) / 2;
  const y = (one.top + one.bottom) / 2;
  const dx = Math.max(other.left - x, 0, x - other.right);
  const dy = Math.max(other.top - y, 0, y - other.bottom);
  return Math.hypot(dx, dy);
}

/** Text from right to left has its full stop at its left, whatever the page around it is written in. */
function checkDirection(text, parent) {
  if (!FROM_RIGHT.test(text.nodeValue) || FROM_LEFT.test(text.nodeValue)) return;
  for (let at = parent; at; at = at.parentElement) {
    const { unicodeBidi, direction, display } = styleOf(at);
    if (unicodeBidi === 'plaintext' || direction === 'rtl') return;
    if (!display.startsWith('inline')) break;
  }
  found.add(`“${text.nodeValue.trim().slice(0, 24)}” in ${nameOf(parent)} is set from left to right`);
}

function lookAround() {
  styles = new Map();
  rects = new Map();
  boxes = new Map();
  found = new Set();
  const tooWide = document.documentElement.scrollWidth - innerWidth;
  if (tooWide > 0) found.add(`the page is ${tooWide} px too wide`);
  for (const wrap of document.querySelectorAll('.table-wrap')) {
    const hidden = wrap.scrollWidth - wrap.clientWidth;
    if (hidden > 1) found.add(`${hidden} px of a table are out of sight in ${nameOf(wrap)}`);
  }
  checkControls();
  checkTargets();
  checkTexts();
}

/** Where everything stands. */
function places() {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  });
}

const isSame = (some, others) =>
  some.length === others.length && some.every((value, index) => value === others[index]);

/** Colours that fade into each other would be looked at on their way, and make a change of themes five times as dear. */
const still = new CSSStyleSheet();
still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');

/** The theme that the page came with. */
let asked;

/**
 * What makes the page scroll sideways, leaves its box or the screen, is cut where nothing says so, or is too small to
 * hit: in each of these themes, as if the person had chosen it, and first in that which was looked at last, since
 * changing it is dear. Where all stands as in the other one, so does what is wrong.
 */
async function misplaced(themes = ['light', 'dark']) {
  const { dataset } = document.documentElement;
  asked ??= dataset.theme;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((sheet) => sheet !== still), still];
  const [first, second] = themes.includes(dataset.theme)
    ? themes.toSorted((one) => (one === dataset.theme ? -1 : 1))
    : themes;
  dataset.theme = first;
  const seen = await settled();
  if (!second) return { [first]: seen };
  const before = places();
  dataset.theme = second;
  const isTheSame = isSame(places(), before);
  return { [first]: seen, [second]: isTheSame ? seen : await settled() };
}

/** Gives the page its theme back. */
function restore() {
  document.documentElement.dataset.theme = asked;
}

/** What depends on the size of a container, and what scripts put into its place, takes a frame or some to settle. */
async function settled() {
  for (let frames = 0; frames < SETTLED; frames += 1) {
    await new Promise(requestAnimationFrame);
    lookAround();
    if (found.size === 0) break;
  }
  return [...found];
}

globalThis.layout = { misplaced, restore };
