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
  /** Of each control, in the form that was begun last: several forms may go to one address, and one was refused. */
  note(error: unknown): void;
  /** What a button says of itself that asks for a language or theme. */
  button(name: string, value: string, returnTo: string): nunjucks.runtime.SafeString;
  /**
   * A button like the first of that form, for the beginning of the page: Enter in a field presses the first one that
   * belongs to its form, wherever it stands, and those of the frame may stand before.
   */
  first(): nunjucks.runtime.SafeString;
}

/** A form that goes where the refused one went. */
interface Candidate {
  id: string;
  /** Something in it is said to be wrong. */
  isWrong: boolean;
}

/** @param path where the form went that the page answers; null for a page that answers none */
export function createRefusedForm(path: string | null, { placeholder }: Placeholders): RefusedForm {
  const found: Candidate[] = [];
  let current: Candidate | undefined;
  const refusedOne = () => found.find(({ isWrong }) => isWrong) ?? found[0];
  return {
    idOf(action, own) {
      current = undefined;
      if (path === null || action.split('?')[0] !== path) return own ?? '';
      current = { id: own || `refused-form${found.length || ''}`, isWrong: false };
      found.push(current);
      return current.id;
    },
    note(error) {
      if (current && error) current.isWrong = true;
    },
    button(name, value, returnTo) {
      return placeholder(() => {
        const refused = refusedOne();
        if (!refused) return ` name="${name}" value="${value}"`;
        const query = new URLSearchParams({ [name]: value, of: path ?? '', return_to: returnTo });
        return (
          ` form="${escaped(refused.id)}" formaction="/preferences?${escaped(query.toString())}" formmethod="post"` +
          ' formenctype="application/x-www-form-urlencoded" formnovalidate'
        );
      });
    },
    first() {
      return placeholder((page) => {
        const refused = refusedOne();
        const own = refused && firstButton(page, refused.id);
        return own === undefined ? '' : `<button form="${escaped(refused?.id ?? '')}"${own} hidden></button>`;
      });
    },
  };
}

/** What decides what a button sends, and where. */
const DECIDES = /\s(?:name|value|form[a-z]+)(?:="[^"]*")?(?=[\s>])/g;

/** That of the first button within a form that sends it; undefined where there is none. */
function firstButton(page: string, id: string): string | undefined {
  const begin = page.indexOf(`<form id="${escaped(id)}"`);
  const form = begin < 0 ? '' : page.slice(begin, page.indexOf('</form>', begin));
  const [button] = (form.match(/<button\b[^>]*>/g) ?? []).filter((tag) => !OTHER.test(tag));
  return button?.match(DECIDES)?.join('') ?? (button && '');
}

/** It sends nothing, or another form. */
const OTHER = /\s(?:type="button"|form="[^"]*"|disabled(?=[\s>]))/;
