import type { Form } from './forms';

const LOGO_FORMS = ['logo', 'logo/removal', 'logo/dark', 'logo/dark/removal'].map(
  (end) => `/admin/settings/${end}`,
);

/** What is sent about logos, jobs, the demo and deliveries, and to end mail: there is no such delivery, and no such link. */
export function systemForms(user: string): Record<string, { address: string; form: Form }> {
  const at = (address: string, form: Form = {}) => ({ address, form });
  return {
    ...Object.fromEntries(LOGO_FORMS.map((path) => [path, at(path)])),
    '/admin/jobs/:id/retry': at('/admin/jobs/999999/retry'),
    '/admin/jobs/:id/removal': at('/admin/jobs/999999/removal'),
    '/admin/deliveries/retry': at('/admin/deliveries/retry', { which: 'all', state: 'failed' }),
    '/admin/deliveries/refused': at('/admin/deliveries/refused', { address: 'nobody@x.test' }),
    '/admin/deliveries/:id/retry': at(`/admin/deliveries/${user}/retry`),
    '/unsubscribe/:token': at('/unsubscribe/1.reply.x.y', { 'List-Unsubscribe': 'One-Click' }),
    '/admin/demo/removal': at('/admin/demo/removal'),
  };
}
