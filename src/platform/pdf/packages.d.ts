// What the packages can and their types do not say.

declare module 'bidi-js' {
  interface Levels {
    levels: Uint8Array;
    /** `end` is the last unit of it. */
    paragraphs: { start: number; end: number; level: number }[];
  }
  interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): Levels;
    getMirroredCharacter(character: string): string | null;
  }
  function bidiFactory(): Bidi;
  export = bidiFactory;
}

declare namespace PDFKit {
  interface PDFOutline {
    addItem(
      title: string,
      options: { expanded: boolean; fit: boolean; left: number; top: number },
    ): PDFOutline;
  }
}

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    bbox?: [number, number, number, number];
    placement?: 'Block' | 'Inline';
    scope?: 'Row' | 'Column';
  }
}
