import type { Texts } from '../../../platform/i18n';

export const recomputeTexts: Texts = {
  'sla.recompute.title': { es: 'Recalcular los plazos del SLA', en: 'Recalculate SLA times' },
};
