/**
 * What htmx is told of a control whose answer changes what its form asks for: the whole form goes along in the body, so
 * that what people typed stays out of addresses, and files stay where they are.
 * @param url answers with the page that has the form
 * @param part what of the page is fetched anew, as `#id`
 */
export function refreshes(url: string, part: string): Record<string, string> {
  return {
    'hx-post': url,
    'hx-trigger': 'change',
    // Whichever control asked last is answered: all of them ask for the same part, and none of them changes anything.
    'hx-sync': `${part}:replace`,
    'hx-encoding': 'application/x-www-form-urlencoded',
    'hx-select': part,
    'hx-target': part,
    'hx-swap': 'outerMorph',
  };
}
