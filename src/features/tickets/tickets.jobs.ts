import type { Task } from '../../platform/jobs';
import { attachmentTextTasks } from './attachment-text/attachment-text.jobs';
import { attachmentTasks } from './attachments/attachments.jobs';
import { closureTasks } from './closure/closure.jobs';
import { deletionTasks } from './deletion/deletion.jobs';
import { searchTasks } from './search/search.jobs';
import { undoTasks } from './undo/undo.jobs';

/** What runs in the background for tickets. */
export const ticketTasks: Task[] = [
  ...closureTasks,
  ...deletionTasks,
  ...attachmentTasks,
  ...attachmentTextTasks,
  ...undoTasks,
  ...searchTasks,
];
