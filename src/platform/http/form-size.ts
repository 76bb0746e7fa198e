/**
 * Bytes of a form, its files aside: the longest text that one may hold, 50,000 characters, twice (as it was and as it is
 * to be), at up to twelve bytes a character in percent signs; and room for one that is too long, to be given back.
 */
export const FORM_BYTES = 2 * 1024 * 1024;

/** Bytes of text of who brings no session: forms that are longer are for people who are signed in. */
export const STRANGERS_BYTES = 64 * 1024;
