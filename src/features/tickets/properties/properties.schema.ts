import type { z } from 'zod';
import {
  choice,
  id,
  line,
  optionalChoice,
  optionalId,
  optionalLine,
  optionalMoment,
  optionalTextLines,
  textLines,
  words,
} from '../../../platform/http/fields';
import { type Errors, peopleOf, tagsOf } from '../tickets.input';
import type { Property } from './kinds';
import { formName, propertyOf } from './list';
import type { PropertyName } from './properties';

/** How a form is read: the zone its moments are in, and whether what is not required may be left open. */
export interface Reading {
  timeZone: string;
  filing?: boolean;
}

const MAX_WORDS = 2000;
/** A hundred addresses of people, each as long as one may be. */
const MAX_ADDRESSES = 100 * 256;

/** The schema of these properties as a form sends them, by their names there. */
export function formShape(names: readonly PropertyName[], reading: Reading): Record<string, z.ZodType> {
  return Object.fromEntries(
    names.map((name) => [formName(name), fieldOf(propertyOf(name) as Property, reading)]),
  );
}

/** The field that a kind is in a form. */
function fieldOf(property: Property, { timeZone, filing }: Reading): z.ZodType {
  const { kind, max = 0, choices = [], wishes = [], optional } = property;
  switch (kind) {
    case 'line':
      return optional ? optionalLine({ max }) : line({ max });
    case 'text':
      return optional ? optionalTextLines({ max }) : textLines({ max });
    case 'choice':
      return optional ? optionalChoice(choices) : choice([...wishes, ...choices]);
    case 'tags':
      return words({ max: MAX_WORDS, between: filing ? /[,;\n]/ : ',', wrong: wrongWith(tagsOf) });
    case 'people':
      return words({
        max: MAX_ADDRESSES,
        between: /[,;\n]/,
        wrong: wrongWith((errors, them) => peopleOf(errors, 'people', them)),
      });
    case 'moment':
      return optionalMoment({ timeZone });
    default:
      return optional || filing ? optionalId() : id();
  }
}

/** What the service would say of these. */
function wrongWith(check: (errors: Errors, words: string[]) => unknown) {
  return (words: string[]) => {
    const errors: Errors = {};
    check(errors, words);
    return Object.values(errors)[0];
  };
}
