import { shownError } from '../../../src/features/jobs/jobs.view';

test.each([
  ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
  ['select id\nfrom users where x = $1 - canceling statement', 'canceling statement'],
  ['cannot reach smtp://ana:pa55@mail.test:25', 'cannot reach smtp://…@mail.test:25'],
  ['550 <a@industrias-metalurgicas-del-norte.test>', '550 <a@industrias-metalurgicas-del-norte.test>'],
  [`refused: ${'ab12'.repeat(10)} is no key`, 'refused: … is no key'],
  [`${'long words '.repeat(40)}`, `${'long words '.repeat(40).slice(0, 200)}…`],
])('an error is shown without what is nobody’s business: %s', (error, shown) => {
  expect(shownError(error)).toBe(shown);
});
