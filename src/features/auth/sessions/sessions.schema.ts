import { z } from 'zod';
import { cursor, optionalChoice, optionalLine, text, verbatim } from '../../../platform/http/fields';
import { PASSWORD_MAX } from '../../users';
import { nextQuery } from '../shared/shared.schema';
import { METHODS } from './sessions.queries';

export const signInsQuery = z.object({
  q: optionalLine({ max: 120 }),
  method: optionalChoice(METHODS),
  state: optionalChoice(['live']),
  cursor: cursor(),
});

export const passwordProof = nextQuery.extend({ password: verbatim({ max: PASSWORD_MAX }) });

export const codeProof = nextQuery.extend({ code: text({ max: 20 }) });
