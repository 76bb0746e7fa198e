import type { TicketSla } from '../../sla';
import type { Came } from '../addresses.view';
import type { Neighbours } from '../queue/queue.types';
import type { Withdrawn } from '../undo/undo.types';
import type { Choices, TicketPage } from './page.types';

/** What a refused form brings back to the page. */
export interface Refusal {
  about: 'composer' | 'panel' | 'closure';
  values: Record<string, unknown>;
  errors: Record<string, string>;
  status: number;
}

export interface Notice {
  tone: 'warning' | 'info';
  title: string;
  text: string;
  /** A button that does it all the same. */
  action?: { label: string; href: string; fields: Record<string, string | number> };
}

export interface DeskTicket {
  found: TicketPage;
  sla: TicketSla | null;
  choices: Choices;
  canned: { id: string; title: string }[];
  neighbours: Neighbours;
  came: Came | null;
  before: string | null;
  limits: { files: number; megabytes: number; retentionDays: number };
  composer?: { body: string; visibility: string; status?: string; solution?: string; focus?: boolean };
  /** What its reader has undone: the composer goes on with it. */
  withdrawn?: Withdrawn | null;
  refusal?: Refusal;
  notice?: Notice;
}
