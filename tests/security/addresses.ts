import { routes } from '../../src/app/routes';
import { REPORTS } from '../../src/features/reports/report.types';
import type { Route } from '../../src/platform/http/routes';
import type { World } from './world';

/** What stands in the place of a parameter, beside what belongs to the ticket. */
const NAMES: Record<string, readonly string[]> = {
  ':template': ['noted'],
  ':provider': ['google'],
  // Shaped like one, and nobody's.
  ':token': ['x'.repeat(43)],
  ':report': REPORTS,
  // Of those that went along with a message.
  ':file': ['1'],
};

/** Files that hold what the report's CSV holds, for more: one report is tried as each of them. */
const PACKED = ['.pdf', '.xlsx'];

/** Whether nothing in an answer of the address can be read or compared: it is compressed, and says when it was made. */
export const isPacked = (address: string): boolean =>
  PACKED.some((ending) => address.split('?')[0]?.endsWith(ending));

/** The addresses of a route that name the planted ticket or something of it, one for each id and name that fits. */
export function addressesOf({ path }: Route, { ticket, ids }: World): string[] {
  const numbered = path.replace(':number', String(ticket.number)).replace(':feed', ticket.id);
  const fitting = path.includes('attachments')
    ? [ids.description, ids.reply, ids.note]
    : [ticket.id, ids.requester];
  return Object.entries({ ...NAMES, ':id': fitting }).reduce(
    (addresses, [parameter, names]) =>
      addresses.flatMap((address) =>
        address.includes(parameter)
          ? fittingOf(address, names).map((name) => address.replace(parameter, name))
          : [address],
      ),
    [numbered],
  );
}

function fittingOf(address: string, names: readonly string[]): readonly string[] {
  const packed = PACKED.findIndex((ending) => address.endsWith(`:report${ending}`));
  return packed < 0 ? names : names.slice(packed, packed + 1);
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
    '/portal/tickets?organization=1&q=zanzibar',
    '/portal/search/palette?q=zanzibar',
    '/desk/search?q=zanzibar',
    '/desk/search?q=zq7x',
    `/desk/search?q=${number}`,
    '/desk/search/palette?q=zanzibar',
    `/desk/search/palette?q=${number}`,
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
