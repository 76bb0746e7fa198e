const words = (text: string): string[] => text.trim().split(/\s+/);

/** What a statement that only reads may call; none of PostgreSQL's is volatile, which a test asks it. */
export const READING_FUNCTIONS = words(`
  abs array_agg array_fill array_remove array_to_string avg cardinality chr concat count current_setting floor format_type generate_series
  hashtext host json_agg json_build_array json_build_object jsonb_agg jsonb_array_elements jsonb_array_elements_text
  jsonb_build_object jsonb_each jsonb_exists jsonb_exists_any jsonb_object_agg jsonb_populate_record jsonb_typeof left length lower make_interval
  max min now percentile_cont pg_backend_pid pg_get_constraintdef pg_get_expr regexp_replace reverse round searchable strpos
  sum to_date to_timestamp ts_lexize unnest width_bucket`);

/** What stands before a bracket and calls nothing; also what the grammar has for functions of its own. */
const GRAMMAR = words(`
  all and any array as between by case coalesce distinct else except exists extract filter from greatest
  group grouping having in intersect join lateral least like limit materialized not nullif numeric offset on
  or ordinality over row select sets some then union using values varchar when where within char is`);

const HARMLESS = new Set([...READING_FUNCTIONS, ...GRAMMAR]);

const QUOTED = /'(?:[^']|'')*'|--[^\n]*/g;
const BEGINS = /^[\s(]*(select|with|values)\b/i;
/** `for share` is a lock, `into` makes a table. */
const CHANGES = /\b(insert|update|delete|merge|truncate|into|lock|share)\b/i;
/** Names that are given to columns: `as people (id, name)`, and `with people (id, name) as (`. */
const ALIAS = /\bas\s+(?!materialized\b)[a-z_]\w*\s*\(/gi;
const HEAD = /[a-z_]\w*\s*\([\w\s,]*\)\s*as\s*(?:not\s+)?(?:materialized\s*)?\(/gi;
const CALLED = /([a-z_"][\w."]*)\s*\(/gi;

/** Whether a statement surely neither changes nor locks anything: one that calls what is not known counts as a write. */
export function onlyReads(text: string): boolean {
  const bare = text.replace(QUOTED, "''");
  if (!BEGINS.test(bare) || CHANGES.test(bare)) return false;
  const calls = bare.replace(HEAD, 'as (').replace(ALIAS, '(').matchAll(CALLED);
  return [...calls].every(([, name = '']) => HARMLESS.has(name.toLowerCase()));
}
