export { changePassword, type Registration, register, setUpDesk } from './account.service';
export { beginSignIn, type Origin, type SignedIn, signIn, signOut } from './sign-in.service';
