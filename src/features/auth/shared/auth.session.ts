import type {} from 'express-session';

/** What is stored in a session: nothing that decides anything, only which sign-in it belongs to. */
declare module 'express-session' {
  interface SessionData {
    signInId?: string;
    /** Who has passed the first factor: a token, and where they were going. */
    secondFactor?: { token: string; next: string };
    /** What a WebAuthn ceremony under way must answer to, once. */
    webauthnChallenge?: { challenge: string; purpose: string; at: number };
    /** A round trip to another service under way. */
    providerRound?: {
      provider: string;
      intent: 'sign_in' | 'link';
      state: string;
      nonce: string;
      verifier: string;
      next: string;
      at: number;
    };
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
