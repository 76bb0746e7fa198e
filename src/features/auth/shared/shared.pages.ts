declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/link-gone': { title: string; text: string; again: { href: string; label: string } };
    'auth/mail-sent': {
      title: string;
      text: string;
      hint: string;
      again: string;
      /** The letter can be read at `/dev/outbox`. */
      hasOutbox: boolean;
    };
  }
}

export {};
