import { bellColumn } from '../features/notifications';
import type { SignInColumn } from '../platform/sign-in-extras';

/** What every page shows of its reader, read with their sign-in. */
export const signInColumns: SignInColumn[] = [bellColumn];
