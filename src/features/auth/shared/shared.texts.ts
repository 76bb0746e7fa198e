import type { Texts } from '../../../platform/i18n';

export const authSharedTexts: Texts = {
  'auth.error.last_way_in': {
    es: 'Es la única forma de entrar que queda: añadir antes otra.',
    en: 'This is the only way in that is left: add another one first.',
  },
  'auth.field.email': { es: 'Correo electrónico', en: 'E-mail' },
  'auth.field.password': { es: 'Contraseña', en: 'Password' },
  'auth.field.name': { es: 'Nombre y apellidos', en: 'Full name' },
  'auth.hint.password': {
    es: 'Al menos {min, number} caracteres. Tres o cuatro palabras sin relación entre sí se recuerdan bien y no se adivinan.',
    en: 'At least {min, number} characters. Three or four unrelated words are easy to remember and hard to guess.',
  },
  'auth.error.too_many_tries': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {minutes, plural, one {# minuto} other {# minutos}}.',
    en: 'Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'auth.no_mail.title': { es: 'No se puede enviar correo', en: 'No mail can be sent' },
  'auth.error.no_mail': {
    es: 'Esta mesa de ayuda no tiene servidor de correo, así que ningún enlace puede llegar. Pedir ayuda a quien la administra.',
    en: 'This desk has no mail server, so no link can reach anybody. Ask its administrator for help.',
  },
  'auth.sent.registration.title': { es: 'Falta abrir un enlace', en: 'One link to open' },
  'auth.sent.registration.text': {
    es: 'Hemos escrito a {address}. El enlace del mensaje confirma la dirección y crea la cuenta; sirve durante 24 horas.',
    en: 'We have written to {address}. The link in the message confirms the address and makes the account; it works for 24 hours.',
  },
  'auth.sent.registration.hint': {
    es: 'Lo mejor es abrirlo en este mismo navegador. Si no llega en unos minutos, mirar en el correo no deseado y que la dirección esté bien escrita.',
    en: 'It is best opened in this same browser. If nothing comes within a few minutes, look among the junk mail, and check the spelling of the address.',
  },
  'auth.sent.reset.title': { es: 'Mensaje enviado', en: 'Look at your mail' },
  'auth.sent.reset.text': {
    es: 'Si hay una cuenta con esa dirección, acaba de salir un mensaje con un enlace para elegir otra contraseña. Sirve durante una hora.',
    en: 'If there is an account with that address, a message with a link to choose another password is on its way. It works for an hour.',
  },
  'auth.sent.reset.hint': {
    es: 'Si no llega en unos minutos, mirar en el correo no deseado y que la dirección sea la de la cuenta.',
    en: 'If nothing comes within a few minutes, look among the junk mail, and check that the address is the account’s.',
  },
  'auth.sent.identity.title': { es: 'Mirar el correo', en: 'Check your mail' },
  'auth.sent.identity.text': {
    es: 'Hemos enviado un mensaje a {address}. Abrir su enlace en este mismo navegador, antes de 24 horas.',
    en: 'We have sent a message to {address}. Open its link in this browser within 24 hours.',
  },
  'auth.sent.identity.hint': {
    es: '¿No llega? Mirar en el correo no deseado.',
    en: 'Nothing there? Look into the spam folder.',
  },
  'auth.sent.again': { es: 'Usar otra dirección', en: 'Use another address' },
  'auth.sent.back': { es: 'Volver a iniciar sesión', en: 'Back to sign-in' },
  'auth.sent.outbox_title': { es: 'Solo en desarrollo', en: 'In development only' },
  'auth.sent.outbox_text': {
    es: 'Sin SMTP_URL no sale correo de esta máquina.',
    en: 'Without SMTP_URL no mail leaves this machine.',
  },
  'auth.sent.outbox_link': { es: 'Ver los mensajes', en: 'See the messages' },
  'auth.gone.text': {
    es: 'Se usó ya, caducó o lo reemplazó uno más nuevo.',
    en: 'It was used, has expired, or a newer one took its place.',
  },
};
