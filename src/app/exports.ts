import { figureSource } from '../features/reports';
import { type ExportSource, queueSource } from '../features/tickets';

/** Pages that list tickets, and have all of them exported. */
export const exportSources: ExportSource[] = [queueSource, figureSource];
