import type { KeptForm } from '../../../platform/http/kept-form';
import type { Option, OptionGroup } from '../../../platform/http/options';
import type { Availability } from '../../users';
import type { factorsSection } from '../factors/factors.view';
import type { passwordSection } from '../passwords/passwords.view';
import type { servicesSection } from '../providers/services.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/account': FormModel & {
      email: string;
      isVerified: boolean;
      /** The address that waits for its link. */
      wanted: { email: string; until: string } | null;
      /** What a mail server said when it refused the address for good. */
      refused: { address: string; date: string; words: string } | null;
      role: string;
      organization: string;
      departments: string;
      isStaff: boolean;
      phoneHint: string;
      availability: Availability;
      availabilities: Option[];
      themes: Option[];
      zones: OptionGroup[];
    };
    'auth/refused-form': KeptForm;
    'auth/security': {
      errors: Record<string, string>;
      password: Awaited<ReturnType<typeof passwordSection>>;
      services: Awaited<ReturnType<typeof servicesSection>>;
      factors: Awaited<ReturnType<typeof factorsSection>>;
      mustSetUpFactor: boolean;
    };
  }
}
