import { z } from 'zod';
import { optionalChoice, optionalText, text, verbatim } from '../../../platform/http/fields';
import { PASSWORD_MAX } from '../../users';
import { nextQuery } from '../shared/shared.schema';
import { METHODS } from './sessions.queries';

export const signInsQuery = z.object({
  q: optionalText({ max: 120 }),
  method: optionalChoice(METHODS),
  state: optionalChoice(['live']),
  cursor: optionalText({ max: 4000 }),
});

export const passwordProof = nextQuery.extend({ password: verbatim({ max: PASSWORD_MAX }) });

export const codeProof = nextQuery.extend({ code: text({ max: 20 }) });
