// What becomes of a text that somebody typed on while it was sent. It knows no page, so that tests call it as it is.

/** `sent` went to the server, `fresh` came back for it, and meanwhile it became `current`: nothing of it is lost. */
export function typedOn(sent, current, fresh) {
  if (current === sent) return fresh;
  if (current.startsWith(sent)) return fresh + current.slice(sent.length);
  // Changed in the middle: that is the text now, with what the server put after it.
  return sent && fresh.startsWith(sent) ? current + fresh.slice(sent.length) : current;
}
