// Times that are told in words stay right on a page that is open for long.
import { ago } from './ago.js';

const { lang: locale, dataset } = document.documentElement;
const { liveSince } = document.body.dataset;
/** By how much the clock here is ahead of the desk's, where the page says when it was made. */
const ahead = liveSince ? Date.now() - Number(liveSince) : 0;
const MINUTE = 60_000;

export const deskNow = () => Date.now() - ahead;

function tell(time) {
  // The words alone, or a sentence or a hint that holds them.
  const before = time.dataset.ago || time.textContent;
  const words = ago(Date.parse(time.dateTime), deskNow(), { locale, timeZone: dataset.zone });
  if (words === before) return;
  if (time.dataset.ago) time.dataset.ago = words;
  if (time.textContent.includes(before)) time.textContent = time.textContent.replace(before, words);
  else time.title = time.title.replace(before, words);
}

function tellAll() {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-ago]')) tell(time);
  for (const line of document.querySelectorAll('[data-until]'))
    line.hidden = Date.parse(line.dataset.until) <= deskNow();
}

setInterval(tellAll, MINUTE);
document.addEventListener('visibilitychange', tellAll);
