export { authTasks } from './auth.jobs';
export { changePassword, type Registration, register, setUpDesk } from './passwords/passwords.service';
export {
  admit,
  beginSignIn,
  checkPassword,
  NOWHERE,
  type Origin,
  type SignedIn,
  signOut,
} from './sign-in/sign-in.service';
