import type { Request } from 'express';
import { localized } from '../../../platform/i18n/localized';
import type { TicketField } from '../../fields';

/** The name of a property, ours or one that an administrator made. */
export function labelOf(
  req: Pick<Request, 'shell' | 'ctx'>,
  definitions: readonly TicketField[],
  field: string,
): string {
  const { t, locale } = req.shell;
  if (field.startsWith('fields.')) {
    const key = field.slice('fields.'.length);
    const known = definitions.find((candidate) => candidate.key === key);
    return known ? localized(locale, known, 'label') : key;
  }
  return req.ctx.system.i18n.has(`ticket.field.${field}`) ? t(`ticket.field.${field}`) : field;
}
