import type { serviceButtons } from '../providers/services.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/login': FormModel & {
      canRegister: boolean;
      rememberDays: number;
      passwords: boolean;
      passkeys: boolean;
      services: Awaited<ReturnType<typeof serviceButtons>>;
    };
    'auth/unlock': { action: string };
  }
}
