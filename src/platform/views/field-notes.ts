import type nunjucks from 'nunjucks';
import { escaped } from '../html';
import type { Placeholders } from './placeholders';

/** A control of the page, as people know it, and its element. */
interface NotedField {
  label: string;
  id: string;
  isWrong: boolean;
}

/** What the error summaries of one page say of the fields below them. */
export interface FieldNotes {
  /** Says nothing on the page. */
  note(name: string, label: unknown, id: string, error?: unknown): '';
  /**
   * What is wrong with a field, to lead there; with none of that name on the page, the message alone.
   * @param within what the ids of a form's fields begin with, where several forms have fields of that name
   */
  line(name: string, message: string, within?: string): nunjucks.runtime.SafeString;
}

interface Line {
  name: string;
  message: string;
  within: string;
}

/** A summary stands above the fields that it names, and is made before them. */
export function createFieldNotes({ placeholder }: Placeholders): FieldNotes {
  const fields = new Map<string, NotedField[]>();
  return {
    note(name, label, id, error) {
      const field = { label: String(label ?? ''), id, isWrong: Boolean(error) };
      fields.set(name, [...(fields.get(name) ?? []), field]);
      return '';
    },
    line: (name, message, within = '') => placeholder(() => lineOf({ name, message, within }, fields)),
  };
}

function lineOf({ name, message, within }: Line, fields: Map<string, NotedField[]>): string {
  const named = fields.get(name) ?? [];
  const near = named.filter(({ id }) => id.startsWith(within));
  const among = near.length > 0 ? near : named;
  const field = among.find(({ isWrong }) => isWrong) ?? among[0];
  if (!field) return escaped(message);
  const label = field.label ? `${escaped(field.label)}: ` : '';
  return `<a href="#${escaped(field.id)}">${label}${escaped(message)}</a>`;
}
