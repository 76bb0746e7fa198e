export {
  allOrganizations,
  createOrganization,
  findOrganization,
  type Organization,
  type OrganizationInput,
  organizationOfDomain,
  organizations,
  updateOrganization,
} from './organizations.service';
