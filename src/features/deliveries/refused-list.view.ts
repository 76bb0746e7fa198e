import type { Request } from 'express';
import { listHref, pageLinks } from '../../platform/http/lists';
import type { Page } from '../../platform/paging';
import { TOPIC } from './deliveries.service';
import { LIST } from './list.view';
import type { ListedRefusal } from './refused-list.queries';

export const REFUSED = `${LIST}/refused`;

export function refusedListView(req: Request, q: string | null, found: Page<ListedRefusal>) {
  return {
    liveTopics: TOPIC,
    here: req.originalUrl,
    q: q ?? '',
    clearHref: REFUSED,
    returnTo: listHref(REFUSED, { q }),
    refused: found.items.map((one) => rowView(req, one)),
    ...pageLinks(REFUSED, { q }, found),
  };
}

function rowView({ shell: { t, fmt }, ctx }: Request, one: ListedRefusal) {
  const { address, since, words, deliveryId, userId, userName, departmentId, departmentName } = one;
  const owners = [
    { name: userName, href: `/admin/users/${userId}` },
    { name: departmentName, href: `/admin/departments/${departmentId}` },
  ];
  return {
    address,
    words,
    since: fmt.moment(since, ctx.now),
    delivery: deliveryId && `${LIST}/${deliveryId}`,
    deliveries: `${listHref(LIST, { recipient: address })}#list`,
    owners: owners.filter(({ name }) => name !== null),
    useLabel: t('deliveries.refused.use_one', { address }),
  };
}
