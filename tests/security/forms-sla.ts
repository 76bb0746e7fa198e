import type { Form } from './forms';

/** The forms of an SLA policy: see forms.ts. */
export function slaForms(
  policy: { id: string; calendarId: string },
  department: string,
): Record<string, { address: string; form: Form }> {
  const form = {
    name: 'New',
    isActive: 'on',
    isDefault: '',
    departmentIds: department,
    organizationIds: '',
    categoryIds: '',
    types: 'incident',
    vip: 'true',
    fieldValues: '',
    calendarId: policy.calendarId,
    p1CalendarId: policy.calendarId,
    p1FirstResponse: '15 min',
    p1Resolution: '4 h',
    pausesFor: 'customer',
    tellsResponse: 'on',
    tellsResolution: '',
    step: '',
  };
  const at = (path: string, sent: Form) => ({ address: `/admin/sla${path}`, form: sent });
  return {
    '/admin/sla': at('', form),
    '/admin/sla/standard': at('/standard', {}),
    '/admin/sla/:id': at(`/${policy.id}`, { ...form, name: 'Other' }),
    '/admin/sla/:id/removal': at(`/${policy.id}/removal`, { moveTo: '' }),
    '/admin/sla/:id/deactivation': at(`/${policy.id}/deactivation`, {}),
    '/admin/sla/:id/position': at(`/${policy.id}/position`, { direction: 'up' }),
  };
}
