import type { Texts } from '../../../platform/i18n';

export const unsubscribeTexts: Texts = {
  'unsubscribe.on.title': { es: '¿Dejar de recibir «{kind}» por correo?', en: 'Stop “{kind}” by mail?' },
  'unsubscribe.on.text': {
    es: 'Los demás correos, y lo que ves en la mesa de ayuda, siguen como están. Los que tienen que ver con tu cuenta llegan siempre.',
    en: 'Other mails, and what you see in the help desk, stay as they are. Mails about your account always arrive.',
  },
  'unsubscribe.on.action': { es: 'Dejar de recibirlos', en: 'Stop them' },
  'unsubscribe.off.title': {
    es: '«{kind}» ya no te llega por correo',
    en: '“{kind}” does not reach you by mail',
  },
  'unsubscribe.off.text': {
    es: 'En la mesa de ayuda lo sigues viendo todo. Si ha sido sin querer, puedes volver a recibirlos.',
    en: 'You still see everything in the help desk. If that was not what you wanted, you can turn it on again.',
  },
  'unsubscribe.off.action': { es: 'Volver a recibirlos', en: 'Turn it on again' },
  'unsubscribe.unnamed.on': {
    es: '¿Dejar de recibir este informe por correo?',
    en: 'Stop this report by mail?',
  },
  'unsubscribe.unnamed.off': {
    es: 'Este informe ya no te llega por correo',
    en: 'This report does not reach you by mail',
  },
  'unsubscribe.report.on': {
    es: 'Dejará de llegarte a esta dirección, y quien lo envía lo verá. No hace falta ninguna cuenta.',
    en: 'It will not reach this address any more, and whoever sends it will see that. No account is needed.',
  },
  'unsubscribe.report.off': {
    es: 'Quien lo envía ve que no quieres recibirlo. Si ha sido sin querer, puedes volver a recibirlo.',
    en: 'Whoever sends it sees that you do not want it. If that was not what you wanted, you can turn it on again.',
  },
  'unsubscribe.done': { es: 'Hecho.', en: 'Done.' },
  'unsubscribe.gone.title': { es: 'Este enlace ya no sirve', en: 'This link does not work' },
  'unsubscribe.gone.text': {
    es: 'Es antiguo o no está completo. Entra y elige en tu cuenta qué te llega por correo.',
    en: 'It is old, or a part of it is missing. Sign in and choose in your account what reaches you by mail.',
  },
  'unsubscribe.gone.action': { es: 'Ir a mi cuenta', en: 'Go to my account' },
};
