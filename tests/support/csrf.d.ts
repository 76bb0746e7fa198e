declare module 'csrf' {
  /** Part of csurf, which takes what this makes. */
  class Tokens {
    secretSync(): string;
    create(secret: string): string;
  }
  export = Tokens;
}
