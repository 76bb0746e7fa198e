import type nunjucks from 'nunjucks';
import { escaped } from '../html';
import type { Placeholders } from './placeholders';

/**
 * The form that a page shows again, and the buttons of the frame that ask for the page in another language or theme: they
 * send the form along, as it is then, for at its address there is nothing to be opened, and all of it would be gone.
 */
export interface RefusedForm {
  /** The id of a form, which the one that was refused always has. */
  idOf(action: string, own: string | undefined): string;
  /** What a button says of itself that asks for a language or theme. */
  button(name: string, value: string, returnTo: string): nunjucks.runtime.SafeString;
}

/** @param path where the form went that the page answers; null for a page that answers none */
export function createRefusedForm(path: string | null, { placeholder }: Placeholders): RefusedForm {
  let id: string | null = null;
  return {
    idOf(action, own) {
      if (path === null || id !== null || action.split('?')[0] !== path) return own ?? '';
      id = own || 'refused-form';
      return id;
    },
    button(name, value, returnTo) {
      return placeholder(() => {
        if (id === null) return ` name="${name}" value="${value}"`;
        const query = new URLSearchParams({ [name]: value, of: path ?? '', return_to: returnTo });
        return (
          ` form="${escaped(id)}" formaction="/preferences?${escaped(query.toString())}" formmethod="post"` +
          ' formenctype="application/x-www-form-urlencoded" formnovalidate'
        );
      });
    },
  };
}
