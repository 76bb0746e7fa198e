/** What this open page names itself, so that it is not told of its own changes. `randomUUID` is for https alone. */
export const TAB = [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');
