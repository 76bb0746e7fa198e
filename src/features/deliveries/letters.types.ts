/** What letters about an account tell, besides whom they are for and who writes them. */
export type LetterValues = {
  /** When it happened, as its reader reads it, with the zone. */
  time: string;
  /** Where it was done from, and with which browser. */
  place: string;
  device: string;
  /** Who did it. */
  who: 'self' | 'administrator';
  /** Of a second factor. */
  kind: string;
  /** Recovery codes that nobody has used. */
  left: number;
  /** Another service that people sign in with. */
  service: string;
  /** Where another password is asked for. */
  forgot: string;
  /** Who invites; empty where that is nobody. */
  by: string;
  role: string;
  /** That the account is for. */
  address: string;
};

const CIRCUMSTANCES = ['time', 'place'] as const;
const NOTICE = ['who', 'time', 'place'] as const;

/** All letters about an account, with what each of them tells. */
export const LETTERS = {
  invitation: ['by', 'role', 'address'],
  registration: [],
  registration_known: ['forgot'],
  registration_inactive: [],
  identity_new: ['service'],
  identity_known: ['service'],
  password_reset: [],
  address_proof: [],
  address_change: [],
  address_taken: [],
  address_changed: CIRCUMSTANCES,
  locked: CIRCUMSTANCES,
  factor_guessed: CIRCUMSTANCES,
  new_device: [...NOTICE, 'device'],
  password_changed: NOTICE,
  password_removed: NOTICE,
  factor_added: [...NOTICE, 'kind'],
  factor_removed: [...NOTICE, 'kind'],
  recovery_codes_renewed: NOTICE,
  recovery_code_used: [...NOTICE, 'left'],
  identity_linked: [...NOTICE, 'service'],
  identity_unlinked: [...NOTICE, 'service'],
} as const satisfies Record<string, readonly (keyof LetterValues)[]>;

export type LetterTemplate = keyof typeof LETTERS;

export const LETTER_TEMPLATES = Object.keys(LETTERS) as LetterTemplate[];

/** Whether a name is that of a letter. */
export const isLetter = (name: string): name is LetterTemplate => Object.hasOwn(LETTERS, name);
