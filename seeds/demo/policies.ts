import type { PolicyInput } from '../../src/features/sla';
import type { CalendarKey } from './calendars';
import type { DepartmentKey, OrganizationKey } from './people';

const [MINUTE, HOUR] = [60, 60 * 60];

/** First response, next response and resolution of each priority, in seconds of the calendar. */
type Targets = Record<'p1' | 'p2' | 'p3' | 'p4', [first: number, next: number | null, resolution: number]>;

interface DemoPolicy
  extends Partial<Pick<PolicyInput, 'isDefault' | 'vip' | 'tellsResponse' | 'tellsResolution'>> {
  name: string;
  calendar: CalendarKey;
  /** Of the first priority, where that is another one. */
  urgentCalendar?: CalendarKey;
  organization?: OrganizationKey;
  /** Whose own it is, for what no conditions fit. */
  department?: DepartmentKey;
  targets: Targets;
}

/** Before that the house promised nothing: its oldest tickets have no clock. */
export const POLICIES_DAYS_AGO = 19;

/** In their order. Several run around the clock, so that something is under way whenever somebody looks. */
export const POLICIES: DemoPolicy[] = [
  {
    name: 'VIP',
    vip: true,
    calendar: 'always',
    tellsResponse: true,
    tellsResolution: true,
    targets: {
      p1: [15 * MINUTE, HOUR, 4 * HOUR],
      p2: [30 * MINUTE, 4 * HOUR, 36 * HOUR],
      p3: [2 * HOUR, 8 * HOUR, 96 * HOUR],
      p4: [8 * HOUR, 24 * HOUR, 336 * HOUR],
    },
  },
  {
    name: 'Northgate Design: contrato · contract',
    organization: 'northgate',
    calendar: 'always',
    tellsResponse: true,
    targets: {
      p1: [15 * MINUTE, HOUR, 4 * HOUR],
      p2: [HOUR, 4 * HOUR, 24 * HOUR],
      p3: [4 * HOUR, 12 * HOUR, 120 * HOUR],
      p4: [8 * HOUR, 24 * HOUR, 240 * HOUR],
    },
  },
  {
    name: 'Edificio · Facilities',
    department: 'building',
    calendar: 'always',
    targets: {
      p1: [30 * MINUTE, null, 4 * HOUR],
      p2: [HOUR, null, 12 * HOUR],
      p3: [6 * HOUR, null, 72 * HOUR],
      p4: [24 * HOUR, null, 336 * HOUR],
    },
  },
  {
    name: 'General',
    isDefault: true,
    calendar: 'office',
    urgentCalendar: 'always',
    targets: {
      p1: [15 * MINUTE, null, 4 * HOUR],
      p2: [HOUR, null, 8 * HOUR],
      p3: [4 * HOUR, null, 24 * HOUR],
      p4: [8 * HOUR, null, 40 * HOUR],
    },
  },
];
