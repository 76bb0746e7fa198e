import type { Translate } from '../../../platform/i18n';
import { ROLES } from '../../users';
import { type Cell, cellOf } from './choices';

/** A cell in words: `Reply · E-mail`. */
export function cellText(t: Translate, { kind, channel }: Cell): string {
  return `${t(`notify.kind.${kind}`)} · ${t(`notify.channel.${channel}`)}`;
}

/** What events call a cell, `reply.mail` or `customer.reply.mail`, in words; null for anything else. */
export function cellWords(t: Translate, name: string): string | null {
  const role = ROLES.find((one) => name.startsWith(`${one}.`));
  const cell = cellOf(role ?? 'administrator', role ? name.slice(role.length + 1) : name);
  if (!cell) return null;
  return role ? `${t(`notify.defaults.${role}`)}: ${cellText(t, cell)}` : cellText(t, cell);
}
