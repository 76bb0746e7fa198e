/**
 * What somebody typed on one line, kept as it is but for what nobody sees: line ends become `\n`, and blanks around it
 * go. Where there are several lines all the same, the first keeps its indentation.
 */
export function typed(value: string): string {
  const text = typedLines(value);
  return text.includes('\n') ? text : text.trimStart();
}

/**
 * What somebody typed where there is room for lines, character for character: line ends become `\n`, and only empty
 * lines around it and blanks after it go.
 */
export function typedLines(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}
