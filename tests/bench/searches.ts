import type { Sent } from './client';
import type { Sample } from './sample';
import type { Signed } from './sign-in';

// What people look for, in texts that the generator makes (seeds/generate/phrases.ts).

const FREQUENT = [
  'impresora',
  'proyector',
  'pantalla',
  'reiniciar',
  'printer',
  'projector',
  'screen',
  'update',
];
const TWO = ['impresora planta', 'correo actualización', 'printer floor', 'projector update', 'puerta ruido'];
const PHRASES = ['"no enciende"', '"segunda planta"', '"keeps asking"', '"second floor"', '"esta mañana"'];
const PARTS = ['presora', 'yector', 'oyect', 'antall', 'ascens', 'creen'];
const WRONG = ['imprsora', 'proyetcor', 'pantalls', 'prinetr', 'projectr', 'calefaccoin'];
const FILTERED = [
  'status:open priority:P2,P3 created:<90d type:incident impresora',
  'estado:abierto prioridad:P1,P2 creado:<60d tipo:incident pantalla',
  'status:resolved priority:P3 created:<365d channel:web update',
  'status:open priority:P3,P4 updated:<30d type:incident,request',
];

export const SEARCHES = ['frequent', 'rare', 'two', 'phrase', 'part', 'wrong', 'number', 'filters'] as const;
export type Search = (typeof SEARCHES)[number];

/** What is looked for at a turn; a rare word and a number each time another. */
export function wordsFor(search: Search, sample: Sample, turn: number): string {
  switch (search) {
    case 'frequent':
      return at(FREQUENT, turn);
    case 'rare':
      return at(sample.serials, turn);
    case 'two':
      return at(TWO, turn);
    case 'phrase':
      return at(PHRASES, turn);
    case 'part':
      return at(PARTS, turn);
    case 'wrong':
      return at(WRONG, turn);
    case 'number':
      return String(at(sample.numbers, turn));
    case 'filters':
      return at(FILTERED, turn);
  }
}

export interface Searching {
  search: Search;
  path: string;
  who: Signed[];
}

export function searchAt(
  { search, path, who }: Searching,
  sample: Sample,
  get: (who: Signed, path: string) => Sent,
): (turn: number) => Sent {
  return (turn) => get(at(who, turn), `${path}?q=${encodeURIComponent(wordsFor(search, sample, turn))}`);
}

const at = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;
