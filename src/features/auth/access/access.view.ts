import type { Request } from 'express';
import type { ProviderName } from '../../../platform/config';
import { ctxOf } from '../../../platform/http/input';
import type { Shell } from '../../../platform/http/request';
import { readableDomain } from '../../../platform/mail/domains';
import { isPublicMailDomain } from '../../../platform/mail/public-providers';
import { BOUNDS, type Settings, SIGN_IN_METHODS, SIGN_UPS } from '../../settings';
import { factorsOf } from '../factors/factors.queries';
import { isConfigured } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { inUnits } from './access.schema';
import { staffFactors } from './access.service';

/** The form as it stands before anybody types. */
export function valuesOf(settings: Settings): Record<string, unknown> {
  const { signUp, signUpDomains, signInMethods, staffNeedFactor, sessionIdleMinutes } = settings;
  const { sessionDays, rememberDays, trustedDeviceDays } = settings;
  const { count, unit } = inUnits(sessionIdleMinutes);
  return {
    signUp,
    signUpDomains: signUpDomains.map(readableDomain).join('\n'),
    methods: signInMethods,
    staffNeedFactor: staffNeedFactor ? 'on' : '',
    sessionIdle: count,
    sessionIdleUnit: unit,
    sessionDays,
    rememberDays,
    trustedDeviceDays,
  };
}

/** Of the domains that may sign up, those that anybody can have an address of; empty where domains do not decide. */
export function openDomains({ fmt }: Shell, { signUp, signUpDomains }: Settings): string {
  return signUp === 'domains' ? fmt.list(signUpDomains.filter(isPublicMailDomain).map(readableDomain)) : '';
}

export function signUpChoices({ t }: Shell) {
  return SIGN_UPS.map((value) => ({
    value,
    label: t(`access.sign_up.${value}`),
    hint: t(`access.sign_up_hint.${value}`),
  }));
}

/** Every way to sign in; for one that is not configured, what would do it. */
export function methodChoices(req: Request) {
  const { system } = ctxOf(req);
  const { t } = req.shell;
  return SIGN_IN_METHODS.map((method) => {
    const provider = system.config.providers.find(({ name }) => name === method);
    const label = provider?.label ?? t(`access.method.${method}`);
    if (isConfigured(ctxOf(req), method)) {
      return {
        value: method,
        label,
        hint: provider ? '' : t(`access.method_hint.${method}`),
        disabled: false,
      };
    }
    const variables = req.shell.fmt.list(variablesOf(method as ProviderName));
    return { value: '', label, hint: t('access.not_configured', { variables }), disabled: true };
  });
}

function variablesOf(provider: ProviderName): string[] {
  const prefix = provider.toUpperCase();
  const common = [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`];
  return provider === 'oidc' ? ['OIDC_ISSUER', ...common] : common;
}

/** How far the staff is with second factors, and the bounds of the numbers. */
export async function staffSection(req: Request) {
  const ctx = ctxOf(req);
  const { hasTotp, passkeys } = await factorsOf(ctx, personOf(ctx).id);
  const { staff, without } = await staffFactors(ctx);
  return { staff, without, hasOwnFactor: hasTotp || passkeys > 0, bounds: BOUNDS };
}
