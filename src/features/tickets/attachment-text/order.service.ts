import type { TxCtx } from '../../../platform/ctx';
import { MAX_DOCUMENT_BYTES, textKind } from '../../../platform/file-text';
import { enqueueAll } from '../../../platform/jobs';
import { noteTexts } from './attachment-text.repo';
import type { FirstState } from './attachment-text.types';

/** All readers stand in one line: each takes a processor, and a machine may have one. */
export const LINE = 'attachment texts';

interface AttachedFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** Has what is written in new attachments read: nobody waits for it. */
export async function orderTexts(tx: TxCtx, files: AttachedFile[]): Promise<void> {
  const first = files.map(firstState);
  await noteTexts(tx, first);
  await enqueueAll(
    tx,
    first
      .filter(({ reason }) => reason === null)
      .map(({ attachmentId }) => ({
        task: 'tickets.read_attachment',
        payload: { attachmentId },
        line: LINE,
      })),
  );
}

/** Whether it is to be read, by its kind and size. */
export function firstState({ id: attachmentId, name, mediaType, size }: AttachedFile): FirstState {
  const kind = textKind(mediaType, name);
  if (kind === null) return { attachmentId, reason: 'kind' };
  return { attachmentId, reason: kind === 'document' && size > MAX_DOCUMENT_BYTES ? 'too_large' : null };
}
