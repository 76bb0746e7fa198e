declare module '../../platform/http/respond' {
  interface Pages {
    'demo/removal': FormModel & {
      goes: string[];
      stays: string;
      /** Whoever removes the demo is one of its people. */
      ownAccountGone: boolean;
      needsSetUp: boolean;
    };
  }
}

export {};
