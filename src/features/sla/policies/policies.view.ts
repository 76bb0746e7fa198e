import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { STATES } from '../../../platform/http/list-pages';
import { type BatchRun, latestBatch, progressOf, TOPIC } from '../../batches';
import { allCalendars } from '../../calendars';
import { PRIORITIES, type Priority, TYPES } from '../../tickets';
import { RECOMPUTE } from '../recompute/start';
import { hasConditions } from '../terms';
import { writeDuration } from './durations';
import { policyList } from './policies.overview';
import type { Policy } from './policies.service';
import { calendarField, targetField } from './policies.words';
import { type Choices, conditionChoices } from './policies-form.view';

/** The list of policies in their order. */
export async function listView(req: Request) {
  const ctx = ctxOf(req);
  const [{ policies, open, users, broken }, choices, calendars, run] = await Promise.all([
    policyList(ctx),
    conditionChoices(req, null),
    allCalendars(ctx),
    latestBatch(ctx, RECOMPUTE),
  ]);
  const names = new Map(calendars.map(({ id, name }) => [id, name]));
  return {
    liveTopics: TOPIC,
    policies: policies.map((policy, index) => ({
      id: policy.id,
      name: policy.name,
      forWhich: forWhich(req, policy, choices, users.get(policy.id) ?? 0),
      response: rangeOf(policy, 'first_response'),
      resolution: rangeOf(policy, 'resolution'),
      calendar: names.get(policy.calendarId) ?? '',
      otherCalendars: otherCalendars(req, policy, names),
      open: req.shell.fmt.number(open.get(policy.id) ?? 0),
      isActive: policy.isActive,
      state: req.shell.t(policy.isActive ? STATES.feminine.active : STATES.feminine.inactive),
      isDefault: policy.isDefault,
      isBroken: broken.has(policy.id),
      first: index === 0,
      last: index === policies.length - 1,
    })),
    hasCalendars: calendars.length > 0,
    run: run && run.state !== 'finished' ? runView(req, run) : null,
  };
}

/** The run that goes through the open tickets after a change, while it is under way or has been given up. */
function runView({ shell: { t } }: Request, run: BatchRun) {
  const { id, state, done, total, isListed } = run;
  const progress = progressOf(run);
  return {
    href: `/admin/batches/${id}`,
    isFailed: state === 'failed',
    // Without a value the bar says that work goes on.
    done: isListed ? done : null,
    total,
    progress: progress && t(progress.key, progress.params),
  };
}

/** `P1, P2: Around the clock`: for the priorities whose calendar is another one than the policy's. */
function otherCalendars(
  { shell: { t } }: Request,
  policy: Policy,
  names: ReadonlyMap<string, string>,
): string {
  const byCalendar = new Map<string, Priority[]>();
  for (const priority of PRIORITIES) {
    const own = policy[calendarField(priority)];
    if (own && own !== policy.calendarId) byCalendar.set(own, [...(byCalendar.get(own) ?? []), priority]);
  }
  const lines = [...byCalendar].map(([id, priorities]) =>
    t('sla.calendar.other', { priorities: priorities.join(', '), calendar: names.get(id) ?? '' }),
  );
  return lines.join(' · ');
}

/** The conditions in words, or whose policy it is without them. */
function forWhich(req: Request, policy: Policy, choices: Choices, users: number): string {
  const { t, fmt } = req.shell;
  const parts: string[] = [];
  if (hasConditions(policy)) parts.push(conditionsText(req, policy, choices));
  if (policy.isDefault) parts.push(t('sla.for.default'));
  if (users > 0) parts.push(t('sla.for.departments', { count: users }));
  return parts.length > 0 ? fmt.list(parts) : t('sla.for.nobody');
}

/** `IT / Building · Incident · VIP only` */
function conditionsText({ shell: { t } }: Request, policy: Policy, choices: Choices): string {
  const lists = choices.lists.map(({ name, options }) => {
    const chosen = policy[name];
    const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
    return labels.length < chosen.length ? [...labels, t('sla.gone')] : labels;
  });
  const types = TYPES.filter((type) => policy.types.includes(type)).map((type) => t(`ticket.type.${type}`));
  const vip = policy.vip === null ? [] : [t(`sla.vip.${policy.vip}`)];
  const fields = Object.entries(policy.fieldValues).map(([key, values]) => {
    const field = choices.fields.find((one) => one.key === key);
    const labels = values.map(
      (value) => field?.options.find((option) => option.value === `${key}=${value}`)?.label ?? t('sla.gone'),
    );
    return [`${field?.label ?? key}: ${labels.join(' / ')}`];
  });
  return [...lists, types, vip, ...fields]
    .filter((labels) => labels.length > 0)
    .map((labels) => labels.join(' / '))
    .join(' · ');
}

/** `15 min – 8 h`: the shortest and the longest of the priorities, each of which stays on one line. */
function rangeOf(policy: Policy, kind: 'first_response' | 'resolution'): string {
  const seconds = PRIORITIES.map((priority) => policy[targetField(priority, kind)]).filter(
    (one) => one !== null,
  );
  if (seconds.length === 0) return '–';
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  const [from, to] = [least, most].map((one) => writeDuration(one).replaceAll(' ', '\u00a0'));
  return least === most ? String(from) : `${from} – ${to}`;
}
