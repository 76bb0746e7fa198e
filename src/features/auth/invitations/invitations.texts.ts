import type { Texts } from '../../../platform/i18n';

export const invitationTexts: Texts = {};
