/**
 * What somebody typed, kept as it is but for what nobody sees: line ends become `\n`, empty lines around it and spaces
 * after it go. Where there are several lines the first keeps its indentation, which says how it stands to the others.
 */
export function typed(value: string): string {
  const text = value
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
  return text.includes('\n') ? text : text.trimStart();
}
