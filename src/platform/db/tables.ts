// Generated from the migrated database by "npm run schema". Do not edit.

export interface AnnouncementsTable {
  id: string;
  titleEs: string | null;
  bodyEs: string | null;
  titleEn: string | null;
  bodyEn: string | null;
  audience: string;
  publishedAt: Date;
  publishedBy: string | null;
  eventId: string;
  toldUntil: string | null;
  reached: number;
  toldAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  version: number;
}

export interface AttachmentTextsTable {
  attachmentId: string;
  state: string;
  reason: string | null;
  text: string | null;
  cut: boolean;
  tries: number;
  madeAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface AttachmentsTable {
  id: string;
  ticketId: string;
  commentId: string | null;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
  createdBy: string | null;
  createdAt: Date;
  previewKey: string | null;
  viewKey: string | null;
  width: number | null;
  height: number | null;
  undrawable: boolean;
}

export interface AuthTokensTable {
  id: string;
  purpose: string;
  userId: string | null;
  email: string | null;
  hash: string | null;
  data: unknown;
  tries: number;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface BatchRunsTable {
  id: string;
  kind: string;
  payload: unknown;
  items: string[];
  done: number;
  changed: number;
  refusedCount: number;
  refused: unknown;
  state: string;
  startedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
  sequence: number;
  isListed: boolean;
}

export interface CalendarFeedsTable {
  id: string;
  calendarId: string;
  name: string;
  address: string | null;
  days: unknown;
  problem: unknown | null;
  readAt: Date | null;
  readings: number;
  shownReading: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface CalendarsTable {
  id: string;
  name: string;
  timeZone: string;
  isAlways: boolean;
  hours: unknown;
  holidays: unknown;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface CannedRepliesTable {
  id: string;
  title: string;
  body: string;
  locale: string | null;
  departmentId: string | null;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface CategoriesTable {
  id: string;
  parentId: string | null;
  nameEs: string;
  nameEn: string;
  departmentId: string | null;
  position: number;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface CategorySkillsTable {
  categoryId: string;
  skillId: string;
}

export interface CommentMentionsTable {
  commentId: string;
  userId: string;
  starts: number[];
  ends: number[];
}

export interface CommentsTable {
  id: string;
  ticketId: string;
  authorId: string | null;
  visibility: string;
  body: string;
  bodyHtml: string;
  channel: string;
  createdAt: Date;
  side: string;
}

export interface DeliveriesTable {
  id: string;
  eventId: string;
  ticketId: string | null;
  userId: string | null;
  address: string | null;
  template: string;
  locale: string | null;
  subject: string | null;
  bodyText: string | null;
  bodyHtml: string | null;
  state: string;
  error: string | null;
  createdAt: Date;
  sentAt: Date | null;
  secret: string | null;
  attempts: number;
  failure: string | null;
  triedAt: Date | null;
  nextAt: Date | null;
  triedUntil: Date;
  messageId: string | null;
  rootId: string | null;
  channel: string;
  kind: string | null;
  recipient: string;
  part: number;
  dueAt: Date;
  line: number;
  readAt: Date | null;
  told: number;
  threadSubject: string | null;
  tries: unknown | null;
  files: unknown | null;
}

export interface DeliveryEventsTable {
  eventId: string;
  recipient: string;
  channel: string;
  deliveryId: string;
  rootId: string;
  ticketId: string | null;
  template: string;
  kind: string;
}

export interface DemoRecordsTable {
  kind: string;
  id: string;
}

export interface DepartmentFollowersTable {
  departmentId: string;
  userId: string;
  createdAt: Date;
}

export interface DepartmentMembersTable {
  departmentId: string;
  userId: string;
}

export interface DepartmentsTable {
  id: string;
  name: string;
  email: string | null;
  managerId: string | null;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  slaPolicyId: string | null;
  calendarId: string | null;
}

export interface DevicesTable {
  id: string;
  userId: string;
  hash: string;
  userAgent: string | null;
  trustedUntil: Date | null;
  createdAt: Date;
  lastUsedAt: Date;
}

export interface DismissalsTable {
  userId: string;
  name: string;
  createdAt: Date;
}

export interface EventsTable {
  id: string;
  type: string;
  actorKind: string;
  actorId: string | null;
  channel: string;
  subjectType: string;
  subjectId: string | null;
  ticketId: string | null;
  changes: unknown | null;
  data: unknown | null;
  causeId: string | null;
  rootId: string;
  depth: number;
  requestId: string | null;
  ip: string | null;
  createdAt: Date;
  actedBy: string | null;
}

export interface ExportsTable {
  id: string;
  ownerId: string;
  address: string;
  content: string;
  columns: string[];
  format: string;
  locale: string;
  timeZone: string;
  state: string;
  total: number;
  done: number;
  fileName: string;
  fileKey: string | null;
  size: number | null;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
  eventId: string | null;
}

export interface IdentitiesTable {
  id: string;
  userId: string;
  provider: string;
  issuer: string;
  subject: string;
  email: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface JobWorkersTable {
  id: string;
  seenAt: Date;
}

export interface MessageTemplatesTable {
  id: string;
  template: string;
  locale: string;
  sections: unknown;
  version: number;
  updatedAt: Date;
  updatedBy: string | null;
  failedAt: Date | null;
}

export interface NotificationDefaultsTable {
  id: boolean;
  choices: unknown;
  burstMinutes: number;
  version: number;
  updatedAt: Date;
}

export interface NotificationPreferencesTable {
  userId: string;
  choices: unknown;
  quietFrom: string | null;
  quietUntil: string | null;
  quietDays: number[];
  urgentPasses: boolean;
  isPaused: boolean;
  pausedUntil: Date | null;
  undoSeconds: number;
  updatedAt: Date;
}

export interface OrganizationsTable {
  id: string;
  name: string;
  domains: string[];
  sharesTickets: boolean;
  note: string;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface PasskeysTable {
  id: string;
  userId: string;
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: string[];
  name: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface RateLimitsTable {
  key: string;
  points: number;
  expire: number | null;
}

export interface RecoveryCodesTable {
  userId: string;
  hash: string;
  usedAt: Date | null;
}

export interface RefusedAddressesTable {
  address: string;
  since: Date;
  words: string;
  deliveryId: string | null;
}

export interface ReportBackfillTable {
  isOnly: boolean;
  after: string | null;
  isDone: boolean;
}

export interface ReportBuiltTable {
  day: string;
  startsAt: Date;
  endsAt: Date;
}

export interface ReportDaysTable {
  day: string;
  departmentId: string | null;
  priority: string | null;
  created: number;
  solved: number;
  closed: number;
  reopened: number;
  responseSeconds: number[];
  responsePlaces: number[];
  solveSeconds: number[];
  solvePlaces: number[];
  scores: number[];
}

export interface ReportFactsTable {
  id: string;
  ticketId: string;
  kind: string;
  at: Date;
  personId: string | null;
  value: number | null;
  fromStatus: string | null;
  toStatus: string | null;
}

export interface ReportRunRecipientsTable {
  runId: string;
  recipient: string;
  userId: string | null;
  address: string | null;
  recipientId: string | null;
  outcome: string;
  locale: string | null;
  title: string | null;
  period: string | null;
  figures: unknown | null;
  isOfAll: boolean;
  href: string | null;
  fileKey: string | null;
  fileName: string | null;
  fileSize: number | null;
}

export interface ReportRunsTable {
  id: string;
  scheduleId: string;
  day: string | null;
  askedBy: string | null;
  dueAt: Date;
  state: string;
  failure: string | null;
  eventId: string;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface ReportScheduleRecipientsTable {
  id: string;
  scheduleId: string;
  userId: string | null;
  address: string | null;
  leftAt: Date | null;
}

export interface ReportSchedulesTable {
  id: string;
  ownerId: string | null;
  name: string;
  place: string;
  report: string;
  query: unknown;
  format: string;
  frequency: string;
  weekday: number | null;
  monthDay: number | null;
  clock: string;
  timeZone: string;
  locale: string;
  pausedAt: Date | null;
  nextAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface ReportTouchedTable {
  id: number;
  at: Date;
}

export interface SearchBackfillTable {
  isOnly: boolean;
  before: string | null;
  isDone: boolean;
  startedAt: Date;
}

export interface SearchWordsTable {
  id: number;
  word: string;
  stemEs: string | null;
  stemEn: string | null;
  frequency: number;
}

export interface SessionsTable {
  sid: string;
  sess: unknown;
  expire: Date;
}

export interface SettingsTable {
  key: string;
  value: unknown;
  updatedAt: Date;
}

export interface SignInThrottlesTable {
  key: string;
  failures: number;
  lastFailedAt: Date;
  blockedUntil: Date | null;
}

export interface SignInsTable {
  id: string;
  userId: string;
  ip: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  method: string;
  factor: string | null;
  isRemembered: boolean;
  idleMinutes: number | null;
  deviceId: string | null;
  lastIp: string | null;
  confirmedAt: Date;
  parentId: string | null;
  isResumed: boolean;
}

export interface SkillsTable {
  id: string;
  name: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface SlaBookTable {
  isOnly: boolean;
  revision: string;
}

export interface SlaPoliciesTable {
  id: string;
  name: string;
  isActive: boolean;
  isDefault: boolean;
  position: number;
  departmentIds: string[];
  organizationIds: string[];
  categoryIds: string[];
  types: string[];
  vip: boolean | null;
  fieldValues: unknown;
  calendarId: string;
  p1CalendarId: string | null;
  p2CalendarId: string | null;
  p3CalendarId: string | null;
  p4CalendarId: string | null;
  p1FirstResponse: number | null;
  p1NextResponse: number | null;
  p1Resolution: number | null;
  p2FirstResponse: number | null;
  p2NextResponse: number | null;
  p2Resolution: number | null;
  p3FirstResponse: number | null;
  p3NextResponse: number | null;
  p3Resolution: number | null;
  p4FirstResponse: number | null;
  p4NextResponse: number | null;
  p4Resolution: number | null;
  pausesFor: string[];
  tellsResponse: boolean;
  tellsResolution: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export interface SlaTargetsTable {
  id: string;
  ticketId: string;
  kind: string;
  round: number;
  policyId: string | null;
  policyName: string;
  priority: string;
  targetSeconds: number;
  startedAt: Date;
  dueAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  decidedAt: Date | null;
  outcome: string;
  takenSeconds: number | null;
  cause: unknown | null;
  updatedAt: Date;
}

export interface SubmissionsTable {
  key: string;
  resultId: string;
  createdAt: Date;
}

export interface TicketFieldsTable {
  id: string;
  key: string;
  labelEs: string;
  labelEn: string;
  kind: string;
  options: unknown;
  isRequired: boolean;
  customerAccess: string;
  categoryIds: string[];
  position: number;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  requiredWhenResolving: boolean;
  shownWhenKey: string | null;
  shownWhenValues: string[];
  formerOptions: unknown;
}

export interface TicketFollowersTable {
  ticketId: string;
  userId: string;
}

export interface TicketParticipantsTable {
  ticketId: string;
  userId: string;
}

export interface TicketSearchTable {
  ticketId: string;
  number: number;
  lexemes: string;
  revision: number;
}

export interface TicketsTable {
  id: string;
  number: number;
  subject: string;
  description: string;
  descriptionHtml: string;
  type: string;
  requesterId: string;
  organizationId: string | null;
  assigneeId: string | null;
  departmentId: string;
  categoryId: string | null;
  urgency: string;
  impact: string;
  priority: string;
  priorityOverridden: boolean;
  status: string;
  holdReason: string | null;
  closeReason: string | null;
  channel: string;
  tags: string[];
  fields: unknown;
  duplicateOf: string | null;
  followUpOf: string | null;
  solution: string | null;
  satisfaction: number | null;
  satisfactionComment: string | null;
  satisfactionAt: Date | null;
  firstResponseAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closedForInactivity: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  publicUpdatedAt: Date;
  deletedAt: Date | null;
  deletedBy: string | null;
  search: string | null;
  dueAt: Date | null;
  slaPolicyId: string | null;
  responseDueAt: Date | null;
  nextResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  slaDueAt: Date | null;
  slaRiskAt: Date | null;
  slaNextAt: Date | null;
  slaClock: unknown | null;
}

export interface TotpFactorsTable {
  userId: string;
  secret: string;
  lastStep: number;
  createdAt: Date;
}

export interface UndoablesTable {
  rootId: string;
  ticketId: string;
  userId: string;
  commentId: string | null;
  bulkId: string | null;
  until: Date;
  ticketVersion: number;
  ticketUpdatedAt: Date;
  was: unknown;
  peopleWere: unknown | null;
  asked: unknown | null;
  undoneAt: Date | null;
  body: string | null;
  files: unknown | null;
}

export interface UserSkillsTable {
  userId: string;
  skillId: string;
}

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  role: string;
  state: string;
  availability: string;
  phone: string | null;
  locale: string | null;
  timeZone: string | null;
  theme: string;
  organizationId: string | null;
  isVip: boolean;
  capacity: number | null;
  emailVerifiedAt: Date | null;
  lastSeenAt: Date | null;
  search: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  invitedAt: Date | null;
  lastLocale: string | null;
  calendarId: string | null;
}

export interface WebNodesTable {
  id: string;
  baseUrl: string;
  seenAt: Date;
}
