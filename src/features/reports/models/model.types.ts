import type { AskedIn } from '../asked.types';
import type { Section, Tile } from '../report.types';
import type { DefinitionKey } from './definitions';

/** What a report holds, before what all of them have is put around it. */
export interface Model {
  tiles: Tile[];
  sections: Section[];
  definitions: DefinitionKey[];
}

export type MakeModel = (asked: AskedIn) => Promise<Model>;
