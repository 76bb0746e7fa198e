import { z } from 'zod';
import type { Locale } from '../../platform/ctx';
import { offeredName, timeZones } from '../../platform/format';
import { MAIL_DOMAIN } from '../../platform/mail/domains';
import { phoneCountries } from '../../platform/phone';
import { type Logo, logoSchema } from './logo.values';

/** `domains`: only with an address of one of the desk's domains; `closed`: only by invitation. */
export const SIGN_UPS = ['open', 'domains', 'closed'] as const;
export const SIGN_IN_METHODS = ['password', 'passkey', 'google', 'facebook', 'microsoft', 'oidc'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

export interface Settings {
  /** The picture in place of the sign that every desk has; on dark ground too, unless there is another for it. */
  logo: Logo | null;
  logoDark: Logo | null;
  name: string;
  /** `#rrggbb` */
  accent: string;
  timeZone: string;
  defaultLocale: Locale;
  /** Whose telephone numbers need no prefix (ISO 3166, two letters); null: all need one. */
  phoneCountry: string | null;
  signUp: (typeof SIGN_UPS)[number];
  /** As `storedDomain` makes them; for `signUp: 'domains'`. */
  signUpDomains: string[];
  /** The ways to sign in that are open, where they are also configured. */
  signInMethods: SignInMethod[];
  /** Technicians and administrators have to set up a second factor. */
  staffNeedFactor: boolean;
  /** A session that rests this long ends. */
  sessionIdleMinutes: number;
  sessionDays: number;
  /** How long "remember me" lasts, however long it rests; 0: it is not offered. */
  rememberDays: number;
  /** How long a device can stand for the second factor; 0: it cannot. */
  trustedDeviceDays: number;
  techniciansSeeAll: boolean;
  autoCloseDays: number;
  reopenDays: number;
  attachmentMaxMb: number;
  attachmentMaxFiles: number;
  /** How long a deleted ticket can be brought back. */
  retentionDays: number;
  numberingStart: number;
}

export const DEFAULTS: Readonly<Settings> = {
  logo: null,
  logoDark: null,
  name: 'ServiDesk',
  accent: '#4c4fc9',
  timeZone: 'UTC',
  defaultLocale: 'es',
  phoneCountry: null,
  signUp: 'open',
  signUpDomains: [],
  signInMethods: [...SIGN_IN_METHODS],
  staffNeedFactor: false,
  sessionIdleMinutes: 12 * 60,
  sessionDays: 7,
  rememberDays: 30,
  trustedDeviceDays: 30,
  techniciansSeeAll: false,
  autoCloseDays: 5,
  reopenDays: 14,
  attachmentMaxMb: 10,
  attachmentMaxFiles: 10,
  retentionDays: 30,
  numberingStart: 1001,
};

const zones: ReadonlySet<string> = new Set(timeZones());

/** Whether the zone is one of those that people choose from. */
export function isOfferedZone(value: string): boolean {
  return zones.has(value);
}

/** The bounds of the numbers, for checks and for the hints beside the fields. */
export const BOUNDS = {
  sessionIdleMinutes: { min: 15, max: 30 * 24 * 60 },
  sessionDays: { min: 1, max: 30 },
  rememberDays: { min: 0, max: 365 },
  trustedDeviceDays: { min: 0, max: 365 },
  autoCloseDays: { min: 1, max: 365 },
  reopenDays: { min: 0, max: 365 },
  attachmentMaxMb: { min: 1, max: 100 },
  attachmentMaxFiles: { min: 1, max: 50 },
  retentionDays: { min: 1, max: 3650 },
  numberingStart: { min: 1, max: 999_999_999 },
} as const;

const within = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max);

/** What may be stored; a stored value that no longer fits gives way to the default. */
export const stored = {
  logo: logoSchema.nullable(),
  logoDark: logoSchema.nullable(),
  name: z.string().trim().min(1).max(60),
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
  timeZone: z.string().transform(offeredName).refine(isOfferedZone),
  defaultLocale: z.enum(['es', 'en']),
  phoneCountry: z.enum(phoneCountries()).nullable(),
  signUp: z.enum(SIGN_UPS),
  signUpDomains: z.array(z.string().regex(MAIL_DOMAIN)).max(200),
  signInMethods: z.array(z.enum(SIGN_IN_METHODS)).min(1),
  staffNeedFactor: z.boolean(),
  sessionIdleMinutes: within(BOUNDS.sessionIdleMinutes),
  sessionDays: within(BOUNDS.sessionDays),
  rememberDays: within(BOUNDS.rememberDays),
  trustedDeviceDays: within(BOUNDS.trustedDeviceDays),
  techniciansSeeAll: z.boolean(),
  autoCloseDays: within(BOUNDS.autoCloseDays),
  reopenDays: within(BOUNDS.reopenDays),
  attachmentMaxMb: within(BOUNDS.attachmentMaxMb),
  attachmentMaxFiles: within(BOUNDS.attachmentMaxFiles),
  retentionDays: within(BOUNDS.retentionDays),
  numberingStart: within(BOUNDS.numberingStart),
} satisfies Record<keyof Settings, z.ZodType>;

export function settingsFrom(values: Map<string, unknown>): Settings {
  const entries = Object.entries(stored).map(([key, schema]) => {
    const parsed = schema.safeParse(values.get(key));
    return [key, parsed.success ? parsed.data : DEFAULTS[key as keyof Settings]];
  });
  return Object.fromEntries(entries) as Settings;
}
