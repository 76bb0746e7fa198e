import { normalTags } from '../../../src/features/tickets/tickets.input';

test('tags are lower case, trimmed and each once', () => {
  expect(normalTags([' VPN ', 'vpn', '', 'Red  interna'])).toEqual(['vpn', 'red interna']);
});
