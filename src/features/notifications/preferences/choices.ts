import type { Role } from '../../../platform/ctx';
import { CHANNELS, type ChannelName } from '../channels';
import { KINDS, type Kind, kindsFor } from '../kinds';
import type { Choices, RoleChoices } from './preferences.types';

/** One place of the matrix. */
export interface Cell {
  kind: Kind;
  channel: ChannelName;
}

/** A cell as forms and events name it: `reply.mail`. */
export type CellName = `${Kind}.${ChannelName}`;

/** What applies while neither the desk nor the person has chosen. */
const CATALOGUE: Record<Kind, readonly ChannelName[]> = {
  created: ['in_app', 'mail'],
  assigned: ['in_app', 'mail'],
  reply: ['in_app', 'mail'],
  note: ['in_app', 'mail'],
  mention: ['in_app', 'mail'],
  status: ['in_app', 'mail'],
  reopened: ['in_app', 'mail'],
  sla_warning: ['in_app', 'mail'],
  sla_breach: ['in_app', 'mail'],
  rating: ['in_app'],
  announcement: ['in_app', 'mail'],
  report_ready: ['in_app', 'mail'],
  report_scheduled: ['mail'],
};

export const cellName = ({ kind, channel }: Cell): CellName => `${kind}.${channel}`;

/** Every cell of the matrix of a role, row by row. */
export function cellsFor(role: Role): Cell[] {
  return kindsFor(role).flatMap((kind) => CHANNELS.map((channel) => ({ kind, channel })));
}

/** The cell of a name; null for what there is none of, or not for this role. */
export function cellOf(role: Role, name: string): Cell | null {
  return cellsFor(role).find((cell) => cellName(cell) === name) ?? null;
}

/** Whether a kind reaches a role by a channel where neither desk nor person has chosen. */
export function catalogued(role: Role, { kind, channel }: Cell): boolean {
  return kindsFor(role).includes(kind) && CATALOGUE[kind].includes(channel);
}

/** What the desk's choices make of it. */
export function deskAllows(role: Role, desk: RoleChoices, cell: Cell): boolean {
  const chosen = chosenIn(desk[role], cell);
  return chosen !== undefined && kindsFor(role).includes(cell.kind) ? chosen : catalogued(role, cell);
}

/** Whether a kind reaches somebody by a channel: their choice, else the desk's for their role, else the catalogue's. */
export function personAllows(role: Role, desk: RoleChoices, own: Choices, cell: Cell): boolean {
  const chosen = chosenIn(own, cell);
  return chosen !== undefined && kindsFor(role).includes(cell.kind) ? chosen : deskAllows(role, desk, cell);
}

/** What was chosen in a cell; undefined where nothing was. Kinds and channels that are gone are no cell any more. */
export function chosenIn(choices: Choices | undefined, { kind, channel }: Cell): boolean | undefined {
  const chosen: unknown = choices?.[kind]?.[channel];
  return typeof chosen === 'boolean' ? chosen : undefined;
}

/**
 * Choices with some cells set anew: what is as `otherwise` says is chosen no longer. What is stored of kinds and channels
 * that are gone goes with it.
 */
export function withCells(
  choices: Choices | undefined,
  cells: readonly (Cell & { value: boolean })[],
  otherwise: (cell: Cell) => boolean,
): Choices {
  const after = new Map<CellName, boolean>();
  for (const kind of KINDS) {
    for (const channel of CHANNELS) {
      const chosen = chosenIn(choices, { kind, channel });
      if (chosen !== undefined) after.set(cellName({ kind, channel }), chosen);
    }
  }
  for (const { value, ...cell } of cells) {
    if (value === otherwise(cell)) after.delete(cellName(cell));
    else after.set(cellName(cell), value);
  }
  return nested(after);
}

function nested(cells: ReadonlyMap<CellName, boolean>): Choices {
  const choices: Choices = {};
  for (const [name, value] of cells) {
    const [kind, channel] = name.split('.') as [Kind, ChannelName];
    choices[kind] = Object.assign(choices[kind] ?? {}, { [channel]: value });
  }
  return choices;
}

/** Every choice by the name of its cell. */
export function flat(choices: Choices): Record<string, boolean> {
  const entries = Object.entries(choices).flatMap(([kind, byChannel]) =>
    Object.entries(byChannel).map(([channel, value]): [string, boolean] => [`${kind}.${channel}`, value]),
  );
  return Object.fromEntries(entries);
}
