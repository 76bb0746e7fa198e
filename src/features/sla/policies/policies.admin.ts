import type { Ctx } from '../../../platform/ctx';
import type { AdminDeclaration, Finding } from '../../../platform/http/administration';
import { brokenPolicies } from './conditions.queries';
import { isPromising } from './standard.queries';

export const slaAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/sla',
      group: 'tickets',
      access: 'administrator',
      icon: 'timer',
      name: 'sla.title',
      text: 'sla.subtitle',
      words: 'sla.words',
      parts: [{ href: '/admin/sla/new', name: 'sla.new' }],
    },
  ],
  attention: [broken],
  steps: [
    {
      name: 'sla',
      title: 'sla.step',
      text: 'sla.step_text',
      href: '/admin/sla',
      icon: 'timer',
      // What a new desk begins with is done once somebody has looked at it and said their own hours or targets.
      isDone: ({ db }) => isPromising(db),
    },
  ],
};

/** Policies with a condition on something that was removed. */
async function broken({ db }: Ctx): Promise<Finding[]> {
  const found = await brokenPolicies(db);
  const [first] = found;
  if (!first) return [];
  return [
    {
      tone: 'warning',
      title: 'sla.attention.broken',
      text: 'sla.attention.broken_text',
      action: 'sla.attention.broken_action',
      params: { count: found.length, name: first.name },
      href: `/admin/sla/${first.id}`,
    },
  ];
}
