import { dayAt } from '../../platform/calendar';
import { safeFileName } from '../../platform/files';
import type { ExportWords } from '../tickets';
import type { ExportInput } from './exports.types';

/** So that what is in it and of when can be told in a folder of many. */
export function fileNameOf(
  title: string,
  now: Date,
  { content, format }: Pick<ExportInput, 'content' | 'format'>,
  { t, fmt }: ExportWords,
): string {
  const day = dayAt(now, fmt.timeZone);
  return safeFileName(
    `${t('exports.file', { title, content: t(`exports.content.${content}`), day })}.${format}`,
  );
}
