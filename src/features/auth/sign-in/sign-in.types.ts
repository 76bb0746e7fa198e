import type { SignInMethod } from '../../settings';

/** `link` is one that was sent by mail. */
export type Method = SignInMethod | 'link';
export type Factor = 'totp' | 'passkey' | 'recovery_code' | 'trusted_device';
