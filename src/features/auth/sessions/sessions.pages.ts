import type { KeptForm } from '../../../platform/http/kept-form';
import type { pageLinks } from '../../../platform/http/lists';
import type { Option } from '../../../platform/http/options';
import type { serviceButtons } from '../providers/services.view';
import type { Proofs } from './confirm.service';
import type { signInView } from './sessions.view';

type ListedSignIn = ReturnType<typeof signInView> & {
  person: { name: string; email: string; href: string };
  state: { label: string; tone: 'green' | 'grey' };
  canEnd: boolean;
};

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/sessions': { sessions: ReturnType<typeof signInView>[] };
    'auth/admin-sign-ins': ReturnType<typeof pageLinks> & {
      query: Record<string, string | null>;
      filtered: boolean;
      clearHref: string;
      methods: Option[];
      states: Option[];
      signIns: ListedSignIn[];
      back: string;
    };
    /** `told`: some of what was typed, to know the form by. */
    'auth/confirm-form': KeptForm & { told: string[] };
    'auth/confirm': {
      errors: Record<string, string>;
      next: string;
      email: string;
      proofs: Proofs;
      services: Awaited<ReturnType<typeof serviceButtons>>;
      /** There is no way to prove who they are. */
      nothing: boolean;
      /** What they had typed waits for them. */
      isKept: boolean;
      back: string;
    };
  }
}
