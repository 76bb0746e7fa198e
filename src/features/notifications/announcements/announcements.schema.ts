import { z } from 'zod';
import { choice, cursor, optionalLine, optionalTextLines } from '../../../platform/http/fields';
import { AUDIENCES, BODY_MAX, TITLE_MAX } from './announcements.types';

export const announcementsQuery = z.object({ cursor: cursor() });

/** Which texts belong together is the service's to check: a language is complete or empty. */
export const announcementForm = z.object({
  titleEs: optionalLine({ max: TITLE_MAX }),
  bodyEs: optionalTextLines({ max: BODY_MAX }),
  titleEn: optionalLine({ max: TITLE_MAX }),
  bodyEn: optionalTextLines({ max: BODY_MAX }),
  audience: choice(AUDIENCES),
});
