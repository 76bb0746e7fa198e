import { readFile } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { decrypt, encrypt } from '../../../platform/crypto';
import type { Ctx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { ctxOf, idParam, parseForm } from '../../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { uploadsOf } from '../../../platform/http/uploads';
import { findUser } from '../../users';
import { checkPeople } from './checking.service';
import { invitationForm, peopleForm } from './invitations.schema';
import {
  type Invitation,
  type Invitee,
  invite,
  inviteAgain,
  inviteAll,
  mayBeInvited,
  openInvitation,
} from './invitations.service';
import { invitationView, inviteView, peopleView, sampleOf } from './invitations.view';
import { MAX_CSV_BYTES, readPeople, textOf } from './people-csv';

export async function invitePage(req: Request, res: Response): Promise<void> {
  await showInvite(req, res, blankForm({ role: 'customer' }));
}

export async function inviteOne(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => showOnce(req, res, await invite(ctxOf(req), parseForm(invitationForm, req))),
    (form) => showInvite(req, res, form),
  );
}

async function showInvite(req: Request, res: Response, form: FormState): Promise<void> {
  page(res, 'auth/invite', { ...form, ...(await inviteView(req, form)) }, form.status);
}

export function manyPage(req: Request, res: Response): void {
  page(res, 'auth/invite-many', { ...blankForm({ people: '' }), ...peopleView(req, null) });
}

/** Shows what a table of people would become, or invites them all. */
export async function inviteMany(req: Request, res: Response): Promise<void> {
  let text = '';
  await submitted(
    req,
    async () => {
      const { people, step } = parseForm(peopleForm, req);
      text = people;
      text = (await uploadedText(req)) ?? people;
      if (step !== 'invite') return showPeople(req, res, text);
      const { length: count } = readPeople(text).people;
      await inviteAll(ctxOf(req), text, readyPeople);
      done(res, '/admin/users?state=invited', 'invitations.flash.invited', { count });
    },
    async (form) => {
      // A row is wrong, or somebody else took its address at this very moment: the table tells.
      if (form.errors.email) return showPeople(req, res, text);
      const model = { ...form, values: { people: text }, ...peopleView(req, null) };
      page(res, 'auth/invite-many', model, form.status);
    },
  );
}

async function uploadedText(req: Request): Promise<string | null> {
  const [file, ...more] = uploadsOf(req);
  if (!file || file.size === 0) return null;
  if (more.length > 0) throw invalid('attachments', 'input.too_many_files', { max: 1 });
  if (file.size > MAX_CSV_BYTES) {
    throw invalid('attachments', 'invitations.error.too_large', { max: MAX_CSV_BYTES / 1024 });
  }
  return textOf(await readFile(file.path));
}

/** @throws AppError `invalid` on `email` when a row of the table is wrong */
async function readyPeople(ctx: Ctx, text: string): Promise<Invitee[]> {
  const checked = await checkPeople(ctx, readPeople(text).people);
  const invitees = checked.map(({ invitee }) => invitee).filter((invitee) => invitee !== null);
  if (invitees.length < checked.length) throw invalid('email', 'input.not_valid');
  return invitees;
}

async function showPeople(req: Request, res: Response, text: string): Promise<void> {
  const { people, ignored } = readPeople(text);
  const checked = await checkPeople(ctxOf(req), people);
  const isReady = checked.every(({ invitee }) => invitee !== null);
  const model = { ...blankForm({ people: text }), ...peopleView(req, { checked, ignored, isReady }) };
  page(res, 'auth/invite-many', model, isReady ? 200 : 422);
}

export function sample(req: Request, res: Response): void {
  res.attachment('servidesk.csv').type('text/csv').send(sampleOf(req));
}

export async function invitationPage(req: Request, res: Response): Promise<void> {
  await showInvitation(req, res, blankForm());
}

export async function sendAgain(req: Request, res: Response): Promise<void> {
  const id = idParam(req);
  await submitted(
    req,
    async () => showOnce(req, res, await inviteAgain(ctxOf(req), id)),
    (form) => showInvitation(req, res, form),
  );
}

async function showInvitation(req: Request, res: Response, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const user = await findUser(ctx, idParam(req));
  const isNeeded = await mayBeInvited(ctx, user);
  const link = takeLink(req, user.id);
  const view = invitationView(req, user, { link, isNeeded, open: await openInvitation(ctx, user.id) });
  page(res, 'auth/invitation-sent', { ...form, ...view }, form.status);
}

/** The next page, and no other, shows the link: meanwhile it waits encrypted in the session. */
function showOnce(req: Request, res: Response, { user, path }: Invitation): void {
  if (path !== null) {
    const sealed = encrypt(ctxOf(req).system.config.encryptionKey, path);
    req.session.invitationLink = { userId: user.id, sealed };
  }
  done(res, `/admin/users/${user.id}/invitation`, 'invitations.flash.sent', { name: user.name });
}

function takeLink(req: Request, userId: string): string | null {
  const { config } = ctxOf(req).system;
  const kept = req.session.invitationLink;
  if (kept?.userId !== userId) return null;
  req.session.invitationLink = undefined;
  return `${config.baseUrl}${decrypt(config.encryptionKey, kept.sealed)}`;
}
