// What is left of a promise, and how it stands, stay right on a page that is open for long.
import { onAfterSwap } from './htmx.js';
import { hours, leftAfter, readWorking, stateAt } from './time-left.js';
import { deskNow } from './times.js';

const MINUTE = 60_000;
/** As the component `slaBadge` has them. */
const MARKS = { at_risk: ['amber', 'timer'], breached: ['red', 'flame'] };
const { lang: locale } = document.documentElement;
let timer;

function tellAll() {
  clearTimeout(timer);
  if (document.hidden) return;
  const now = deskNow();
  let wait = MINUTE;
  for (const time of document.querySelectorAll('time[data-working]')) {
    count(time, now);
    const moments = { risk: Date.parse(time.dataset.risk), due: Date.parse(time.dateTime) };
    const { state, next } = stateAt(now, moments);
    if (state) turn(time, state);
    if (next) wait = Math.min(wait, next - now);
  }
  timer = setTimeout(tellAll, wait);
}

function count(time, now) {
  const { at, left, spans } = readWorking(time.dataset.working);
  const rest = leftAfter(left, spans, now / 1000 - at);
  const { ahead = '%t', over = '\u2212%t' } = time.dataset;
  const words = (rest > 0 ? ahead : over).replace('%t', hours(rest > 0 ? rest : Math.max(60, -rest), locale));
  if (time.textContent !== words) time.textContent = words;
  const bar = time.closest('li')?.querySelector('progress');
  if (bar) bar.value = bar.max - rest;
}

/** A promise comes to be at risk, or is breached, in the second when it does: the desk's own word of it comes later. */
function turn(time, state) {
  const badge = time.closest('.sla');
  if (badge.dataset.state === state) return;
  badge.dataset.state = state;
  const [tone, icon] = MARKS[state];
  for (const part of [badge, time.closest('li')?.querySelector('progress')]) {
    part?.classList.remove('tone-grey', 'tone-amber');
    part?.classList.add(`tone-${tone}`);
  }
  const drawing = badge.querySelector('use');
  drawing.setAttribute('href', drawing.getAttribute('href').replace(/#.*/, `#${icon}`));
  // The words of a breach say that it is one.
  const isSaid = state === 'breached' && time.dataset.over;
  const words = document.getElementById('toasts').dataset;
  badge.querySelector('[data-word]').textContent = isSaid ? '' : `${words[state]}, `;
}

document.addEventListener('visibilitychange', tellAll);
onAfterSwap(tellAll);
tellAll();
