declare module '../../platform/http/respond' {
  interface Pages {
    'demo/removal': FormModel & {
      /** Null when nothing can be removed. */
      goes: string[] | null;
      stays: string;
      /** Whoever removes the demo is one of its people. */
      ownAccountGone: boolean;
      needsSetUp: boolean;
    };
  }
}

export {};
