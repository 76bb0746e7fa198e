export { type Rescue, rescue } from './access/rescue.service';
export { authTasks } from './auth.jobs';
export { authSubscribers } from './auth.subscribers';
export { factorsOf } from './factors/factors.queries';
export { resetFactors } from './factors/factors.service';
export { mayBeInvited } from './invitations/invitations.service';
export { changePassword } from './passwords/passwords.service';
export { assertStrongPassword } from './passwords/strength.service';
export { mayActAs } from './sessions/acting.service';
export { sessionsOf } from './sessions/sessions.queries';
export { setUpDesk, setupPath } from './setup/setup.service';
export {
  admit,
  beginSignIn,
  checkPassword,
  NOWHERE,
  type Origin,
  type SignedIn,
  signOut,
} from './sign-in/sign-in.service';
