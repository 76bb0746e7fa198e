import { z } from 'zod';
import { choice, line, optionalChoice, textLines } from '../../../platform/http/fields';
import { isLetter } from '../../deliveries';
import { optionalTicketNumber } from '../../tickets';
import { SECTION_MAX, type TemplateName } from './templates.types';

export const templateQuery = z.object({ language: optionalChoice(['es', 'en']) });

export const languageForm = z.object({ language: choice(['es', 'en']) });

/** What a message says; it need not say anything below. */
export const sectionsForm = z.object({
  subject: line({ max: SECTION_MAX.subject }),
  line: line({ max: SECTION_MAX.line }),
  intro: textLines({ max: SECTION_MAX.intro }),
  after: textLines({ max: SECTION_MAX.after, min: 0 }),
});

/** A letter is shown in no list: it has nothing to say in one line. */
const letterForm = sectionsForm.extend({
  line: z
    .unknown()
    .optional()
    .transform(() => ''),
});

export const formOf = (template: TemplateName) => (isLetter(template) ? letterForm : sectionsForm);

/** The ticket that it is tried with. */
export const ticketForm = z.object({ ticket: optionalTicketNumber() });
