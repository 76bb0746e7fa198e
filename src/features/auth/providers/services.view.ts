import type { Request } from 'express';
import type { Formatter } from '../../../platform/format';
import { ctxOf } from '../../../platform/http/input';
import { withNext } from '../../../platform/http/respond';
import { openMethods } from '../shared/methods.service';
import { personOf } from '../shared/person';
import { identitiesOf, type OwnIdentity } from './identities.queries';

/** Buttons of the other services that people may sign in with. */
export async function serviceButtons(req: Request, next: string) {
  const ctx = ctxOf(req);
  const open = await openMethods(ctx);
  return ctx.system.config.providers
    .filter(({ name }) => open.includes(name))
    .map(({ name, label }) => ({ name, label, href: withNext(`/auth/${name}`, next) }));
}

/** Other services that the account is connected with, or could be, on the security page. */
export async function servicesSection(req: Request) {
  const ctx = ctxOf(req);
  const { fmt } = req.shell;
  const open = await openMethods(ctx);
  const identities = await identitiesOf(ctx, personOf(ctx).id);
  const items = ctx.system.config.providers.map(({ name, label }) => {
    const identity = identities.find(({ provider }) => provider === name);
    return {
      name,
      label,
      icon: `service-${name}`,
      isOpen: open.includes(name),
      connectHref: `/account/identities/${name}`,
      connected: identity
        ? {
            email: identity.email ?? '',
            since: fmt.date(identity.createdAt),
            used: lastUse(identity, fmt),
            removal: `/account/identities/${identity.id}/removal`,
          }
        : null,
    };
  });
  return { items: items.filter(({ isOpen, connected }) => isOpen || connected) };
}

/** Empty until it has been used since it was connected. */
function lastUse({ lastUsedAt, createdAt }: OwnIdentity, fmt: Formatter): string {
  return lastUsedAt && lastUsedAt > createdAt ? fmt.date(lastUsedAt) : '';
}
