import type { Definition } from '../report.types';
import type { Words } from '../words.types';

/** What has a definition; its words stand in `definitions.texts.ts`. */
export const DEFINED = [
  'created',
  'solved',
  'closed',
  'reopened',
  'backlog',
  'open',
  'age',
  'handled',
  'response',
  'resolution',
  'median',
  'satisfaction',
  'nps',
  'mean',
  'steps',
  'state_now',
  'decided',
  'compliance',
  'cause',
  'credit',
  'properties',
  'period',
  'before',
  'left_out',
] as const;

export type DefinitionKey = (typeof DEFINED)[number];

/** What every report goes by. */
const ALWAYS: DefinitionKey[] = ['properties', 'period', 'before', 'left_out'];

/** What the figures of a report mean, each said once and the same in every report. */
export function definitionsOf(keys: DefinitionKey[], { t }: Words): Definition[] {
  return [...new Set([...keys, ...ALWAYS])].map((key) => ({
    term: t(`report.term.${key}`),
    text: t(`report.definition.${key}`),
  }));
}
