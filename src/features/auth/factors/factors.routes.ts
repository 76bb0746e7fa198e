import type { Route } from '../../../platform/http/routes';
import { forgetDevices } from './devices.controller';
import * as confirmation from './passkey-confirmation.controller';
import * as passkeySignIn from './passkey-sign-in.controller';
import * as passkeys from './passkeys.controller';
import * as recovery from './recovery.controller';
import * as reset from './reset.controller';
import * as secondStep from './second-step.controller';
import * as totp from './totp.controller';

const SECURITY = '/account/security';
/** What changes how one proves who one is: oneself, just now; and also to do what is required. */
const own = { access: 'signed_in', self: true, fresh: true, unfinished: true } as const;
const administrators = { access: 'administrator', fresh: true } as const;

export const factorRoutes: Route[] = [
  {
    method: 'post',
    path: '/login/passkey/options',
    access: 'public',
    limit: 'challenge',
    handler: passkeySignIn.passkeySignInOptions,
  },
  {
    method: 'post',
    path: '/login/passkey',
    access: 'public',
    handler: passkeySignIn.passkeySignIn,
    limit: 'sign_in',
  },
  { method: 'get', path: '/login/factor', access: 'public', handler: secondStep.secondStepPage },
  {
    method: 'post',
    path: '/login/factor',
    access: 'public',
    handler: secondStep.passStep,
    limit: 'sign_in',
  },
  {
    method: 'post',
    path: '/login/factor/options',
    access: 'public',
    limit: 'challenge',
    handler: secondStep.secondStepOptions,
  },
  {
    method: 'post',
    path: '/confirm/passkey/options',
    access: 'signed_in',
    self: true,
    unfinished: true,
    handler: confirmation.confirmationOptions,
  },
  {
    method: 'post',
    path: '/confirm/passkey',
    access: 'signed_in',
    self: true,
    unfinished: true,
    limit: 'sign_in',
    handler: confirmation.confirmWithPasskey,
  },
  { method: 'get', path: `${SECURITY}/totp`, ...own, handler: totp.totpPage },
  { method: 'post', path: `${SECURITY}/totp`, ...own, handler: totp.setUpTotp },
  { method: 'get', path: `${SECURITY}/totp/removal`, ...own, handler: totp.totpRemovalPage },
  { method: 'post', path: `${SECURITY}/totp/removal`, ...own, handler: totp.dropTotp },
  { method: 'get', path: `${SECURITY}/passkeys/new`, ...own, handler: passkeys.newPasskeyPage },
  { method: 'post', path: `${SECURITY}/passkeys/options`, ...own, handler: passkeys.newPasskeyOptions },
  { method: 'post', path: `${SECURITY}/passkeys`, ...own, handler: passkeys.createPasskey },
  { method: 'get', path: `${SECURITY}/passkeys/:id`, ...own, handler: passkeys.passkeyPage },
  { method: 'post', path: `${SECURITY}/passkeys/:id`, ...own, handler: passkeys.savePasskey },
  { method: 'post', path: `${SECURITY}/passkeys/:id/removal`, ...own, handler: passkeys.dropPasskey },
  { method: 'get', path: `${SECURITY}/recovery-codes`, ...own, handler: recovery.recoveryCodesPage },
  { method: 'get', path: `${SECURITY}/recovery-codes/file`, ...own, handler: recovery.recoveryCodesFile },
  { method: 'post', path: `${SECURITY}/recovery-codes`, ...own, handler: recovery.renewCodes },
  { method: 'post', path: `${SECURITY}/recovery-codes/kept`, ...own, handler: recovery.keptCodes },
  {
    method: 'post',
    path: `${SECURITY}/trusted-devices/removal`,
    access: 'signed_in',
    self: true,
    handler: forgetDevices,
  },
  {
    method: 'get',
    path: '/admin/users/:id/factors/removal',
    handler: reset.factorsRemovalPage,
    ...administrators,
  },
  {
    method: 'post',
    path: '/admin/users/:id/factors/removal',
    handler: reset.removeFactors,
    ...administrators,
  },
];
