import type { Measure, Values } from '../figures/measure.types';
import type { Period, Span } from '../period/period.types';

type Times = Pick<Span, 'start' | 'end'>;

/** The same measures of a period and of the one before it, for one statement, and its answer taken apart again. */
export function compared<Name extends string>(
  of: (span: Times) => Record<Name, Measure>,
  period: Pick<Period, 'start' | 'end' | 'before'>,
) {
  const names = Object.keys(of(period)) as Name[];
  const measures = { now: of(period), before: of(period.before) };
  const named = (which: 'now' | 'before') =>
    names.map((name) => [`${which} ${name}`, measures[which][name]] as const);
  const pick = (values: Values<string>, which: 'now' | 'before') =>
    Object.fromEntries(names.map((name) => [name, values[`${which} ${name}`] ?? null])) as Values<Name>;
  return {
    measures: Object.fromEntries([...named('now'), ...named('before')]) as Record<string, Measure>,
    split: (values: Values<string>) => ({ whole: pick(values, 'now'), before: pick(values, 'before') }),
  };
}
