import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { type FormState, localUrl, withNext } from '../../../platform/http/respond';
import { openMethods } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { factorDatesOf, factorsOf, type PasskeyItem, passkeysOf } from './factors.queries';

/** So few codes left that it is time for new ones. */
const FEW_CODES = 3;

/** Passkeys, authenticator app and recovery codes, on the security page. */
export async function factorsSection(req: Request) {
  const ctx = ctxOf(req);
  const { id } = personOf(ctx);
  const { fmt } = req.shell;
  const factors = await factorsOf(ctx, id);
  const { totpSince, trustedDevices } = await factorDatesOf(ctx, id);
  const next = typeof req.query.next === 'string' ? localUrl(req.query.next, '') : '';
  return {
    ...factors,
    hasAny: factors.hasTotp || factors.passkeys > 0,
    passkeys: (await passkeysOf(ctx, id)).map((passkey) => passkeyView(req, passkey)),
    totpSince: totpSince ? fmt.date(totpSince) : '',
    fewCodes: factors.recoveryCodes <= FEW_CODES,
    trustedDevices,
    signsIn: (await openMethods(ctx)).includes('passkey'),
    newPasskeyHref: withNext('/account/security/passkeys/new', next),
    totpHref: withNext('/account/security/totp', next),
  };
}

export function passkeyView(req: Request, { id, name, isBackedUp, createdAt, lastUsedAt }: PasskeyItem) {
  const { t, fmt } = req.shell;
  const created = fmt.date(createdAt);
  return {
    id,
    name,
    created,
    isBackedUp,
    href: `/account/security/passkeys/${id}`,
    lastUsed: lastUsedAt ? fmt.dateTime(lastUsedAt) : t('factors.passkey.never_used'),
    kept: t(isBackedUp ? 'factors.passkey.synced' : 'factors.passkey.one_device'),
    meta: lastUsedAt
      ? t('factors.passkey.used', { date: fmt.date(lastUsedAt) })
      : t('factors.passkey.created', { date: created }),
  };
}

/** What is wrong with a passkey's answer is nothing that anybody typed, so it is said of the whole form. */
export function passkeyErrors(req: Request, { credential, ...errors }: FormState['errors']) {
  return credential ? { ...errors, '': req.shell.t('factors.error.passkey_refused') } : errors;
}
