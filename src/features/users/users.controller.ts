import type { Request, Response } from 'express';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { listOf } from '../../platform/http/lists';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { assertFresh } from '../../platform/http/routes';
import { zoneGroups } from '../../platform/http/zones';
import { assertStrongPassword, factorsOf, mayActAs, mayBeInvited, sessionsOf } from '../auth';
import { refusalOf } from '../deliveries';
import { allDepartments } from '../departments';
import { preferencesSummary } from '../notifications';
import { allOrganizations } from '../organizations';
import { getSettings } from '../settings';
import { findUser, listUsers } from './people.service';
import { editForm, PASSWORD_RULE, phoneHint, userForm, usersQuery } from './users.schema';
import { createUser, reactivateUser, type UserPatch, updateUser } from './users.service';
import { ROLES, STATES, type User } from './users.types';
import { factorsView, sessionsView, usersView } from './users.view';
import { calendarHint, choices, formValues, stoppingWith, userChoices, userMerge } from './users-form.view';

const LIST = '/admin/users';

export async function listPage(req: Request, res: Response): Promise<void> {
  const parsed = parseQuery(usersQuery, req);
  const ctx = ctxOf(req);
  const { t } = req.shell;
  const sort = parsed.sort ?? 'name';
  const filter = { ...parsed, sort, organizationId: parsed.organization, departmentId: parsed.department };
  const [found, departments, organizations] = await Promise.all([
    listUsers(ctx, filter),
    allDepartments(ctx),
    allOrganizations(ctx),
  ]);
  page(res, 'users/list', {
    ...usersView(req.shell, { ...parsed, sort }, found, ctx.now),
    roles: ROLES.map((role) => ({ value: role, label: t(`users.role.${role}`) })),
    states: [...STATES, 'invited'].map((state) => ({ value: state, label: t(`users.state.${state}`) })),
    departments: choices(departments),
    organizations: choices(organizations),
  });
}

export async function newPage(req: Request, res: Response): Promise<void> {
  await showForm(req, res, null, blankForm({ role: 'customer', state: 'active' }));
}

export async function create(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const input = parseForm(userForm(await phoneCountry(req)), req);
      if (input.password) await assertStrongPassword(ctxOf(req), input.password, input);
      const { id, name } = await createUser(ctxOf(req), input);
      done(res, input.password ? LIST : `${LIST}/${id}`, 'users.flash.created', { name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const user = await findUser(ctxOf(req), idParam(req));
  await showForm(req, res, user, blankForm(formValues(user)));
}

export async function update(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const user = await findUser(ctx, idParam(req));
  const merge = async (one: User) => userMerge(req.shell, one, await userChoices(ctx, one));
  const act = async () => {
    const { password, ...input } = parseForm(editForm(await phoneCountry(req)), req);
    const { fields } = await merge(user);
    const patch = { ...withoutTheirs<Partial<typeof input>>(req, input, fields), password };
    if (opensAWayIn(user, patch)) assertFresh(req);
    if (password) await assertStrongPassword(ctx, password, input);
    const { name } = await updateUser(ctx, user.id, patch, versionOf(req));
    done(res, LIST, 'users.flash.saved', { name });
  };
  await merging(
    req,
    () => submitted(req, act, (form) => showForm(req, res, user, form)),
    async () => merge(await findUser(ctx, user.id)),
  );
}

/** Whoever gets a password, an address or rights from somebody's open session has a way in of their own. */
function opensAWayIn({ email, role }: User, patch: UserPatch): boolean {
  const isOther = patch.email !== undefined && patch.email.toLowerCase() !== email.toLowerCase();
  return Boolean(patch.password) || isOther || (patch.role !== undefined && patch.role !== role);
}

export async function reactivate(req: Request, res: Response): Promise<void> {
  const { id, name } = await findUser(ctxOf(req), idParam(req));
  await reactivateUser(ctxOf(req), id);
  done(res, `${LIST}/${id}`, 'users.flash.reactivated', { name });
}

async function showForm(req: Request, res: Response, user: User | null, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { t, fmt } = req.shell;
  // Where somebody chose what the others made, that is what the form goes on with.
  const kept = user && Object.entries(formValues(user)).filter(([name]) => keepsTheirs(req, name));
  const refused = user && (await refusalOf(ctx, user.email));
  const values: Record<string, unknown> = { ...form.values, ...Object.fromEntries(kept ?? []) };
  page(
    res,
    'users/edit',
    {
      ...form,
      values: {
        ...values,
        password: '',
        departmentIds: listOf(values.departmentIds),
        skillIds: listOf(values.skillIds),
      },
      user: user && {
        id: user.id,
        name: user.name,
        state: user.state,
        isStaff: user.role !== 'customer',
        stopping: await stoppingWith(ctx, req.shell, user.id),
        hasPassword: user.hasPassword,
        created: fmt.dateTime(user.createdAt),
        refused: refused && {
          address: refused.address,
          date: fmt.dateTime(refused.since),
          words: refused.words,
        },
        lastSeen: user.lastSeenAt ? fmt.dateTime(user.lastSeenAt) : '',
        mayActAs: mayActAs(ctx, user),
        mayBeInvited: await mayBeInvited(ctx, user),
        invited: user.invitedAt ? fmt.dateTime(user.invitedAt) : '',
        factors: factorsView(req.shell, user, await factorsOf(ctx, user.id), ctx.actor),
        notifications: await preferencesSummary(ctx, req.shell, user.id),
        sessions: sessionsView(req.shell, user, await sessionsOf(ctx, user.id), ctx.now),
      },
      roles: ROLES.map((role) => ({
        value: role,
        label: t(`users.role.${role}`),
        hint: t(`users.role_hint.${role}`),
      })),
      states: ['active', 'on_leave'].map((state) => ({ value: state, label: t(`users.state.${state}`) })),
      ...(await userChoices(ctx, user)),
      calendarHint: await calendarHint(ctx, user, t),
      zones: zoneGroups(req.shell, values.timeZone),
      passwordRule: PASSWORD_RULE,
      phoneHint: phoneHint(req.shell.t, await phoneCountry(req)),
    },
    form.status,
  );
}

async function phoneCountry(req: Request): Promise<string | null> {
  return (await getSettings(ctxOf(req))).phoneCountry;
}
