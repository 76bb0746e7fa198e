// What is found while somebody types. It appears above a part of the page, and moves no button from under a pointer that
// is down; and where it does not come, nothing is missing and nothing is said.
import { onPrepare } from './htmx.js';
import { atRelease } from './press.js';

const failed = () => new DOMException('no suggestions', 'AbortError');

onPrepare((request) => {
  if (!request.target?.matches?.('[data-suggestions]')) return;
  request.sendBy(async (address, asked) => {
    const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(10_000)]);
    const answer = await fetch(address, { ...asked, signal }).catch(() => null);
    if (!answer?.ok) throw failed();
    const page = new Response(await answer.blob(), answer);
    await new Promise(atRelease);
    return page;
  });
});
