import type { Upload } from '../../../platform/files';
import type { Unread } from '../attachment-text/attachment-text.types';

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdAt: Date;
  /** Pixels of what is shown of it, once that has been drawn; null for what is no picture. */
  picture: { width: number; height: number } | null;
  /** Why nobody finds it by what is written in it, for staff; null where that is as they would expect. */
  unread: Unread | null;
}

/** What was drawn of a picture: where its files lie, and the larger one's size in pixels. */
export interface Pictures {
  previewKey: string;
  viewKey: string;
  width: number;
  height: number;
}

/** A file that lies where attachments lie, and that nothing refers to yet. */
export interface StoredUpload {
  key: string;
  /** Bytes. */
  size: number;
  sha256: string;
  name: string;
  mediaType: string;
  /** Drawn already, or null where none can be; otherwise a job does it where there is something to draw. */
  pictures?: Pictures | null;
}

/** A file that comes with a ticket or a reply; one inside a transaction has been stored before it began. */
export type NewAttachment = Upload | StoredUpload;
