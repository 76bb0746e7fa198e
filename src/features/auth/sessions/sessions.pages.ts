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
    'auth/confirm-form': KeptForm;
    'auth/confirm': {
      errors: Record<string, string>;
      next: string;
      email: string;
      proofs: Proofs;
      services: Awaited<ReturnType<typeof serviceButtons>>;
      /** There is no way to prove who they are. */
      nothing: boolean;
      back: string;
    };
  }
}
