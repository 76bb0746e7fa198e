// How far an upload is.
import { onPrepare } from './htmx.js';

/** Sends a form with files by XMLHttpRequest, the only way to know how much has gone, behind the face of fetch. */
function uploadWithProgress({ source, body, sendBy }) {
  const files =
    body instanceof FormData && [...body.values()].some((value) => value instanceof File && value.size);
  const bar = files && source.querySelector('.upload-progress');
  if (!bar) return;
  const send = (url, { method, headers, body: form, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const name in headers) request.setRequestHeader(name, headers[name]);
      request.upload.onprogress = ({ loaded, total }) => (bar.value = (100 * loaded) / total);
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => reject(new TypeError('network'));
      request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
      request.onloadend = () => (bar.hidden = true);
      signal?.addEventListener('abort', () => request.abort());
      bar.hidden = false;
      request.send(form);
    });
  sendBy(send);
}

function answerOf(request) {
  const lines = request.getAllResponseHeaders().trim().split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const answer = new Response(request.responseText || null, { status: request.status, headers });
  Object.defineProperty(answer, 'url', { value: request.responseURL });
  return answer;
}

onPrepare(uploadWithProgress);
