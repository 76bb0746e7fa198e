import { type ListQuery, listFrame } from '../../platform/http/lists';
import type { Shell } from '../../platform/http/request';
import type { Page } from '../../platform/paging';
import type { OrganizationListItem } from '.';

const LIST = '/admin/organizations';

export function organizationsView({ fmt }: Shell, query: ListQuery, found: Page<OrganizationListItem>) {
  return {
    organizations: found.items.map((item) => ({
      id: item.id,
      href: `${LIST}/${item.id}`,
      name: item.name,
      domains: item.domains.join(', '),
      people: fmt.number(item.peopleCount),
      sharesTickets: item.sharesTickets,
      isActive: item.isActive,
      created: fmt.date(item.createdAt),
    })),
    ...listFrame(LIST, query, ['name', 'created'], found),
  };
}
