declare module '../../../platform/http/respond' {
  interface Pages {
    'notifications/unsubscribe/choice': {
      title: string;
      text: string;
      /** What the button does: it ends them, or begins them again. */
      action: { label: string; href: string; fields: Record<string, string>; kind: 'primary' | 'secondary' };
      /** They have just ended, or begun again. */
      isDone: boolean;
    };
    'notifications/unsubscribe/gone': Record<never, never>;
  }
}

export {};
