import type { Shell } from '../../../platform/http/request';
import type { Unread } from '../attachment-text/attachment-text.types';
import type { Attachment } from './attachments.types';
import { PREVIEW } from './pictures.service';

interface ShownAttachment {
  id: string;
  name: string;
  href: string;
  size: string;
  kind: 'image' | 'file';
  picture: { href: string; small: string; width: number; height: number } | null;
  note: string | null;
}

export interface ShownAttachments {
  items: ShownAttachment[];
  /** All of them in one file. */
  all: { href: string; text: string } | null;
}

/**
 * Files as their component shows them.
 * @param ticket its address, in the portal or at the desk
 * @param entry id of the reply that they came with; null for those of the description
 */
export function shownAttachments(
  { t, fmt }: Shell,
  ticket: string,
  entry: string | null,
  files: Attachment[],
): ShownAttachments {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const zip = `${ticket}/attachments.zip${entry ? `?entry=${entry}` : ''}`;
  return {
    items: files.map((file) =>
      shownAttachment(
        { size: fmt.bytes(file.size), note: file.unread && t(UNREAD_WORDS[file.unread]) },
        `${ticket}/attachments/${file.id}`,
        file,
      ),
    ),
    all:
      files.length > 1
        ? { href: zip, text: t('ticket.attachments.all', { count: files.length, size: fmt.bytes(bytes) }) }
        : null,
  };
}

const UNREAD_WORDS: Record<Unread, string> = {
  too_large: 'ticket.attachments.unread.too_large',
  protected: 'ticket.attachments.unread.protected',
  damaged: 'ticket.attachments.unread.damaged',
  other: 'ticket.attachments.unread.other',
};

function shownAttachment(
  { size, note }: Pick<ShownAttachment, 'size' | 'note'>,
  href: string,
  { id, name, mediaType, picture }: Attachment,
): ShownAttachment {
  const kind = mediaType.startsWith('image/') ? 'image' : 'file';
  return { id, name, href, size, kind, note, picture: picture && shownPicture(`${href}/picture`, picture) };
}

function shownPicture(href: string, { width, height }: { width: number; height: number }) {
  const scale = Math.min(1, PREVIEW.width / width, PREVIEW.height / height);
  const scaled = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { href, small: `${href}?size=small`, width: scaled(width), height: scaled(height) };
}
