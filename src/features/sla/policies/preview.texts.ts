import type { Texts } from '../../../platform/i18n';

export const policyPreviewTexts: Texts = {
  'sla.preview': { es: 'Vista previa', en: 'Preview' },
  'sla.preview.hint': {
    es: 'qué cambiaría, sin guardar nada.',
    en: 'what would change, with nothing saved.',
  },
  'sla.preview.title': { es: 'Si se guardara ahora', en: 'If this were saved now' },
  'sla.preview.unsaved': { es: 'Todavía no se ha guardado nada.', en: 'Nothing has been saved yet.' },
  'sla.preview.matching': { es: 'Tickets abiertos que la tendrían', en: 'Open tickets that would have it' },
  'sla.preview.gained': { es: 'La reciben', en: 'Get it' },
  'sla.preview.gained_hint': { es: 'ahora tienen otra o ninguna', en: 'have another one, or none, now' },
  'sla.preview.lost': { es: 'La pierden', en: 'Lose it' },
  'sla.preview.lost_hint': { es: 'pasan a otra o a ninguna', en: 'go to another one, or to none' },
  'sla.preview.breached': { es: 'Incumplidos al instante', en: 'Breached at once' },
  'sla.preview.at_risk': { es: 'En riesgo al instante', en: 'At risk at once' },
  'sla.preview.begun': { es: 'Tienen un plazo más', en: 'Promised more' },
  'sla.preview.dropped': { es: 'Tienen un plazo menos', en: 'Promised less' },
  'sla.preview.earlier': { es: 'Vencen antes', en: 'Due earlier' },
  'sla.preview.later': { es: 'Vencen después', en: 'Due later' },
  'sla.preview.cut': {
    es: 'Se han contado los primeros {count, number}; hay más.',
    en: 'The first {count, number} were counted; there are more.',
  },
  'sla.preview.sample': {
    es: 'Los plazos se han calculado con los {count, number} tickets más próximos a vencer.',
    en: 'Times were calculated for the {count, number} tickets whose time is nearest.',
  },
  'sla.preview.tickets': {
    es: '{all, select, true {Los tickets que la tendrían} other {Los primeros {count, number} tickets que la tendrían}}',
    en: '{all, select, true {The tickets that would have it} other {The first {count, number} tickets that would have it}}',
  },
  'sla.preview.none': {
    es: 'Ningún ticket abierto la tendría. Si sus condiciones encajan con alguno, otra política de más arriba se lo queda; una nueva queda la última antes de la general, y en la lista se puede subir.',
    en: 'No open ticket would have it. Where its conditions fit one, a policy above takes it; a new one begins as the last before the default, and can be moved up in the list.',
  },
  'sla.preview.takes_default': {
    es: '«{name}» deja de ser la política general.',
    en: '“{name}” is no longer the default policy.',
  },
  'sla.odd.inactive': {
    es: 'No está activa: no es para ningún ticket.',
    en: 'It is not active: it is for no ticket.',
  },
  'sla.odd.for_nobody': {
    es: 'No tiene condiciones, no es la general y ningún departamento la usa: no es para ningún ticket.',
    en: 'It has no conditions, is not the default, and no department uses it: it is for no ticket.',
  },
  'sla.odd.no_targets': {
    es: 'No tiene plazos: a sus tickets no se les promete nada.',
    en: 'It has no targets: nothing is promised for its tickets.',
  },
  'sla.odd.never_due': {
    es: '{priority}: un plazo no vencería nunca, el calendario no tiene tantas horas en diez años.',
    en: '{priority}: a target would never be due, the calendar does not have so many hours in ten years.',
  },
  'sla.odd.response_after_resolution': {
    es: '{priority}: la primera respuesta tiene más plazo que la resolución.',
    en: '{priority}: the first response may take longer than the resolution.',
  },
};
