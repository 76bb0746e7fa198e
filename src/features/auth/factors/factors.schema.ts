import { z } from 'zod';
import { checkbox, choice, line, optionalLine, optionalText, text } from '../../../platform/http/fields';

import { nextField as next } from '../shared/shared.schema';

/** As JSON: with the longest id and a post-quantum key it stays far below. */
const credential = text({ max: 40_000 });
const code = text({ max: 40 });

export const totpForm = z.object({ code, setup: optionalText({ max: 2000 }), next });

export const passkeyForm = z.object({ credential, name: optionalLine({ max: 60 }), next });
export const passkeyNameForm = z.object({ name: line({ max: 60 }) });

export const passkeySignInForm = z.object({ credential, remember: checkbox(), next });

export const confirmationForm = z.object({ credential: optionalText({ max: 40_000 }), next });

export const secondStepQuery = z.object({ with: optionalText({ max: 20 }), next });
export const shownForm = z.object({
  with: choice(['totp', 'passkey', 'recovery_code']),
  trust: checkbox(),
  next,
});
export const codeForm = z.object({ code });
export const credentialForm = z.object({ credential });
