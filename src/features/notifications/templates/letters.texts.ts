import type { Texts } from '../../../platform/i18n';

/** Of the pages on which letters about an account are edited, and what is said whatever their words say. */
export const lettersTexts: Texts = {
  'letter.fact.time': { es: 'Cuándo: {value}', en: 'When: {value}' },
  'letter.fact.device': { es: 'Con qué: {value}', en: 'With: {value}' },
  'letter.fact.place': { es: 'Desde dónde: {value}', en: 'From: {value}' },

  'templates.group.tickets': { es: 'Sobre tickets', en: 'About tickets' },
  'templates.group.news': { es: 'Anuncios y resúmenes', en: 'Announcements and digests' },
  'templates.group.accounts': { es: 'Sobre cuentas', en: 'About accounts' },
  'templates.kind.account': { es: 'Cuenta y acceso', en: 'Account and signing in' },

  'templates.letter.intro': { es: 'Texto', en: 'Text' },
  'templates.letter.intro_hint': {
    es: 'Después va el botón, si el mensaje lo tiene: se añade solo.',
    en: 'The button follows by itself, if the message has one.',
  },
  'templates.letter.after': { es: 'Al final', en: 'At the end' },
  'templates.letter.after_hint': {
    es: 'Una línea vacía separa los párrafos. Cuándo, desde dónde y con qué fue, y qué hacer si no fue esa persona, se dice siempre: lo que el texto omita se añade solo.',
    en: 'An empty line parts paragraphs. When it was, from where and with what, and what to do if it was not them, is always said: what the text leaves out follows by itself.',
  },
  'templates.letter.button': { es: 'Botón: {label}', en: 'Button: {label}' },
  'templates.letter.preview': {
    es: 'Con datos de ejemplo. No se envía nada.',
    en: 'With made-up details. Nothing is sent.',
  },
  'templates.help_text_filters': {
    es: 'Mayúsculas, minúsculas, cuántos caracteres como mucho y qué decir si está vacío.',
    en: 'Capitals, small letters, how many characters at most, and what to say when empty.',
  },

  'templates.variable.safety': {
    es: 'Qué hacer si no fue esa persona; solo lo dice la mesa de ayuda',
    en: 'What to do if it was not them; the desk words it',
  },
  'templates.variable.time': { es: 'Cuándo fue, con la zona horaria', en: 'When it was, with the time zone' },
  'templates.variable.place': {
    es: 'Desde dónde: país y dirección de red',
    en: 'From where: country and network address',
  },
  'templates.variable.device': { es: 'Con qué navegador y sistema', en: 'With which browser and system' },
  'templates.variable.who': {
    es: 'self, si fue esa persona; administrator, si fue la administración',
    en: 'self, when it was them; administrator, when an administrator did it',
  },
  'templates.variable.kind': {
    es: 'El segundo factor: totp, de una aplicación, o passkey, una llave de acceso',
    en: 'The second factor: totp, of an app, or passkey',
  },
  'templates.variable.left': {
    es: 'Cuántos códigos de recuperación quedan',
    en: 'How many recovery codes are left',
  },
  'templates.variable.service': { es: 'Nombre del otro servicio', en: 'Name of the other service' },
  'templates.variable.forgot': {
    es: 'Dirección donde se pide otra contraseña',
    en: 'Address where another password is asked for',
  },
  'templates.variable.by': { es: 'Quien invita; vacío si nadie', en: 'Who invites; empty when nobody does' },
  'templates.variable.role': {
    es: 'administrator, technician o customer',
    en: 'administrator, technician or customer',
  },
  'templates.variable.address': { es: 'La dirección de la cuenta', en: 'The address of the account' },

  'templates.sample.place': { es: 'España, 192.0.2.1', en: 'Spain, 192.0.2.1' },
  'templates.sample.device': { es: 'Firefox en Windows', en: 'Firefox on Windows' },
};
