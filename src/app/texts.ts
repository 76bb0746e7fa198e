import { administrationTexts } from '../features/administration/administration.texts';
import { auditTexts } from '../features/audit/audit.texts';
import { auditWordTexts } from '../features/audit/audit-words.texts';
import { accessTexts } from '../features/auth/access/access.texts';
import { accountTexts } from '../features/auth/account/account.texts';
import { factorTexts } from '../features/auth/factors/factors.texts';
import { invitationTexts } from '../features/auth/invitations/invitations.texts';
import { passwordTexts } from '../features/auth/passwords/passwords.texts';
import { providerTexts } from '../features/auth/providers/providers.texts';
import { registrationTexts } from '../features/auth/registration/registration.texts';
import { sessionTexts } from '../features/auth/sessions/sessions.texts';
import { setupTexts } from '../features/auth/setup/setup.texts';
import { authSharedTexts } from '../features/auth/shared/shared.texts';
import { signInTexts } from '../features/auth/sign-in/sign-in.texts';
import { batchesTexts } from '../features/batches/batches.texts';
import { calendarsTexts } from '../features/calendars/calendars.texts';
import { feedTexts } from '../features/calendars/feeds/feeds.texts';
import { feedProblemTexts } from '../features/calendars/feeds/feeds-problems.texts';
import { cannedTexts } from '../features/canned/canned.texts';
import { categoriesTexts } from '../features/categories/categories.texts';
import { mailTexts } from '../features/deliveries/deliveries.texts';
import { deliveryTexts } from '../features/deliveries/list.texts';
import { oneDeliveryTexts } from '../features/deliveries/one.texts';
import { refusedTexts } from '../features/deliveries/refused.texts';
import { deliveryWordTexts } from '../features/deliveries/words.texts';
import { demoTexts } from '../features/demo/demo.texts';
import { departmentsTexts } from '../features/departments/departments.texts';
import { exportTexts } from '../features/exports/exports.texts';
import { fieldTexts } from '../features/fields/fields.texts';
import { homeTexts } from '../features/home/home.texts';
import { jobsTexts } from '../features/jobs/jobs.texts';
import { notificationTexts } from '../features/notifications';
import { announcementTexts } from '../features/notifications/announcements/announcements.texts';
import { inAppTexts } from '../features/notifications/in-app/in-app.texts';
import { preferenceTexts } from '../features/notifications/preferences/preferences.texts';
import { letterNamesTexts } from '../features/notifications/templates/letter-names.texts';
import { lettersTexts } from '../features/notifications/templates/letters.texts';
import { templateWordsTexts } from '../features/notifications/templates/template-words.texts';
import { templatesTexts } from '../features/notifications/templates/templates.texts';
import { unsubscribeTexts } from '../features/notifications/unsubscribe';
import { organizationsTexts } from '../features/organizations/organizations.texts';
import { reportDefinitionTexts } from '../features/reports/models/definitions.texts';
import { reportModelTexts } from '../features/reports/models/models.texts';
import { changeTexts } from '../features/reports/pages/change.texts';
import { reportListTexts } from '../features/reports/pages/list.texts';
import { reportPageTexts } from '../features/reports/pages/pages.texts';
import { reportPdfTexts } from '../features/reports/pdf/pdf.texts';
import { reportFileTexts } from '../features/reports/xlsx/xlsx.texts';
import { scheduleAuditTexts } from '../features/schedules/audit.texts';
import { scheduleErrorTexts } from '../features/schedules/errors.texts';
import { schedulePageTexts } from '../features/schedules/schedules.texts';
import { searchTexts } from '../features/search/search.texts';
import { settingsTexts } from '../features/settings/settings.texts';
import { skillsTexts } from '../features/skills/skills.texts';
import { policyAuditTexts } from '../features/sla/policies/audit.texts';
import { policyPreviewTexts } from '../features/sla/policies/preview.texts';
import { slaReadingTexts } from '../features/sla/reading/reading.texts';
import { recomputeTexts } from '../features/sla/recompute/recompute.texts';
import { slaTexts } from '../features/sla/sla.texts';
import { assignmentTexts } from '../features/tickets/assignment/assignment.texts';
import { changesTexts } from '../features/tickets/changes/changes.texts';
import { closureTexts } from '../features/tickets/closure/closure.texts';
import { conflictsTexts } from '../features/tickets/conflicts/conflicts.texts';
import { dashboardTexts } from '../features/tickets/dashboard/dashboard.texts';
import { deletionTexts } from '../features/tickets/deletion/deletion.texts';
import { ticketExportTexts } from '../features/tickets/export/export.texts';
import { filingTexts } from '../features/tickets/filing/filing.texts';
import { handOverTexts } from '../features/tickets/hand-over/hand-over.texts';
import { mentionsTexts } from '../features/tickets/mentions/mentions.texts';
import { movingTexts } from '../features/tickets/moving/moving.texts';
import { myDayTexts } from '../features/tickets/my-day/my-day.texts';
import { myTicketsTexts } from '../features/tickets/my-tickets/my-tickets.texts';
import { customerPageTexts } from '../features/tickets/page/customer.texts';
import { technicianPageTexts } from '../features/tickets/page/technician.texts';
import { paperTexts } from '../features/tickets/paper/paper.texts';
import { peopleTexts } from '../features/tickets/people/people.texts';
import { queryTexts } from '../features/tickets/query/query.texts';
import { queueTexts } from '../features/tickets/queue/queue.texts';
import { ratingTexts } from '../features/tickets/rating/rating.texts';
import { repliesTexts } from '../features/tickets/replies/replies.texts';
import { searchToldTexts } from '../features/tickets/search/told.texts';
import { similarTexts } from '../features/tickets/similar/similar.texts';
import { ticketTexts } from '../features/tickets/tickets.texts';
import { timelineTexts } from '../features/tickets/timeline/timeline.texts';
import { undoTexts } from '../features/tickets/undo/undo.texts';
import { usersTexts } from '../features/users/users.texts';
import { errorTexts } from '../platform/http/errors.texts';
import { inputTexts } from '../platform/http/input.texts';
import { listTexts } from '../platform/http/list-pages/lists.texts';
import type { Texts } from '../platform/i18n';
import { componentTexts } from './components.texts';
import { navigationTexts } from './navigation.texts';
import { startingTexts } from './starting.texts';

/** Every text of the desk, feature by feature. */
export const texts: Texts[] = [
  errorTexts,
  inputTexts,
  listTexts,
  componentTexts,
  navigationTexts,
  startingTexts,
  homeTexts,
  administrationTexts,
  authSharedTexts,
  signInTexts,
  registrationTexts,
  passwordTexts,
  accountTexts,
  providerTexts,
  factorTexts,
  sessionTexts,
  invitationTexts,
  accessTexts,
  setupTexts,
  usersTexts,
  departmentsTexts,
  calendarsTexts,
  organizationsTexts,
  categoriesTexts,
  skillsTexts,
  recomputeTexts,
  slaReadingTexts,
  changeTexts,
  reportPageTexts,
  reportListTexts,
  reportModelTexts,
  reportDefinitionTexts,
  reportPdfTexts,
  paperTexts,
  reportFileTexts,
  scheduleAuditTexts,
  scheduleErrorTexts,
  searchTexts,
  searchToldTexts,
  settingsTexts,
  ticketTexts,
  movingTexts,
  assignmentTexts,
  changesTexts,
  closureTexts,
  conflictsTexts,
  deletionTexts,
  filingTexts,
  ticketExportTexts,
  handOverTexts,
  myTicketsTexts,
  similarTexts,
  peopleTexts,
  ratingTexts,
  mentionsTexts,
  repliesTexts,
  undoTexts,
  timelineTexts,
  customerPageTexts,
  technicianPageTexts,
  myDayTexts,
  queryTexts,
  queueTexts,
  dashboardTexts,
  feedTexts,
  feedProblemTexts,
  fieldTexts,
  exportTexts,
  schedulePageTexts,
  slaTexts,
  policyPreviewTexts,
  policyAuditTexts,
  cannedTexts,
  auditTexts,
  auditWordTexts,
  jobsTexts,
  batchesTexts,
  notificationTexts,
  preferenceTexts,
  templatesTexts,
  templateWordsTexts,
  letterNamesTexts,
  lettersTexts,
  inAppTexts,
  announcementTexts,
  unsubscribeTexts,
  mailTexts,
  deliveryTexts,
  oneDeliveryTexts,
  refusedTexts,
  deliveryWordTexts,
  demoTexts,
];
