import type { Request } from 'express';
import type { CategoryNode } from '../../categories';
import { PRIORITIES, STATUSES } from '../tickets.words';

export interface Choice {
  value: string;
  label: string;
}

/** Categories and, behind each, its subcategories, in the reader's language. */
export function categoryChoices(tree: readonly CategoryNode[], locale: string): Choice[] {
  const name = ({ nameEs, nameEn }: { nameEs: string; nameEn: string }) =>
    locale === 'en' ? nameEn : nameEs;
  return tree.flatMap((node) => [
    { value: node.id, label: name(node) },
    ...node.children.map((child) => ({ value: child.id, label: `${name(node)} › ${name(child)}` })),
  ]);
}

export function namedChoices(items: readonly { id: string; name: string }[]): Choice[] {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

export function wordChoices(req: Request, prefix: string, words: readonly string[]): Choice[] {
  return words.map((word) => ({ value: word, label: req.shell.t(`${prefix}.${word}`) }));
}

export const statusChoices = (req: Request) => wordChoices(req, 'ticket.status', STATUSES);
export const priorityChoices = (req: Request) => wordChoices(req, 'ticket.priority', PRIORITIES);

/** The address of a list, without what is not set. */
export function listHref(path: string, query: Record<string, string | string[] | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A count as it is shown: counting stops at a thousand. */
export function countText(req: Request, count: number): string {
  return count >= 1000 ? '999+' : req.shell.fmt.number(count);
}
