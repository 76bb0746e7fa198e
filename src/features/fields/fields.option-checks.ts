import { AppError, type FieldError } from '../../platform/errors';
import { kindOf } from './fields.kinds';
import type { FieldOption } from './fields.parsing';
import type { FieldInput } from './fields.types';

const MAX_OPTIONS = 200;
/** Characters of a value, and of a name in one language. */
const LONGEST = 120;

/** What is wrong with the options of a field; `line` is which of them, from 1. */
export function optionsError({ kind, options }: Pick<FieldInput, 'kind' | 'options'>): FieldError | null {
  const takes = kindOf(kind).options;
  if (takes === 'none') return options.length === 0 ? null : { key: 'input.not_valid' };
  if (options.length === 0) return { key: 'fields.error.options.none' };
  if (options.length > MAX_OPTIONS)
    return { key: 'fields.error.options.too_many', params: { max: MAX_OPTIONS, count: options.length } };
  const lines = new Map<string, number>();
  for (const [index, option] of options.entries()) {
    const line = index + 1;
    const problem = optionProblem(option, lines, takes === 'tree');
    if (problem) return { ...problem, params: { line, ...problem.params } };
    lines.set(option.value, line);
  }
  return null;
}

/** @param lines the values before it, each with its line */
function optionProblem(
  { value, labelEs, labelEn, parent }: FieldOption,
  lines: ReadonlyMap<string, number>,
  isTree: boolean,
): FieldError | null {
  const texts = [value, labelEs, labelEn];
  const first = lines.get(value);
  if (labelEs.trim() === '' || labelEn.trim() === '') return { key: 'fields.error.options.no_name' };
  if (value.trim() === '') return { key: 'fields.error.options.no_value' };
  if (texts.some((text) => text.length > LONGEST))
    return { key: 'fields.error.options.too_long', params: { max: LONGEST } };
  if (first !== undefined) return { key: 'fields.error.options.twice', params: { value, first } };
  // A node stands below one that came before it, so every branch begins at the top and none is a circle.
  const isLost = parent !== undefined && !(isTree && lines.has(parent));
  return isLost ? { key: 'fields.error.options.no_parent' } : null;
}

/** Runs what saves a form's options, and says of a wrong one in which line of the form it stands: blank ones count. */
export async function namingLines<T>(typed: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const wrong = error instanceof AppError ? error.fields.options : undefined;
    if (!wrong?.params) throw error;
    const written = typed.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
    const params = Object.entries(wrong.params).map(([name, value]) => [
      name,
      name === 'line' || name === 'first' ? (written[Number(value) - 1] ?? value) : value,
    ]);
    const options = { ...wrong, params: Object.fromEntries(params) };
    throw new AppError('invalid', { fields: { ...(error as AppError).fields, options } });
  }
}
