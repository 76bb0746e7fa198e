import { normalTags } from '../../../src/features/tickets/tickets.input';
import { fc } from '../../support/properties';

test('tags are lines in lower case, the same however they are written, and each once', () => {
  expect(normalTags([' VPN ', 'vpn', '', 'Red  interna'])).toEqual(['vpn', 'red interna']);
  expect(normalTags(['ＶＰＮ', 'v\u200bpn', 'ﬁrewall', 'FIREWALL', '㎏', '\u3164'])).toEqual([
    'vpn',
    'firewall',
    'kg',
  ]);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }).filter((tag) => tag.isWellFormed())), (tags) => {
      const once = normalTags(tags);
      expect(normalTags(once)).toEqual(once);
    }),
  );
});
