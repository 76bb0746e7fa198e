import type { Texts } from '../../platform/i18n';

export const mailTexts: Texts = {
  'letter.footer': {
    es: 'Este mensaje lo envía {desk} porque tiene que ver con tu cuenta.',
    en: 'You get this message from {desk} because it is about your account.',
  },
  'letter.link_hint': {
    es: '¿No funciona el botón? Copia esta dirección en el navegador:',
    en: 'The button does not work? Copy this address into your browser:',
  },
  'outbox.title': { es: 'Bandeja de salida de desarrollo', en: 'Development outbox' },
  'outbox.subtitle': {
    es: 'Sin SMTP_URL el correo no sale: cada mensaje queda aquí, tal como se vería.',
    en: 'Without SMTP_URL no mail leaves: each message stays here, as it would look.',
  },
  'outbox.empty': { es: 'Todavía no hay correo', en: 'No mail yet' },
  'outbox.to': { es: 'Para', en: 'To' },
  'outbox.subject': { es: 'Asunto', en: 'Subject' },
  'outbox.at': { es: 'Fecha', en: 'Date' },
  'outbox.state': { es: 'Estado', en: 'State' },
  'outbox.state.queued': { es: 'En cola', en: 'Queued' },
  'outbox.state.sent': { es: 'Enviado', en: 'Sent' },
  'outbox.state.failed': { es: 'Fallido', en: 'Failed' },
  'outbox.state.outbox': { es: 'Guardado', en: 'Kept' },
};
