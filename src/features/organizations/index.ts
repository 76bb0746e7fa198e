export {
  allOrganizations,
  createOrganization,
  findOrganization,
  type Organization,
  type OrganizationInput,
  organizationOfDomain,
  organizations,
  searchOrganizations,
  updateOrganization,
} from './organizations.service';
