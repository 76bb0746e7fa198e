// The session that this page was shown in has ended, as by signing in anew in another tab.

/**
 * Lets the forms of this page go on in the session that there is now, with what the answer to one of them brought; false
 * where it brought nothing, or that session is somebody else's.
 */
export function renewTokens(text) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const fresh = page.querySelector('meta[name="fresh-token"]')?.content;
  if (!fresh || page.body.dataset.person !== document.body.dataset.person) return false;
  for (const input of document.querySelectorAll('input[name="_csrf"]')) input.value = fresh;
  document.querySelector('meta[name="csrf-token"]')?.setAttribute('content', fresh);
  return true;
}
