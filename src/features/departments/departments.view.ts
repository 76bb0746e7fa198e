import { type ListQuery, listFrame } from '../../platform/http/lists';
import type { Shell } from '../../platform/http/request';
import type { Page } from '../../platform/paging';
import type { DepartmentListItem } from '.';

const LIST = '/admin/departments';

export function departmentsView({ fmt }: Shell, query: ListQuery, found: Page<DepartmentListItem>) {
  return {
    departments: found.items.map((item) => ({
      id: item.id,
      href: `${LIST}/${item.id}`,
      name: item.name,
      email: item.email ?? '',
      manager: item.managerName ?? '',
      members: fmt.number(item.memberCount),
      openTickets: fmt.number(item.openTickets),
      isActive: item.isActive,
      created: fmt.date(item.createdAt),
    })),
    ...listFrame(LIST, query, ['name', 'created'], found),
  };
}
