import { actingAs, type Ctx, inTx, type Locale, type Role } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { AppError } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import type { PasswordHash } from '../../../platform/passwords';
import { actorOf, setOwnPassword, updateProfile, verifyEmail } from '../../users';
import { assertStrongPassword } from '../passwords/strength.service';
import { assertMethodOpen } from '../shared/methods.service';
import { findToken, useToken, voidTokens } from '../shared/tokens.service';

/** Who a link invites. */
export interface Invited {
  userId: string;
  name: string;
  email: string;
  role: Role;
  locale: Locale | null;
  /** Who invited them; empty: the desk. */
  by: string;
}

/**
 * Who that link invites. It dies with the address it was sent to, with the account, and once its owner has come in
 * otherwise: whoever else has seen the link, above all who invited them, could take the account over with it.
 * @throws AppError `gone`
 */
export async function findInvited(ctx: Ctx, token: string): Promise<Invited> {
  const found = await findToken(ctx, 'invitation', token);
  const user = await maybeRow<Omit<Invited, 'by'>>(
    ctx.db,
    `select id as user_id, name, email::text, role, locale from users
     where id = :id and email = :email::citext and state <> 'inactive' and password_hash is null
       and not exists (select 1 from passkeys where user_id = users.id)
       and not exists (select 1 from identities where user_id = users.id)`,
    { id: found?.userId ?? null, email: found?.email ?? null },
  );
  if (!found || !user) throw new AppError('gone');
  return { ...user, by: String(found.data.by ?? '') };
}

export interface Acceptance {
  name: string;
  /** Null: they come in by the link alone, and add another way in afterwards. */
  password: string | null;
  locale: Locale;
}

/**
 * Somebody comes: the link has proved that the address is theirs. It works once.
 * @throws AppError `gone`; `invalid` for a weak password; `not_found` for one where passwords are closed
 */
export async function acceptInvitation(
  ctx: Ctx,
  token: string,
  { name, password, locale }: Acceptance,
): Promise<Invited> {
  const invited = await findInvited(ctx, token);
  const passwordHash =
    password === null ? null : await accepted(ctx, password, { name, email: invited.email });
  return inTx(ctx, async (tx) => {
    const { userId } = await findInvited(tx, token);
    await useToken(tx, 'invitation', token);
    await voidTokens(tx, 'invitation', { userId });
    const own = actingAs(tx, await actorOf(tx, userId));
    await verifyEmail(own, userId);
    await updateProfile(own, { name, locale: invited.locale ?? locale });
    if (passwordHash) await setOwnPassword(own, userId, passwordHash, null);
    await emit(own, { type: 'user.invitation_accepted', subject: { type: 'user', id: userId } });
    return { ...invited, name };
  });
}

/** The hash of a password that may be had here and is good enough. */
async function accepted(
  ctx: Ctx,
  password: string,
  who: { name: string; email: string },
): Promise<PasswordHash> {
  await assertMethodOpen(ctx, 'password');
  await assertStrongPassword(ctx, password, who);
  return ctx.system.passwords.hash(password);
}
