import { auditTexts } from '../features/audit/audit.texts';
import { auditWordTexts } from '../features/audit/audit-words.texts';
import { accessTexts } from '../features/auth/access/access.texts';
import { authTexts } from '../features/auth/auth.texts';
import { factorTexts } from '../features/auth/factors/factors.texts';
import { invitationTexts } from '../features/auth/invitations/invitations.texts';
import { noticeTexts } from '../features/auth/notices/notices.texts';
import { passwordTexts } from '../features/auth/passwords/passwords.texts';
import { providerTexts } from '../features/auth/providers/providers.texts';
import { sessionTexts } from '../features/auth/sessions/sessions.texts';
import { setupTexts } from '../features/auth/setup/setup.texts';
import { categoriesTexts } from '../features/categories/categories.texts';
import { demoTexts } from '../features/demo/demo.texts';
import { departmentsTexts } from '../features/departments/departments.texts';
import { homeTexts } from '../features/home/home.texts';
import { jobsTexts } from '../features/jobs/jobs.texts';
import { mailTexts } from '../features/mails/mails.texts';
import { notificationTexts } from '../features/notifications';
import { organizationsTexts } from '../features/organizations/organizations.texts';
import { settingsTexts } from '../features/settings/settings.texts';
import { skillsTexts } from '../features/skills/skills.texts';
import { dashboardTexts } from '../features/tickets/admin/dashboard.texts';
import { deletedTexts } from '../features/tickets/admin/deleted.texts';
import { fieldTexts } from '../features/tickets/admin/fields.texts';
import { cannedTexts } from '../features/tickets/desk/canned.texts';
import { myDayTexts } from '../features/tickets/desk/my-day.texts';
import { newTicketTexts } from '../features/tickets/desk/new.texts';
import { queueTexts } from '../features/tickets/desk/queue.texts';
import { deskTicketTexts } from '../features/tickets/desk/ticket.texts';
import { portalTexts } from '../features/tickets/portal/portal.texts';
import { ticketTexts } from '../features/tickets/tickets.texts';
import { usersTexts } from '../features/users/users.texts';
import { errorTexts } from '../platform/http/errors.texts';
import { inputTexts } from '../platform/http/input.texts';
import type { Texts } from '../platform/i18n';
import { componentTexts } from '../platform/views/components.texts';
import { navigationTexts } from './navigation.texts';

/** Every text of the desk, feature by feature. */
export const texts: Texts[] = [
  errorTexts,
  inputTexts,
  componentTexts,
  navigationTexts,
  homeTexts,
  authTexts,
  passwordTexts,
  providerTexts,
  factorTexts,
  sessionTexts,
  noticeTexts,
  invitationTexts,
  accessTexts,
  setupTexts,
  usersTexts,
  departmentsTexts,
  organizationsTexts,
  categoriesTexts,
  skillsTexts,
  settingsTexts,
  ticketTexts,
  portalTexts,
  myDayTexts,
  queueTexts,
  newTicketTexts,
  deskTicketTexts,
  dashboardTexts,
  deletedTexts,
  fieldTexts,
  cannedTexts,
  auditTexts,
  auditWordTexts,
  jobsTexts,
  notificationTexts,
  mailTexts,
  demoTexts,
];
