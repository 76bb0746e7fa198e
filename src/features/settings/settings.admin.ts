import type { AdminDeclaration, AdminPart } from '../../platform/http/administration';
import { LOGO_PATH } from './logo.view';
import { getSettings } from './settings.service';
import { DEFAULTS } from './settings.values';

const field = (name: string, words?: string): AdminPart => ({
  href: `/admin/settings#f-${name}`,
  name: `settings.field.${name}`,
  ...(words && { words }),
});

export const settingsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/settings',
      group: 'system',
      access: 'administrator',
      icon: 'settings',
      name: 'settings.title',
      text: 'settings.subtitle',
      words: 'settings.words',
      go: 's',
      parts: [
        field('name', 'settings.words.name'),
        field('accent', 'settings.words.accent'),
        { href: LOGO_PATH, name: 'settings.section.logo', words: 'settings.words.logo' },
        field('timeZone', 'settings.words.timeZone'),
        field('defaultLocale', 'settings.words.defaultLocale'),
        field('phoneCountry', 'settings.words.phoneCountry'),
        field('techniciansSeeAll', 'settings.words.techniciansSeeAll'),
        field('autoCloseDays', 'settings.words.autoCloseDays'),
        field('reopenDays', 'settings.words.reopenDays'),
        field('retentionDays', 'settings.words.retentionDays'),
        field('numberingStart', 'settings.words.numberingStart'),
        field('attachmentMaxMb', 'settings.words.attachments'),
        field('attachmentMaxFiles', 'settings.words.attachments'),
      ],
    },
  ],
  steps: [
    {
      name: 'look',
      title: 'settings.step',
      text: 'settings.step_text',
      href: '/admin/settings#f-name',
      icon: 'settings',
      isDone: async (ctx) => {
        const { name, accent, logo } = await getSettings(ctx);
        return name !== DEFAULTS.name || accent !== DEFAULTS.accent || logo !== null;
      },
    },
  ],
};
