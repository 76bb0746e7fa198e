import { routes } from '../../src/app/routes';
import type { Route } from '../../src/platform/http/routes';
import type { World } from './world';

/** The addresses of a route that name the planted ticket or something of it, one for each id that fits. */
export function addressesOf({ path }: Route, { ticket, ids }: World): string[] {
  const numbered = path.replace(':number', String(ticket.number)).replace(':template', 'noted');
  if (!numbered.includes(':id')) return [numbered];
  const fitting = path.includes('attachments')
    ? [ids.description, ids.reply, ids.note]
    : [ticket.id, ids.requester];
  return fitting.map((id) => numbered.replace(':id', id));
}

export const gets = routes.filter(({ method, path }) => method === 'get' && path !== '/live');
export const posts = routes.filter(({ method }) => method === 'post');

/** About the ticket itself: to whoever may not see it these do not exist. */
export const aboutTicket = ({ path }: Route): boolean => path.includes(':number');

/** The same for who asks again after midnight: what a page echoes of its address is compared. */
const TODAY = new Date().toISOString().slice(0, 10);

/** What can be asked of lists to find a ticket without seeing it. */
export function questionsAbout({ ticket, ids }: World): string[] {
  const { id, number, departmentId, categoryId } = ticket;
  return [
    '/portal/tickets?q=zanzibar',
    '/portal/tickets?section=open&organization=1',
    '/portal/tickets?section=waiting&organization=1',
    '/portal/tickets?section=done&q=zanzibar&organization=1',
    `/portal/tickets?q=%23${number}`,
    `/portal/tickets/new?category=${categoryId ?? id}`,
    '/desk/tickets?view=all&q=zanzibar',
    `/desk/tickets?view=all&q=${number}`,
    `/desk/tickets?view=all&requester=${ids.requester}`,
    `/desk/tickets?view=all&department=${departmentId}`,
    `/desk/tickets?view=departments&department=${departmentId}`,
    '/desk/tickets?view=all&tag=zanzibar',
    '/desk/tickets?view=unassigned&assignee=none',
    '/desk/tickets?view=mine&status=reopened&priority=P3',
    `/desk/tickets?view=all&from=${TODAY}&to=${TODAY}&sort=created`,
    '/desk/tickets?view=resolved&sort=resolved',
    '/desk/templates?q=zanzibar',
    '/admin/users?q=customer',
    `/admin/audit?ticket=${number}`,
  ];
}
