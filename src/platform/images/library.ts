/** What reads each kind that is taken; the library knows many more, and drawings among them. */
const READERS = ['Png', 'Jpeg', 'Webp'].map((kind) => `VipsForeignLoad${kind}Buffer`);

let loaded: Promise<typeof import('sharp')> | undefined;

/**
 * The library, loaded when the first picture comes: a node that sees none does without its memory, and one whose
 * processor is too old for it works all the same.
 * @throws Error where it does not load
 */
export function imageLibrary(): Promise<typeof import('sharp')> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<typeof import('sharp')> {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: READERS });
  // Pictures come one at a time and never again: neither kept, nor drawn by several threads each.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
