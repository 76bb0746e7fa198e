import type { Role } from '../../../platform/ctx';
import { listOf } from '../../../platform/http/lists';
import type { Shell } from '../../../platform/http/request';
import type { FormModel } from '../../../platform/http/respond';
import { CHANNELS } from '../channels';
import { type Kind, kindsFor } from '../kinds';
import type { Cell } from './choices';

/** What a matrix of kinds by channels is given. */
export interface Matrix {
  /** Of the whole on its page. */
  id: string;
  channels: { id: string; label: string }[];
  rows: { id: string; label: string; hint: string; cells: ShownCell[] }[];
}

interface ShownCell {
  id: string;
  /** In the form. */
  name: string;
  checked: boolean;
  /** It is not as it would be without a choice. */
  isOwn: boolean;
}

export interface MatrixOptions {
  id: string;
  role: Role;
  nameOf(cell: Cell): string;
  isOn(cell: Cell): boolean;
  isOwn(cell: Cell): boolean;
}

export function matrixView(
  { t }: Pick<Shell, 't'>,
  { id, role, nameOf, isOn, isOwn }: MatrixOptions,
): Matrix {
  const channels = CHANNELS.map((channel) => ({
    id: `${id}-${channel}`,
    label: t(`notify.channel.${channel}`),
  }));
  const rows = kindsFor(role).map((kind) => ({
    id: `${id}-${kind}`,
    label: t(`notify.kind.${kind}`),
    hint: hintOf(t, role, kind),
    cells: CHANNELS.map((channel) => {
      const cell = { kind, channel };
      const own = { id: `${id}-${kind}-${channel}`, name: nameOf(cell) };
      return { ...own, checked: isOn(cell), isOwn: isOwn(cell) };
    }),
  }));
  return { id, channels, rows };
}

/** What a kind is about: who asked reads of other things than who works on them. */
function hintOf(t: Shell['t'], role: Role, kind: Kind): string {
  return t(role === 'customer' ? `notify.customer_hint.${kind}` : `notify.hint.${kind}`);
}

/**
 * What a form carries along to tell what somebody has changed. One that was refused carries what it did before, unless
 * there is some of that no more: then it is a new one, with what was ticked.
 */
export function carried(
  { values, errors }: FormModel,
  matrices: readonly Matrix[],
): { shown: string; was: string } {
  const cells = matrices.flatMap(({ rows }) => rows).flatMap((row) => row.cells);
  const names = (some: ShownCell[]) => some.map(({ name }) => name).join(' ');
  const isBroken = Boolean(errors.on ?? errors.shown ?? errors.was);
  const typed = (name: string) => (typeof values[name] === 'string' && !isBroken ? values[name] : undefined);
  return {
    shown: typed('shown') ?? names(cells),
    was: typed('was') ?? names(cells.filter(({ checked }) => checked)),
  };
}

/** A matrix as somebody has ticked it in a form that was refused; as it is, where none was. */
export function ticked(matrix: Matrix, values: Record<string, unknown>): Matrix {
  if (values.shown === undefined) return matrix;
  const on = listOf(values.on);
  const rows = matrix.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, checked: on.includes(cell.name) })),
  }));
  return { ...matrix, rows };
}
