import type { Upload } from '../../../platform/files';

export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdAt: Date;
}

/** A file that lies where attachments lie, and that nothing refers to yet. */
export interface StoredUpload {
  key: string;
  /** Bytes. */
  size: number;
  sha256: string;
  name: string;
  mediaType: string;
}

/** A file that comes with a ticket or a reply; one inside a transaction has been stored before it began. */
export type NewAttachment = Upload | StoredUpload;
