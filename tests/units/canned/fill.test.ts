import { fillVariables } from '../../../src/features/canned/fill';

test('variables are looked up, never run', () => {
  const values = { 'requester.name': '{{desk.name}}', 'desk.name': 'Desk' };
  expect(fillVariables('{{ requester.name }} {{desk.name}} {{constructor}} {{a.b}}', values)).toBe(
    '{{desk.name}} Desk {{constructor}} {{a.b}}',
  );
});
