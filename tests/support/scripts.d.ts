// The scripts of pages that need no page, as tests call them.

declare module '*/public/js/marks.js' {
  interface Made {
    /** What of the text is replaced. */
    start: number;
    end: number;
    by: string;
    /** What is selected then, from where the new part begins. */
    from: number;
    to: number;
  }
  export function marked(kind: string, text: string, selection: { start: number; end: number }): Made;
}

declare module '*/public/js/searches.js' {
  interface Store {
    get(key: string): string | null;
    set(key: string, value: string | null): boolean;
  }
  export function recentSearches(store: Store, person: string): string[];
  export function rememberSearch(store: Store, person: string, q: string): void;
  export function forgetSearch(store: Store, person: string, q: string): void;
  export function clearSearches(store: Store, people: string[]): void;
}

declare module '*/public/js/draft-store.js' {
  interface Store {
    get(key: string): string | null;
    set(key: string, value: string | null): boolean;
    keys(): string[];
  }
  interface Draft {
    texts: Record<string, string>;
    kind?: string;
    files?: string[];
    base?: Record<string, string>;
    at?: number;
  }
  interface Found {
    key: string;
    draft: Draft;
  }
  export const TAKEN: string;
  export function draftStore(
    store: Store,
    owner: { person: string; tab: string },
  ): {
    ownKey(form: string): string;
    keep(form: string, draft: Draft | null, now?: number): boolean;
    find(form: string, now?: number): Found | null;
    take(form: string, found: Found): void;
    setAside(form: string, found: Found): string;
    /** `at` in milliseconds. */
    sent(form: string, sent: { texts: Record<string, string>; at?: number }): void;
    remove(key: string): void;
  };
  export function wentThrough(answer: { status: number; path: string; text: string }): boolean;
  export function rememberSent(
    session: Store,
    sent: { person?: string; tab?: string; form: string; texts: Record<string, string>; at?: number } | null,
  ): void;
  export function settleSent(
    browser: { session: Store; store: Store },
    page: { path: string; person?: string; succeeded: boolean; goesOn?: boolean },
  ): void;
  export function countDrafts(store: Store, people: string[]): number;
  export function clearDrafts(store: Store, people: string[]): void;
  export function rememberLeaving(session: Store, people: string[]): void;
  export function clearEnded(
    browser: { session: Store; store: Store },
    page: { path: string; isSignedIn: boolean; ended: string[] },
  ): number;
  export function rememberEnded(session: Store, ended: { person: string; form?: string }): void;
  export function endedBefore(
    browser: { session: Store; store: Store },
    page: { path: string; isSignedIn: boolean },
  ): 'kept' | 'ended' | 'endedWaiting' | 'waiting' | null;
  export function holdsTexts(store: Store, now?: number): boolean;
  export function forgetOldDrafts(store: Store, now?: number): void;
}

declare module '*/public/js/file-rules.js' {
  interface Rules {
    isPasted?: boolean;
    /** Bytes a file. */
    maxBytes?: number;
    maxFiles?: number;
  }
  interface Result {
    files: File[];
    problems: { kind: 'large' | 'many' | 'unreadable'; file: File }[];
    replaced: { old: File; by: File }[];
  }
  export function withFiles(have: File[], coming: File[], rules?: Rules): Promise<Result>;
  export function numbered(file: File, others: File[]): File;
  export function isReadable(file: File): Promise<boolean>;
  export function chosenSince(files: File[], sent: unknown[]): File[];
  export function isText(text: string, files: { name: string }[]): boolean;
}

declare module '*/public/js/ago.js' {
  export function ago(moment: number, now: number, reader: { locale: string; timeZone: string }): string;
}

declare module '*/public/js/time-left.js' {
  export function hours(seconds: number, locale: string): string;
  export function leftAfter(left: number, spans: readonly [number, number][], passed: number): number;
  export function readWorking(text: string): { at: number; left: number; spans: [number, number][] };
  export function stateAt(
    now: number,
    moments: { risk: number; due: number },
  ): { state: 'at_risk' | 'breached' | null; next: number | null };
}

declare module '*/public/js/key-commands.js' {
  interface Pressed {
    key: string;
    code?: string;
    shiftKey?: boolean;
    ctrlKey?: boolean;
    metaKey?: boolean;
    altKey?: boolean;
    getModifierState?(name: string): boolean;
  }
  interface Keys {
    readonly typedAt: number;
    enter(): void;
    exit(): void;
    press(isField: boolean): void;
    missed(at: number): void;
    key(event: Pressed, about: { at: number; field: 'line' | 'text' | null; isBusy?: boolean }): void;
  }
  type Act = (command: string, event: Pressed) => boolean | 'away';
  export function createKeyTracker(options: { act: Act; typedAt?: number }): Keys;
  export function commandOf(event: Pressed): string | undefined;
  export function isControlled(event: Pressed): boolean;
}

declare module '*/public/js/mention-words.js' {
  interface Offered {
    name: string;
    email: string;
    write: string;
  }
  export function wordAt(text: string, caret: number): { start: number; query: string } | null;
  export function folded(text: string): string;
  export function matching<T extends Offered>(people: readonly T[], query: string): T[];
}

declare module '*/public/js/typed.js' {
  export function typedOn(sent: string, current: string, fresh: string): string;
}

declare module '*/public/js/sizes.js' {
  export function size(bytes: number, locale: string): string;
  export function limit(bytes: number, locale: string): string;
}

declare module '*/public/js/file-names.js' {
  export function isolated(name: string): string;
}
