// What is found while somebody types. It appears above a part of the page, and moves no button from under a pointer that
// is down; and where it does not come, nothing is missing and nothing is said.
import { onPrepare } from './htmx.js';
import { atRelease } from './press.js';

onPrepare((request) => {
  if (!request.target?.matches?.('[data-suggestions]')) return;
  request.sendBy(async (address, asked) => {
    const answer = await fetch(address, asked).catch(() => null);
    const text = answer?.ok && (await answer.text().catch(() => null));
    // That a session is over is said when the form is sent, not while somebody types.
    if (!text || answer.redirected) throw new DOMException('no suggestions', 'AbortError');
    await new Promise(atRelease);
    return new Response(text, answer);
  });
});
