import { readFileSync } from 'node:fs';

/** Of those that give an address to anybody, the ones that the package does not know; it may learn of them. */
const OTHERS = [
  'adinet.com.uy',
  'duck.com',
  'euskaltel.net',
  'fastmail.com',
  'gmx.es',
  'hotmail.cl',
  'jazztel.es',
  'live.cl',
  'movistar.com.ar',
  'movistar.es',
  'ono.com',
  'orange.es',
  'telefonica.net',
  'tuta.io',
  'tutanota.com',
  'vodafone.es',
  'vtr.net',
  'ya.com',
];

let known: ReadonlySet<string> | undefined;

/** Whether anybody at all can have an address of the domain (in lower case), so that it says nothing of where one works. */
export function isPublicMailDomain(domain: string): boolean {
  known ??= new Set([...OTHERS, ...listed()]);
  return known.has(domain);
}

/** The package is an ES module of nothing but this list. */
function listed(): string[] {
  return JSON.parse(readFileSync(require.resolve('email-providers/all.json'), 'utf8')) as string[];
}
