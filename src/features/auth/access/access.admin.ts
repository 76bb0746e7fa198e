import type { AdminDeclaration, AdminPart } from '../../../platform/http/administration';
import { factorsOf } from '../factors/factors.queries';
import { personOf } from '../shared/person';

const field = (name: string, text: string, words?: string): AdminPart => ({
  href: `/admin/access#f-${name}`,
  name: text,
  ...(words && { words }),
});

export const accessAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/access',
      group: 'security',
      access: 'administrator',
      icon: 'key-round',
      name: 'access.title',
      text: 'access.subtitle',
      words: 'access.words',
      parts: [
        field('signUp', 'access.field.signUp', 'access.words.signUp'),
        field('signUpDomains', 'access.field.signUpDomains'),
        field('methods', 'access.section.methods', 'access.words.methods'),
        field('staffNeedFactor', 'access.section.factor', 'access.words.factor'),
        field('trustedDeviceDays', 'access.field.trustedDeviceDays', 'access.words.factor'),
        field('sessionIdle', 'access.field.sessionIdle', 'access.words.session'),
        field('sessionDays', 'access.field.sessionDays', 'access.words.session'),
        field('rememberDays', 'access.field.rememberDays', 'access.words.session'),
      ],
    },
  ],
  steps: [
    {
      name: 'factor',
      title: 'access.step',
      text: 'access.step_text',
      href: '/account/security',
      icon: 'shield-check',
      isDone: async (ctx) => {
        const { hasTotp, passkeys } = await factorsOf(ctx, personOf(ctx).id);
        return hasTotp || passkeys > 0;
      },
    },
  ],
};
