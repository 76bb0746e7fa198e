import type { Ctx } from '../../platform/ctx';
import type { AdminDeclaration, Finding } from '../../platform/http/administration';
import { organizationsAtPublicDomains } from './organizations.service';

/** They are put right one by one: the first is named, and how many there are. */
async function atPublicDomains(ctx: Ctx): Promise<Finding[]> {
  const found = await organizationsAtPublicDomains(ctx);
  const [first] = found;
  if (!first) return [];
  return [
    {
      tone: 'warning',
      title: 'organizations.attention.public_domain',
      text: 'organizations.attention.public_domain_text',
      action: 'organizations.attention.public_domain_action',
      params: { count: found.length, name: first.name, domain: first.domain },
      href: `/admin/organizations/${first.id}`,
    },
  ];
}

export const organizationsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/organizations',
      group: 'people',
      access: 'administrator',
      icon: 'building-2',
      name: 'organizations.title',
      text: 'organizations.subtitle',
      words: 'organizations.words',
      parts: [{ href: '/admin/organizations/new', name: 'organizations.new' }],
    },
  ],
  attention: [atPublicDomains],
};
