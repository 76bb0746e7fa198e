import { type FormField, mergeFieldOf } from '../../platform/http/list-pages';
import type { MergePage } from '../../platform/http/merge-page';
import type { Shell } from '../../platform/http/request';
import { isWide, LOGO_MAX_MB, LOGOS, type Logo, type LogoName, type LogoPicture } from './logo.values';
import type { Settings } from './settings.values';

export interface ShownPicture {
  href: string;
  width: number;
  height: number;
}

/** The logo as layouts show it. */
export interface ShownLogo {
  light: ShownPicture;
  /** Null: the same, on a light ground of its own. */
  dark: ShownPicture | null;
  /** It says the name itself. */
  isWide: boolean;
  /** Its address. */
  icon: string | null;
}

export function shownLogo({ logo, logoDark }: Pick<Settings, 'logo' | 'logoDark'>): ShownLogo | null {
  if (!logo) return null;
  return {
    light: shown(logo.page),
    dark: logoDark && shown(logoDark.page),
    isWide: isWide(logo),
    icon: logo.icon && addressOf(logo.icon),
  };
}

const addressOf = ({ hash }: LogoPicture): string => `/logo/${hash}`;

function shown(picture: LogoPicture): ShownPicture {
  return { href: addressOf(picture), width: picture.width, height: picture.height };
}

/** One of the forms that a logo has. */
export interface LogoForm {
  name: LogoName;
  action: string;
  removal: string;
  label: string;
  hint: string;
  /** What is there now, and what its file was called; null for nothing. */
  picture: (ShownPicture & { name: string }) | null;
  /** The themes that it is shown in. */
  grounds: ('light' | 'dark')[];
}

/** A page of its own: what else of the settings was typed cannot get lost with a file that is refused. */
export const LOGO_PATH = '/admin/settings/logo';

export const LOGO_PATHS: Record<LogoName, string> = {
  logo: LOGO_PATH,
  logoDark: `${LOGO_PATH}/dark`,
};

/** The one for dark ground is offered once there is a logo at all. */
export function logoForms({ t }: Shell, settings: Settings): LogoForm[] {
  const offered = settings.logo ? LOGOS : LOGOS.slice(0, 1);
  return offered.map((name) => {
    const logo = settings[name];
    return {
      name,
      action: LOGO_PATHS[name],
      removal: `${LOGO_PATHS[name]}/removal`,
      label: t(`settings.field.${name}`),
      hint: t(`settings.hint.${name}`, { max: LOGO_MAX_MB }),
      picture: logo && { ...shown(logo.page), name: words(logo) },
      grounds: name === 'logoDark' ? ['dark'] : settings.logoDark ? ['light'] : ['light', 'dark'],
    };
  });
}

const words = ({ name, width, height }: Logo): string => `${name} (${width} × ${height})`;

export function logoMerge(shell: Shell, field: LogoName, action: string): MergePage {
  const name = shell.t('settings.section.logo');
  const described: FormField = {
    kind: 'text',
    name: field,
    label: `settings.field.${field}`,
    maxlength: 255,
  };
  return {
    title: shell.t('merge.title', { name }),
    breadcrumb: [{ label: name, href: LOGO_PATH }],
    action,
    back: LOGO_PATH,
    fields: [
      {
        ...mergeFieldOf(described, shell),
        words: (value) => (value ? words(value as Logo) : shell.t('settings.logo.none')),
      },
    ],
  };
}
