import type { Request } from 'express';
import { clockAt } from '../../../platform/calendar';
import { type Option, wordOptions } from '../../../platform/http/options';
import type { Property } from './kinds';
import { propertyOf } from './list';

/** What a property is set with in a form. */
export interface PlainControl {
  type: 'select' | 'text' | 'textarea' | 'tags' | 'datetime-local';
  value: string;
  options?: Option[];
}

/** The control of a property by its kind, for those whose choices need nothing to be looked up. */
export function plainControl(req: Pick<Request, 'shell'>, name: string, value: unknown): PlainControl {
  const { kind, choices = [], words } = propertyOf(name) as Property;
  switch (kind) {
    case 'choice':
      return {
        type: 'select',
        value: String(value ?? ''),
        options: wordOptions(req, `ticket.${words}`, choices),
      };
    case 'tags':
      return { type: 'tags', value: ((value ?? []) as string[]).join(', ') };
    case 'moment':
      return { type: 'datetime-local', value: value ? clockAt(value as Date, req.shell.fmt.timeZone) : '' };
    case 'text':
      return { type: 'textarea', value: String(value ?? '') };
    default:
      return { type: 'text', value: String(value ?? '') };
  }
}
