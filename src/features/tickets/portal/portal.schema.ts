import { z } from 'zod';
import {
  checkbox,
  choice,
  integer,
  optionalChoice,
  optionalId,
  optionalText,
  text,
} from '../../../platform/http/fields';
import { SECTIONS, URGENCIES } from '../tickets.words';

export const SUBJECT_MAX = 200;
export const BODY_MAX = 50_000;
export const FEEDBACK_MAX = 2000;

const cursor = optionalText({ max: 4000 });

export const listQuery = z.object({
  section: optionalChoice(SECTIONS),
  organization: checkbox(),
  q: optionalText({ max: 200 }),
  cursor,
});

export const ticketQuery = z.object({ before: cursor });

export const newTicketQuery = z.object({
  category: optionalId(),
  subject: optionalText({ max: SUBJECT_MAX }),
});

export const newTicketForm = z.object({
  category: optionalId(),
  urgency: choice(URGENCIES),
  subject: text({ max: SUBJECT_MAX }),
  description: text({ max: BODY_MAX }),
});

export const replyForm = z.object({ body: text({ max: BODY_MAX }) });

export const ratingForm = z.object({
  satisfaction: integer({ min: 1, max: 10 }),
  feedback: optionalText({ max: FEEDBACK_MAX }),
});
