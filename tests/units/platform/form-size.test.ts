import { errorTexts } from '../../../src/platform/http/errors.texts';
import { FORM_BYTES, STRANGERS_BYTES } from '../../../src/platform/http/form-size';

test.each(['es', 'en'] as const)('the page about a form that is too large says the limit (%s)', (locale) => {
  expect(errorTexts['error.413.message']?.[locale]).toContain(` ${FORM_BYTES / 1024 / 1024} MB`);
  expect(errorTexts['error.visitors_text.message']?.[locale]).toContain(` ${STRANGERS_BYTES / 1024} kB`);
});
