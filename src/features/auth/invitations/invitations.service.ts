import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { maybeRow } from '../../../platform/db';
import { invalid } from '../../../platform/errors';
import { emit } from '../../../platform/events';
import { enqueueAll } from '../../../platform/jobs';
import { assertRunsTheDesk } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import { readerOf, sendLetter } from '../../deliveries';
import { createUser, findUser, type NewUser, type User } from '../../users';
import { waysInOf } from '../shared/methods.service';
import { lockPerson } from '../shared/person';
import { activateToken, prepareToken, voidTokens, waitingToken } from '../shared/tokens.service';

export const INVITATION_MAIL = 'auth.mail_invitation';

/** Who is to come, and what they are to be here. */
export type Invitee = Pick<NewUser, 'name' | 'email' | 'role'> &
  Partial<Pick<NewUser, 'departmentIds' | 'organizationId' | 'locale'>>;

export interface Invitation {
  user: User;
  /** Where they accept it, as a path; whoever has it can come in as that person. Null when it was told before. */
  path: string | null;
}

/**
 * Makes an account that its owner opens with a link; the link is mailed, and told to the caller once.
 * @throws AppError `invalid` as for createUser
 */
export async function invite(ctx: Ctx, invitee: Invitee): Promise<Invitation> {
  assertRunsTheDesk(ctx.actor);
  const find = async (tx: TxCtx, id: string) => ({ user: await findUser(tx, id), path: null });
  return once<Invitation>(ctx, { noun: 'invitation', content: invitee, find }, async (tx, id) => {
    await createUser(tx, { ...invitee, id, isInvited: true });
    return sendInvitation(tx, id);
  });
}

/**
 * Makes and invites many, all or none; their letters are written by jobs.
 * @param table what they are read from
 * @param read reads them; not asked when the form has been sent before and they are invited
 */
export async function inviteAll(
  ctx: Ctx,
  table: string,
  read: (tx: Ctx, table: string) => Promise<Invitee[]>,
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  const nothing = async () => undefined;
  await once(ctx, { noun: 'invitations', content: table, find: nothing }, async (tx) => {
    const tokens: string[] = [];
    for (const invitee of await read(tx, table)) {
      const user = await createUser(tx, { ...invitee, isInvited: true });
      tokens.push(await prepareInvitation(tx, user));
    }
    await enqueueAll(
      tx,
      tokens.map((tokenId) => ({ task: INVITATION_MAIL, payload: { tokenId } })),
    );
  });
}

/**
 * Invites somebody who has an account and no way into it; links they were sent before open nothing any more.
 * @throws AppError `not_found`; `invalid` on the whole form for a person who can sign in, or may not
 */
export async function inviteAgain(ctx: Ctx, userId: string): Promise<Invitation & { path: string }> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    // Of two at once the second waits, and its link is the one that counts.
    await lockPerson(tx, userId);
    const user = await findUser(tx, userId);
    if (!(await mayBeInvited(tx, user))) throw invalid('', 'invitations.error.not_needed');
    await tx.db('users').where({ id: userId }).update({ invitedAt: tx.now });
    return sendInvitation(tx, userId);
  });
}

/** Whether somebody has no way in, and would be let in if they had one. */
export async function mayBeInvited(ctx: Ctx, { id, state }: User): Promise<boolean> {
  const { password, passkeys, providers } = await waysInOf(ctx, id);
  return state !== 'inactive' && !password && passkeys === 0 && providers.length === 0;
}

/** The link that somebody was sent last and has not used. */
export function openInvitation(ctx: Ctx, userId: string): Promise<{ expiresAt: Date } | null> {
  return maybeRow(
    ctx.db,
    `select expires_at from auth_tokens t join users u on u.id = t.user_id and u.email = t.email
     where user_id = :userId and purpose = 'invitation' and used_at is null and expires_at > :now
     order by t.id desc limit 1`,
    { userId, now: ctx.now },
  );
}

async function sendInvitation(tx: TxCtx, userId: string): Promise<Invitation & { path: string }> {
  const user = await findUser(tx, userId);
  const tokenId = await prepareInvitation(tx, user);
  return { user, path: await writeLetter(tx, tokenId, user, inviterOf(tx)) };
}

async function prepareInvitation(tx: TxCtx, { id: userId, email }: User): Promise<string> {
  await voidTokens(tx, 'invitation', { userId });
  await emit(tx, { type: 'user.invited', subject: { type: 'user', id: userId } });
  return prepareToken(tx, { purpose: 'invitation', userId, email, data: { by: inviterOf(tx) } });
}

function inviterOf({ actor }: Ctx): string {
  return actor.kind === 'person' ? actor.name : '';
}

/** Writes to one of many who were invited at once, unless that has been done or the link was replaced. */
export async function mailInvitation(ctx: Ctx, tokenId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { userId, email, data } = (await waitingToken(tx, 'invitation', tokenId)) ?? {};
    const user = userId ? await findUser(tx, userId) : null;
    if (!user || user.email !== email || user.state === 'inactive') return;
    await writeLetter(tx, tokenId, user, String(data?.by ?? ''));
  });
}

async function writeLetter(tx: TxCtx, tokenId: string, user: User, by: string): Promise<string> {
  const path = `/invitation/${await activateToken(tx, tokenId)}`;
  await sendLetter(tx, {
    aboutId: tokenId,
    to: readerOf(user),
    template: 'invitation',
    path,
    isSecret: true,
    params: { by, role: user.role, address: user.email },
  });
  return path;
}
