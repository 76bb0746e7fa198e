import { ISSUERS } from '../support/openid.rounds';
import { connect, expectRefusedRound, services } from './providers.support';

/** Those with a token that says whom it is for. */
describe.each(['google', 'microsoft', 'oidc'] as const)('a token of %s', (name) => {
  const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago;
  const lies: [string, (claims: Record<string, unknown>) => void][] = [
    ['for another audience', (claims) => Object.assign(claims, { aud: 'another-desk' })],
    ['of another issuer', (claims) => Object.assign(claims, { iss: 'https://evil.example' })],
    ['with another nonce', (claims) => Object.assign(claims, { nonce: 'of another question' })],
    ['without a nonce', (claims) => delete claims.nonce],
    ['that has expired', (claims) => Object.assign(claims, { exp: seconds(120), iat: seconds(600) })],
    ['about nobody', (claims) => delete claims.sub],
  ];
  test.each(lies)('%s lets nobody in', async (_what, lie) => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    services[name].beforeSigning = lie;
    await expectRefusedRound(name);
  });

  test('that is missing lets nobody in', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    services[name].beforeAnswer = ({ body }) => delete (body as { id_token?: string }).id_token;
    await expectRefusedRound(name);
  });
});
describe.each(['microsoft', 'oidc'] as const)('a signature of %s', (name) => {
  test('that is not the service’s lets nobody in', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    services[name].beforeAnswer = ({ body }) => {
      const [header = '', payload = '', signature] = (body as { id_token: string }).id_token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const forged = Buffer.from(JSON.stringify({ ...claims, name: 'Mallory' })).toString('base64url');
      Object.assign(body as object, { id_token: [header, forged, signature].join('.') });
    };
    await expectRefusedRound(name);
  });

  test('that is none at all lets nobody in', async () => {
    await connect('customer@demo.test', name, ISSUERS[name]);
    services[name].beforeAnswer = ({ body }) => {
      const [, payload] = (body as { id_token: string }).id_token.split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      Object.assign(body as object, { id_token: `${header}.${payload}.` });
    };
    await expectRefusedRound(name);
  });
});
test('a Google profile of somebody else than the token’s lets nobody in', async () => {
  await connect('customer@demo.test', 'google', ISSUERS.google);
  services.google.beforeSigning = (claims) => Object.assign(claims, { sub: 'google-2' });
  await expectRefusedRound('google');
});
test('a Microsoft token of another tenant than it says lets nobody in', async () => {
  await connect('customer@demo.test', 'microsoft', ISSUERS.microsoft);
  services.microsoft.beforeSigning = (claims) => Object.assign(claims, { tid: 'another-tenant' });
  await expectRefusedRound('microsoft');
});
test('a Facebook token of another app tells nothing', async () => {
  await connect('customer@demo.test', 'facebook', ISSUERS.facebook);
  services.facebook.beforeAnswer = ({ body }) =>
    Object.assign(body as object, { access_token: 'another-app:token' });
  await expectRefusedRound('facebook');
});
