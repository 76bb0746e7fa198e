import { exportFiles } from '../features/exports';
import { scheduleFiles } from '../features/schedules';
import { logoFiles } from '../features/settings';
import { attachmentFiles, withdrawnFileOwner } from '../features/tickets';
import type { Ctx } from '../platform/ctx';
import type { FileOwnerOf } from '../platform/files';

/** Who refers to files: those that none of them does are swept at night. */
export const fileOwners: FileOwnerOf<Ctx>[] = [
  attachmentFiles,
  withdrawnFileOwner,
  logoFiles,
  exportFiles,
  scheduleFiles,
];
