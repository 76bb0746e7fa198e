import { administrationOf } from '../features/administration/places.view';
import { auditAdmin } from '../features/audit/audit.admin';
import { accessAdmin } from '../features/auth/access/access.admin';
import { sessionsAdmin } from '../features/auth/sessions/sessions.admin';
import { calendarsAdmin } from '../features/calendars/calendars.admin';
import { feedsAdmin } from '../features/calendars/feeds/feeds.admin';
import { cannedAdmin } from '../features/canned/canned.admin';
import { categoriesAdmin } from '../features/categories/categories.admin';
import { mailsAdmin } from '../features/deliveries/deliveries.admin';
import { demoAdmin } from '../features/demo/demo.admin';
import { departmentsAdmin } from '../features/departments/departments.admin';
import { exportsAdmin } from '../features/exports/exports.admin';
import { fieldsAdmin } from '../features/fields/fields.admin';
import { jobsAdmin } from '../features/jobs/jobs.admin';
import { announcementsAdmin } from '../features/notifications/announcements/announcements.admin';
import { preferencesAdmin } from '../features/notifications/preferences/preferences.admin';
import { templatesAdmin } from '../features/notifications/templates/templates.admin';
import { organizationsAdmin } from '../features/organizations/organizations.admin';
import { reportsAdmin } from '../features/reports/reports.admin';
import { schedulesAdmin } from '../features/schedules/schedules.admin';
import { settingsAdmin } from '../features/settings/settings.admin';
import { skillsAdmin } from '../features/skills/skills.admin';
import { slaAdmin } from '../features/sla/policies/policies.admin';
import { dashboardAdmin } from '../features/tickets/dashboard/dashboard.admin';
import { deletionAdmin } from '../features/tickets/deletion/deletion.admin';
import { usersAdmin } from '../features/users/users.admin';
import { access } from './access';

/** The pages of the administration, what needs attention there, and the first steps; within a group in this order. */
export const administration = administrationOf(
  [
    settingsAdmin,
    usersAdmin,
    departmentsAdmin,
    organizationsAdmin,
    skillsAdmin,
    categoriesAdmin,
    feedsAdmin,
    fieldsAdmin,
    calendarsAdmin,
    slaAdmin,
    cannedAdmin,
    deletionAdmin,
    mailsAdmin,
    preferencesAdmin,
    templatesAdmin,
    announcementsAdmin,
    dashboardAdmin,
    reportsAdmin,
    schedulesAdmin,
    exportsAdmin,
    demoAdmin,
    accessAdmin,
    sessionsAdmin,
    auditAdmin,
    jobsAdmin,
  ],
  access,
);
