import type { FactorData } from '../factors/factors.service';
import type { Proof } from '../sessions/sessions.service';

declare module '../../../platform/event-types' {
  interface Events {
    'user.signed_in': {
      data: { signInId: string; method: string; factor: string | null; newDevice: boolean };
    };
    'user.signed_out': object;
    'user.sessions_ended': { data: { count: number } };
    /** `at` says which proof was guessed at, where it was not the password. */
    'user.locked': { data?: { at: 'second_factor' } };
    'user.unlocked': object;
    'user.invited': object;
    'user.invitation_accepted': object;
    'user.password_reset': object;
    'user.factor_added': { data: FactorData };
    'user.factor_removed': { data: FactorData };
    /** No browser stands for the second factor any more; `count` is of how many that was said. */
    'user.devices_distrusted': { data: { count: number } };
    'user.passkey_renamed': { changes: Changes };
    /** They have proved once more, in the middle of a session, who they are. */
    'user.sign_in_confirmed': { data: { signInId: string; method: Proof } };
    'user.address_requested': object;
    'user.address_dropped': object;
    'user.recovery_codes_renewed': object;
    /** `left` is how many codes are still good. */
    'user.recovery_code_used': { data: { left: number } };
    'user.identity_linked': { data: { provider: string } };
    'user.identity_unlinked': { data: { provider: string } };
    'user.acting_began': object;
    'user.acting_ended': object;
  }
}
