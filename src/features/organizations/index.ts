export type {
  Organization,
  OrganizationFilter,
  OrganizationListItem,
  OrganizationUses,
} from './organizations.repo';
export {
  allOrganizations,
  createOrganization,
  findOrganization,
  listOrganizations,
  type OrganizationInput,
  organizationOfDomain,
  organizationUses,
  removeOrganization,
  updateOrganization,
} from './organizations.service';
