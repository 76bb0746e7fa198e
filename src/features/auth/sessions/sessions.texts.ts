import type { Texts } from '../../../platform/i18n';

export const sessionTexts: Texts = {};
