import type { Request, Response } from 'express';
import { timeZones } from '../../platform/format';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { listOf } from '../../platform/http/lists';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { assertFresh } from '../../platform/http/routes';
import { formatPhone } from '../../platform/phone';
import { assertStrongPassword, factorsOf, mayActAs, mayBeInvited, sessionsOf } from '../auth';
import { allDepartments } from '../departments';
import { allOrganizations } from '../organizations';
import { allSkills } from '../skills';
import { findUser, listUsers } from './people.service';
import { editForm, PASSWORD_RULE, userForm, usersQuery } from './users.schema';
import { createUser, reactivateUser, updateUser } from './users.service';
import { ROLES, STATES, type User } from './users.types';
import { factorsView, sessionsView, usersView, valuesOf } from './users.view';

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
      const input = parseForm(userForm, req);
      if (input.password) await assertStrongPassword(ctxOf(req), input.password, input);
      const { id, name } = await createUser(ctxOf(req), input);
      done(res, input.password ? LIST : `${LIST}/${id}`, 'users.flash.created', { name });
    },
    (form) => showForm(req, res, null, form),
  );
}

export async function editPage(req: Request, res: Response): Promise<void> {
  const user = await findUser(ctxOf(req), idParam(req));
  const values = valuesOf(user);
  await showForm(req, res, user, blankForm({ ...values, phone: user.phone ? formatPhone(user.phone) : '' }));
}

export async function update(req: Request, res: Response): Promise<void> {
  const user = await findUser(ctxOf(req), idParam(req));
  await submitted(
    req,
    async () => {
      const { version, ...input } = parseForm(editForm, req);
      if (opensAWayIn(user, input)) assertFresh(req);
      if (input.password) await assertStrongPassword(ctxOf(req), input.password, input);
      const { name } = await updateUser(ctxOf(req), user.id, input, { version: version ?? undefined });
      done(res, LIST, 'users.flash.saved', { name });
    },
    (form) => showForm(req, res, user, form),
  );
}

/** Whoever gets a password, an address or rights from somebody's open session has a way in of their own. */
function opensAWayIn({ email, role }: User, input: { email: string; role: string; password: string | null }) {
  return input.password !== null || input.email !== email.toLowerCase() || input.role !== role;
}

export async function reactivate(req: Request, res: Response): Promise<void> {
  const { id, name } = await findUser(ctxOf(req), idParam(req));
  await reactivateUser(ctxOf(req), id);
  done(res, `${LIST}/${id}`, 'users.flash.reactivated', { name });
}

async function showForm(req: Request, res: Response, user: User | null, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const { t, fmt } = req.shell;
  const [departments, organizations, skills] = await Promise.all([
    allDepartments(ctx),
    allOrganizations(ctx),
    allSkills(ctx),
  ]);
  const own = user?.organizationId ? [{ id: user.organizationId, name: user.organizationName ?? '' }] : [];
  page(
    res,
    'users/edit',
    {
      ...form,
      values: {
        ...form.values,
        password: '',
        departmentIds: listOf(form.values.departmentIds),
        skillIds: listOf(form.values.skillIds),
      },
      user: user && {
        id: user.id,
        name: user.name,
        state: user.state,
        isStaff: user.role !== 'customer',
        hasPassword: user.hasPassword,
        created: fmt.dateTime(user.createdAt),
        lastSeen: user.lastSeenAt ? fmt.dateTime(user.lastSeenAt) : '',
        mayActAs: mayActAs(ctx, user),
        mayBeInvited: await mayBeInvited(ctx, user),
        invited: user.invitedAt ? fmt.dateTime(user.invitedAt) : '',
        factors: factorsView(req.shell, user, await factorsOf(ctx, user.id), ctx.actor),
        sessions: sessionsView(req.shell, user, await sessionsOf(ctx, user.id), ctx.now),
      },
      roles: ROLES.map((role) => ({
        value: role,
        label: t(`users.role.${role}`),
        hint: t(`users.role_hint.${role}`),
      })),
      states: ['active', 'on_leave'].map((state) => ({ value: state, label: t(`users.state.${state}`) })),
      departments: choices(withOwn(departments, user?.departments ?? [])),
      organizations: choices(withOwn(organizations, own)),
      skills: choices(skills),
      zones: timeZones().map((zone) => ({ value: zone, label: zone })),
      passwordRule: PASSWORD_RULE,
    },
    form.status,
  );
}

type Choice = { id: string; name: string };

function choices(all: readonly Choice[]) {
  return all.map(({ id, name }) => ({ value: id, label: name }));
}

/** What somebody has stays in the list of choices, also when it is no longer offered to others. */
function withOwn(all: readonly Choice[], own: Choice[]): Choice[] {
  return [...all, ...own.filter((mine) => !all.some((choice) => choice.id === mine.id))];
}
