export interface Attachment {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdAt: Date;
}
