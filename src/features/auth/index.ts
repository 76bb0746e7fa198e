export { changePassword, type Registration, register, setUpDesk } from './account.service';
export { authTasks } from './auth.jobs';
export { beginSignIn, type Origin, type SignedIn, signIn, signOut } from './sign-in.service';
