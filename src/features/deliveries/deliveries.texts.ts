import type { Texts } from '../../platform/i18n';

export const mailTexts: Texts = {
  'letter.footer': {
    es: 'Este mensaje lo envía {desk} porque tiene que ver con tu cuenta. Nadie lee las respuestas a este correo.',
    en: 'You get this message from {desk} because it is about your account. Nobody reads answers to this e-mail.',
  },
  'letter.link_hint': {
    es: '¿No funciona el botón? Copia esta dirección en el navegador:',
    en: 'The button does not work? Copy this address into your browser:',
  },
  'mail.sending': { es: 'Envío', en: 'Sending' },
  'mail.set_up': { es: 'Configurado', en: 'Set up' },
  'mail.not_leaving': { es: 'No sale', en: 'Not leaving' },
  'mail.not_set_up': { es: 'Sin configurar', en: 'Not set up' },
  'mail.server': { es: 'Servidor', en: 'Server' },
  'mail.sender': { es: 'Remitente', en: 'Sender' },
  'mail.none': { es: 'Ninguno', en: 'None' },
  'mail.how': { es: 'Cómo se configura', en: 'How to set it up' },
  'mail.how_text': {
    es: 'El servidor lee estas variables al arrancar, de su entorno o del archivo .env. Después de cambiarlas hay que reiniciarlo.',
    en: 'The server reads these variables when it starts, from its environment or from the file .env. Restart it after a change.',
  },
  'mail.how_after': {
    es: 'smtp:// cifra la conexión si el servidor lo ofrece (puerto 587), y con una contraseña solo así; smtps:// la cifra desde el principio (465). Lo que se escribió antes no se envía después.',
    en: 'smtp:// encrypts the connection where the server offers it (port 587), and with a password not otherwise; smtps:// from the beginning (465). What was written before is not sent afterwards.',
  },
  'mail.to_outbox': { es: 'Ver lo que se ha guardado', en: 'See what has been kept' },
  'mail.counts': {
    es: '{days, plural, one {Correos del último día} other {Correos de los últimos # días}}',
    en: '{days, plural, one {Mails of the last day} other {Mails of the last # days}}',
  },
  'mail.count.sent': { es: 'Enviados', en: 'Sent' },
  'mail.count.queued': { es: 'En cola', en: 'Queued' },
  'mail.count.failed': { es: 'Sin entregar', en: 'Not delivered' },
  'mail.count.suppressed': { es: 'No se pueden entregar', en: 'Cannot be delivered' },
  'mail.count.kept': { es: 'Guardados sin enviar', en: 'Kept, not sent' },
  'mail.waiting': {
    es: '{count, plural, one {# correo espera otro intento} other {# correos esperan otro intento}}',
    en: '{count, plural, one {# mail waits for another try} other {# mails wait for another try}}',
  },
  'mail.tried': { es: 'Último intento: {when}.', en: 'Last try: {when}.' },
  'mail.next': { es: 'Próximo: {when}.', en: 'Next: {when}.' },
  'mail.moment_ago': { es: 'hace un momento', en: 'a moment ago' },
  'mail.soon': { es: 'en menos de un minuto', en: 'in less than a minute' },
  'mail.waiting_text': {
    es: 'Cada correo se intenta durante cinco días; cuando el servidor vuelve, todos salen enseguida.',
    en: 'Each mail is tried for five days; when the server is back, all of them go at once.',
  },
  'mail.failure.unreachable': {
    es: 'No se puede usar el servidor de correo.',
    en: 'The mail server cannot be used.',
  },
  'mail.failure.encryption': {
    es: 'El servidor no ofrece una conexión cifrada válida, y la contraseña no se envía sin cifrar.',
    en: 'The server offers no valid encryption, and the password is not sent in clear.',
  },
  'mail.failure.authentication': {
    es: 'El servidor no acepta el usuario o la contraseña de SMTP_URL.',
    en: 'The server does not take the user or the password of SMTP_URL.',
  },
  'mail.failure.sender': {
    es: 'El servidor no acepta el remitente, MAIL_FROM.',
    en: 'The server does not take the sender, MAIL_FROM.',
  },
  'mail.failure.postponed': {
    es: 'El servidor pide volver a intentarlo más tarde.',
    en: 'The server asks to try again later.',
  },
  'mail.try_now': { es: 'Intentar ahora', en: 'Try now' },
  'mail.attention_failing': {
    es: '{count, plural, one {# correo no puede salir} other {# correos no pueden salir}}',
    en: '{count, plural, one {# mail cannot leave} other {# mails cannot leave}}',
  },
  'mail.attention_failing_text': {
    es: 'El servidor de correo no se puede usar. Se sigue intentando.',
    en: 'The mail server cannot be used. It is tried again and again.',
  },
  'mail.attention_failing_action': { es: 'Ver qué dice', en: 'See what it says' },
  'mail.attention': { es: 'El correo no está configurado', en: 'Mail is not set up' },
  'mail.attention_text': {
    es: 'Nadie recibe avisos, invitaciones ni enlaces para recuperar la contraseña.',
    en: 'Nobody gets notices, invitations or links for a forgotten password.',
  },
  'mail.attention_action': { es: 'Ver cómo se configura', en: 'See how to set it up' },
  'mail.step': { es: 'Configurar el correo', en: 'Set up mail' },
  'mail.step_text': {
    es: 'Sin él nadie recibe avisos, invitaciones ni enlaces.',
    en: 'Without it nobody gets notices, invitations or links.',
  },
  'outbox.title': { es: 'Bandeja de salida de desarrollo', en: 'Development outbox' },
  'outbox.subtitle': {
    es: 'Sin [SMTP_URL] el correo no sale: cada mensaje queda aquí, tal como se vería, junto a los que se leen en la mesa.',
    en: 'Without [SMTP_URL] no mail leaves: each message stays here, as it would look, beside those that are read in the desk.',
  },
  'outbox.empty': { es: 'Todavía no hay mensajes', en: 'No messages yet' },
  'outbox.to': { es: 'Para', en: 'To' },
  'outbox.subject': { es: 'Asunto', en: 'Subject' },
  'outbox.at': { es: 'Fecha', en: 'Date' },
  'outbox.state': { es: 'Estado', en: 'State' },
  'outbox.state.queued': { es: 'En cola', en: 'Queued' },
  'outbox.state.sent': { es: 'Enviado', en: 'Sent' },
  'outbox.state.failed': { es: 'Fallido', en: 'Failed' },
  'outbox.state.outbox': { es: 'Guardado', en: 'Kept' },
  'outbox.state.withdrawn': { es: 'Ya no hacía falta', en: 'Not needed' },
  'outbox.state.suppressed': { es: 'No se puede entregar', en: 'Cannot be delivered' },
};
