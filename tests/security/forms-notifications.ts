/** What a browser would send to the addresses about what reaches people, and when. */
export function preferenceForms(department: string) {
  const own = '/account/notifications';
  const admin = '/admin/notifications';
  const at = (address: string, form: Record<string, string> = {}) => ({ address, form });
  return {
    [own]: at(own, {
      ...{ on: 'reply.mail', shown: 'reply.mail status.mail', was: 'status.mail', departments: department },
      ...{ quietFrom: '22:00', quietUntil: '07:00', quietDays: '5', urgentWas: 'on', undoSeconds: '20' },
      ...{ pause: 'date', pauseUntil: '2099-11-21T08:00' },
    }),
    [`${own}/defaults`]: at(`${own}/defaults`),
    [`${own}/pause/end`]: at(`${own}/pause/end`),
    [admin]: at(admin, {
      ...{
        on: 'customer.reply.mail',
        shown: 'customer.reply.mail',
        was: '',
        burstMinutes: '3',
        version: '1',
      },
    }),
  };
}
