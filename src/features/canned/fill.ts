/**
 * Puts values in the place of `{{name}}`. Nothing but a lookup: what people store is never run as a template,
 * a value that itself looks like a variable is left alone, and a name that is not known stays visible.
 */
export function fillVariables(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*([a-z]+(?:\.[a-z]+)*)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}
