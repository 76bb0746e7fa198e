export { calendarOf } from './calendars.service';
export { changeOwnEmail, removeOwnPassword, updateProfile, verifyEmail } from './own-account.service';
export {
  actorOf,
  credentialsOf,
  findActorBySignIn,
  findActorsBySignIns,
  findSignedOut,
  findUser,
  findUserByEmail,
  hasAdministrator,
  hasAdministratorForSure,
  lastLocaleOf,
  listUsers,
  openTicketsOf,
  ownCredentials,
  searchPeople,
  staffChoices,
  staffOf,
  unavailableStaff,
} from './people.service';
export { endSignIn, endSignIns } from './sign-ins.service';
export { LIVE, PERSON_SQL } from './users.actor.repo';
export { assertStaff, homeOf, isStaff } from './users.policy';
export type { UserFilter } from './users.queries';
export { userReferences } from './users.references';
export {
  localeField,
  PASSWORD_MAX,
  PASSWORD_RULE,
  phoneField,
  phoneHint,
  timeZoneField,
} from './users.schema';
export {
  createUser,
  deactivateUser,
  type NewUser,
  reactivateUser,
  setOwnPassword,
  updateUser,
} from './users.service';
export { usersSubscribers } from './users.subscribers';
export {
  AVAILABILITIES,
  type Availability,
  type Person,
  type Profile,
  ROLES,
  STATES,
  type StaffMember,
  THEMES,
  type Theme,
  type User,
  type UserInput,
  type UserListItem,
} from './users.types';
