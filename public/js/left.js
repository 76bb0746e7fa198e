// Times that are told as what is left until then stay right on a page that is open for long.
import { timeLeft } from './time-left.js';
import { deskNow } from './times.js';

const MINUTE = 60_000;

function tellAll() {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-left]')) {
    const words = timeLeft(Date.parse(time.dateTime), deskNow());
    if (words !== time.textContent) time.textContent = words;
  }
}

setInterval(tellAll, MINUTE);
document.addEventListener('visibilitychange', tellAll);
