import type { Shell } from '../../../platform/http/request';

/** What can be attached, said before anybody tries. */
export function shownLimits(
  { t, fmt }: Shell,
  { attachmentMaxMb, attachmentMaxFiles }: { attachmentMaxMb: number; attachmentMaxFiles: number },
) {
  const size = `${fmt.number(attachmentMaxMb)} MB`;
  return {
    limits: t('portal.new.limits', { files: attachmentMaxFiles, size }),
    maxBytes: attachmentMaxMb * 1024 * 1024,
    maxFiles: attachmentMaxFiles,
  };
}
