import type { Section } from '../tickets.words';

export interface PortalFilter {
  /** All of them when left out. */
  section?: Section;
  /** The organization's tickets too, where it shares them. */
  organization?: boolean;
  cursor?: string;
}
