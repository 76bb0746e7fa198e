import { buildingClosed } from './building-closed';
import { buildingOpen } from './building-open';
import { buildingRecent } from './building-recent';
import { itClosed } from './it-closed';
import { itOpen } from './it-open';
import { itRecent } from './it-recent';
import { staffMatters } from './staff-matters';
import type { DemoTicket } from './types';

export const TICKETS: DemoTicket[] = [
  ...itClosed,
  ...itOpen,
  ...itRecent,
  ...buildingClosed,
  ...buildingOpen,
  ...buildingRecent,
  ...staffMatters,
];
