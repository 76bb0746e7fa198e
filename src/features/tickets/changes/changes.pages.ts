declare module '../../../platform/http/respond' {
  interface Pages {
    'desk/ticket-edit': {
      number: number;
      version: number;
      values: { subject: string; description: string };
      /** What the form began with. */
      base: { subject: string; description: string };
      /** Characters of each. */
      max: { subject: number; description: number };
      errors: Record<string, string>;
      action: string;
      back: string;
    };
  }
}

export {};
