import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { blankForm, type FormState, page, submitted } from '../../../platform/http/respond';
import { getSettings } from '../../settings';
import { PASSWORD_RULE } from '../../users';
import { orGone } from '../shared/links.controller';
import { openMethods } from '../shared/methods.service';
import { enter } from '../sign-in/entering.controller';
import { acceptInvitation, findInvited, type Invited } from './accepting.service';
import { acceptanceForm, acceptanceWay, passwordlessForm } from './invitations.schema';

/** Only who has invited them can send another. */
const GONE = { text: 'invitations.gone.text', again: { href: '/login', label: 'auth.register.login' } };

export async function acceptancePage(req: Request, res: Response): Promise<void> {
  await orGone(req, res, GONE, async () => {
    const invited = await findInvited(ctxOf(req), tokenOf(req));
    await show(req, res, invited, blankForm({ name: invited.name }));
  });
}

export async function accept(req: Request, res: Response): Promise<void> {
  await orGone(req, res, GONE, () => acceptOnce(req, res));
}

/** With a password; or by the link alone, which leads to where another way in is added. */
async function acceptOnce(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const invited = await findInvited(ctx, tokenOf(req));
  await submitted(
    req,
    async () => {
      const { way } = parseForm(acceptanceWay, req);
      const typed =
        way === 'link'
          ? { ...parseForm(passwordlessForm, req), password: null }
          : parseForm(acceptanceForm, req);
      const { userId, name } = await acceptInvitation(ctx, tokenOf(req), {
        ...typed,
        locale: req.shell.locale,
      });
      const { name: desk } = await getSettings(ctx);
      const welcome = way === 'link' ? 'invitations.flash.add_way' : 'invitations.flash.welcome';
      await enter(
        req,
        res,
        { userId, method: 'link' },
        { next: way === 'link' ? '/account/security' : null, flash: welcome, params: { name, desk } },
      );
    },
    (form) => show(req, res, invited, form),
  );
}

function tokenOf(req: Request): string {
  return String(req.params.token);
}

async function show(req: Request, res: Response, invited: Invited, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { t, fmt } = req.shell;
  const open = await openMethods(ctx);
  const services = ctx.system.config.providers.filter(({ name }) => open.includes(name));
  const others = [
    ...services.map(({ label }) => label),
    ...(open.includes('passkey') ? [t('invitations.accept.passkey')] : []),
  ];
  const { actor } = ctx;
  const model = {
    values: { name: form.values.name ?? '' },
    email: invited.email,
    token: tokenOf(req),
    role: t(`users.role.${invited.role}`),
    by: invited.by,
    asPassword: open.includes('password'),
    others: fmt.list(others),
    signedInAs: actor.kind === 'person' && actor.id !== invited.userId ? actor.name : '',
    passwordRule: PASSWORD_RULE,
  };
  page(res, 'auth/invitation', { ...form, ...model }, form.status);
}
