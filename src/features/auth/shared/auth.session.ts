import type {} from 'express-session';

/** A round trip to another service. */
interface Round {
  provider: string;
  intent: 'sign_in' | 'link';
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  /** Who began it; null for a visitor. */
  by: string | null;
  at: number;
  /** It has had its answer. */
  isOver: boolean;
}

/** What is stored in a session: nothing that decides anything, only which sign-in it belongs to. */
declare module 'express-session' {
  interface SessionData {
    signInId?: string;
    /** Who has passed the first factor: a token, and where they were going. */
    secondFactor?: { token: string; next: string };
    /** What WebAuthn ceremonies under way must answer to, each once. */
    challenges?: { challenge: string; purpose: string; by: string | null; at: number }[];
    /** Round trips to other services, under way or over. */
    providerRounds?: Round[];
    /** Who another service said this is, until it is decided what that is good for. */
    providerProfile?: {
      provider: string;
      issuer: string;
      subject: string;
      email: string | null;
      isVerified: boolean;
      name: string;
      at: number;
    };
    /** An invitation's link, encrypted, for its maker to see once. */
    invitationLink?: { userId: string; sealed: string };
    /** Which registration this browser began. */
    registrationId?: string;
  }
}
