import type { passkeyView } from './factors.view';

type FactorWay = 'passkey' | 'recovery_code' | 'totp';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/factor': {
      errors: Record<string, string>;
      way: FactorWay;
      /** Other ways that this person could take. */
      others: FactorWay[];
      trust: boolean;
      trustDays: number;
      next: string;
    };
    'auth/factor-passkey-new': FormModel & { cancelHref: string; signsIn: boolean };
    'auth/factor-passkey': FormModel & { passkey: ReturnType<typeof passkeyView> };
    'auth/recovery-codes': { codes: string[]; left: number; next: string; fileHref: string };
    'auth/factors-removal': { user: { name: string; href: string }; hasTotp: boolean; passkeys: number };
    'auth/totp-removal': { errors: Record<string, string> };
    'auth/totp': {
      errors: Record<string, string>;
      sealed: string;
      key: string;
      uri: string;
      qr: string;
      next: string;
      cancelHref: string;
      isReplacement: boolean;
    };
  }
}
