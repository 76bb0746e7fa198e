// Where on the screen the caret of a text area is: no browser says so, so a copy of the text is laid out like it.

const LAYOUT = [
  'boxSizing',
  'direction',
  'fontFamily',
  'fontFeatureSettings',
  'fontKerning',
  'fontSize',
  'fontStretch',
  'fontStyle',
  'fontVariant',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'textIndent',
  'textTransform',
  'unicodeBidi',
  'wordBreak',
  'wordSpacing',
];

/** The line of the place in the text, in pixels of the window. */
export function caretBox(area, place) {
  const style = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const name of LAYOUT) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: 'fixed',
    insetBlockStart: '0',
    insetInlineStart: '0',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
    // Without the bar that it scrolls by.
    inlineSize: `${area.clientWidth}px`,
  });
  const mark = document.createElement('span');
  mark.textContent = '\u200b';
  copy.append(area.value.slice(0, place), mark, area.value.slice(place));
  area.after(copy);
  const [whole, at] = [copy.getBoundingClientRect(), mark.getBoundingClientRect()];
  copy.remove();
  const box = area.getBoundingClientRect();
  const left = box.left + area.clientLeft + at.left - whole.left - area.scrollLeft;
  const top = box.top + area.clientTop + at.top - whole.top - area.scrollTop;
  return { left, top, bottom: top + at.height, isRight: style.direction === 'rtl' };
}
