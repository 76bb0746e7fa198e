declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/provider-complete': FormModel & { service: string };
    'auth/provider-link': FormModel & {
      service: string;
      drawing: string;
      /** Of the other service's account. */
      email: string | null;
      name: string;
      /** The address of the account here. */
      account: string;
    };
  }
}

export {};
