import type { Form } from './forms';

/** The forms of schedules of reports: see forms.ts. */
export function scheduleForms(id: string, user: string): Record<string, { address: string; form: Form }> {
  const at = (list: string, report: string) => {
    const form = {
      ...{ of: `${report}?priority=P1`, name: 'New', report: 'sla', period: 'last_week', format: 'pdf' },
      ...{ isUnfiltered: '', frequency: 'weekly', weekday: '1', monthDay: '1', clock: '07:30' },
      ...{ timeZone: 'UTC', locale: 'en', people: user, step: '' },
    };
    const addressed = list.startsWith('/admin') ? { ...form, addresses: 'new@x.test' } : form;
    const acts = ['runs', 'pause', 'resumption', 'removal'].map((end) => `/${end}`);
    return {
      [list]: { address: list, form: addressed },
      [`${list}/:id`]: { address: `${list}/${id}`, form: { ...addressed, version: '1' } },
      ...Object.fromEntries(
        acts.map((end) => [`${list}/:id${end}`, { address: `${list}/${id}${end}`, form: {} }]),
      ),
    };
  };
  const list = '/admin/reports/schedules';
  return {
    ...at(list, '/admin/reports/overview'),
    ...at('/desk/reports/schedules', '/desk/reports/overview'),
    [`${list}/:id/owner`]: { address: `${list}/${id}/owner`, form: {} },
  };
}
