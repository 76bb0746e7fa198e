// Reads a PDF from its input and writes what is in it, by another program than the one that wrote it. A process of its own,
// because Jest's loader cannot take what pdfjs is made of.
const { buffer } = require('node:stream/consumers');
const { inflateSync } = require('node:zlib');
// Only text is read, which takes none of what draws.
Object.assign(globalThis, { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} });
const { getDocument } = require('pdfjs-dist/legacy/build/pdf.mjs');

async function main() {
  const bytes = await buffer(process.stdin);
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false })
    .promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await pageOf(await pdf.getPage(number)));
  const { info } = await pdf.getMetadata();
  process.stdout.write(
    JSON.stringify({
      pages,
      info,
      marked: (await pdf.getMarkInfo())?.Marked ?? false,
      outline: await outlineOf(pdf, await pdf.getOutline()),
      xml: bytes.toString('utf8').match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/)?.[0] ?? '',
      fonts: [...new Set(bytes.toString('latin1').match(/\/BaseFont \/[\w+-]+/g))].map((name) =>
        name.slice(18),
      ),
      actual: actualTexts(bytes),
      bytes: bytes.length,
    }),
  );
}

async function pageOf(page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const [, , width, height] = page.view;
  const artifacts = [];
  const content = [];
  const open = [];
  for (const item of items) {
    if (item.type?.startsWith('begin')) open.push(item.tag);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str?.trim()) {
      const [size, , , , x, y] = item.transform;
      (open.includes('Artifact') ? artifacts : content).push({
        text: item.str,
        size,
        x,
        y: height - y,
        width: item.width,
      });
    }
  }
  return { width, height, content, artifacts, tree: onPage(await page.getStructTree()) };
}

/** What has something on this page: a table of several has all of its rows on each, and most of them empty. */
function onPage(element) {
  if (!element?.children) return element;
  const children = element.children.map(onPage).filter(Boolean);
  return children.length > 0 || element.role === 'Root' ? { ...element, children } : null;
}

async function outlineOf(pdf, items) {
  const found = [];
  for (const { title, dest, items: within } of items ?? []) {
    const [page, kind, left, top] = dest;
    const at = { page: (await pdf.getPageIndex(page)) + 1, kind: kind.name, left, top };
    found.push({ title, ...at, items: await outlineOf(pdf, within) });
  }
  return found;
}

/** What stands for glyphs, in pages and in the structure, which pdfjs does not tell. */
function actualTexts(bytes) {
  const whole = bytes.toString('latin1');
  const parts = [whole];
  for (const { index, 0: begin } of whole.matchAll(/stream\r?\n/g)) {
    const start = index + begin.length;
    const end = whole.indexOf('endstream', start);
    try {
      parts.push(inflateSync(bytes.subarray(start, end)).toString('latin1'));
    } catch {
      // Not packed.
    }
  }
  return parts.flatMap((part) =>
    [...part.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, text]) => unescaped(text)),
  );
}

const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text) {
  const raw = Buffer.from(
    text.replace(/\\([\s\S])/g, (_, sign) => ESCAPES[sign] ?? sign),
    'latin1',
  );
  if (raw[0] !== 0xfe || raw[1] !== 0xff) return raw.toString('latin1');
  return raw.subarray(2).swap16().toString('utf16le');
}

main();
