import type { Texts } from '../../../platform/i18n';

/** What letters about an account are called, and whom they are for. */
export const letterNamesTexts: Texts = {
  'templates.name.invitation': { es: 'Invitación', en: 'Invitation' },
  'templates.about.invitation': {
    es: 'A quien se invita, con el enlace que abre su cuenta.',
    en: 'To whoever is invited, with the link that opens their account.',
  },
  'templates.name.registration': { es: 'Registro', en: 'Registration' },
  'templates.about.registration': {
    es: 'A la dirección con la que alguien se registra, con el enlace que crea la cuenta.',
    en: 'To the address that somebody registers with, with the link that makes the account.',
  },
  'templates.name.registration_known': {
    es: 'Registro de quien ya tiene cuenta',
    en: 'Registration of somebody known',
  },
  'templates.about.registration_known': {
    es: 'A quien tiene la cuenta, si alguien se registra con su dirección.',
    en: 'To whose account it is, when somebody registers with their address.',
  },
  'templates.name.registration_inactive': {
    es: 'Registro de una cuenta desactivada',
    en: 'Registration of a deactivated account',
  },
  'templates.about.registration_inactive': {
    es: 'A quien tiene la cuenta desactivada, si alguien se registra con su dirección.',
    en: 'To whose account is deactivated, when somebody registers with their address.',
  },
  'templates.name.identity_new': {
    es: 'Registro con otro servicio',
    en: 'Registration with another service',
  },
  'templates.about.identity_new': {
    es: 'A la dirección con la que alguien se registra en otro servicio, con el enlace que crea la cuenta.',
    en: 'To the address that somebody registers with at another service, with the link that makes the account.',
  },
  'templates.name.identity_known': {
    es: 'Otro servicio de quien ya tiene cuenta',
    en: 'Another service of somebody known',
  },
  'templates.about.identity_known': {
    es: 'A quien tiene la cuenta, si alguien se registra con otro servicio y su dirección.',
    en: 'To whose account it is, when somebody registers with another service and their address.',
  },
  'templates.name.password_reset': { es: 'Contraseña olvidada', en: 'Forgotten password' },
  'templates.about.password_reset': {
    es: 'A quien pide otra contraseña, con el enlace para elegirla.',
    en: 'To whoever asks for another password, with the link to choose it.',
  },
  'templates.name.address_proof': { es: 'Comprobación de la dirección', en: 'Proof of an address' },
  'templates.about.address_proof': {
    es: 'A la dirección de la cuenta, con el enlace que la confirma.',
    en: 'To the address of the account, with the link that confirms it.',
  },
  'templates.name.address_change': { es: 'Cambio de dirección', en: 'Change of address' },
  'templates.about.address_change': {
    es: 'A la dirección nueva, con el enlace que la confirma.',
    en: 'To the new address, with the link that confirms it.',
  },
  'templates.name.address_taken': { es: 'Dirección de otra cuenta', en: 'Address of another account' },
  'templates.about.address_taken': {
    es: 'A quien tiene la dirección, si otra persona la quiere para su cuenta.',
    en: 'To whose address it is, when somebody else wants it for their account.',
  },
  'templates.name.address_changed': { es: 'Dirección cambiada', en: 'Address changed' },
  'templates.about.address_changed': {
    es: 'A la dirección de antes, cuando se confirma otra.',
    en: 'To the address from before, when another one is confirmed.',
  },
  'templates.name.locked': { es: 'Demasiados intentos', en: 'Too many tries' },
  'templates.about.locked': {
    es: 'A quien tiene la cuenta, si se falla su contraseña muchas veces, con un enlace para probar otra vez.',
    en: 'To whose account it is, when its password was wrong many times, with a link to try again.',
  },
  'templates.name.factor_guessed': { es: 'Segundo factor fallado', en: 'Second factor failed' },
  'templates.about.factor_guessed': {
    es: 'A quien tiene la cuenta, si alguien da su contraseña y falla el segundo factor.',
    en: 'To whose account it is, when somebody has given its password and failed the second factor.',
  },
  'templates.name.new_device': { es: 'Entrada con otro navegador', en: 'Sign-in with a new browser' },
  'templates.about.new_device': {
    es: 'A quien tiene la cuenta, si alguien entra con un navegador que no se conocía.',
    en: 'To whose account it is, when somebody signs in with a browser that was not known.',
  },
  'templates.name.password_changed': { es: 'Contraseña cambiada', en: 'Password changed' },
  'templates.about.password_changed': {
    es: 'A quien tiene la cuenta, también si la cambia la administración.',
    en: 'To whose account it is, also when an administrator changes it.',
  },
  'templates.name.password_removed': { es: 'Contraseña quitada', en: 'Password removed' },
  'templates.about.password_removed': {
    es: 'A quien tiene la cuenta, cuando ya no tiene contraseña.',
    en: 'To whose account it is, when it has no password any more.',
  },
  'templates.name.factor_added': { es: 'Segundo factor añadido', en: 'Second factor added' },
  'templates.about.factor_added': { es: 'A quien tiene la cuenta.', en: 'To whose account it is.' },
  'templates.name.factor_removed': { es: 'Segundo factor quitado', en: 'Second factor removed' },
  'templates.about.factor_removed': {
    es: 'A quien tiene la cuenta, también si lo quita la administración.',
    en: 'To whose account it is, also when an administrator removes it.',
  },
  'templates.name.recovery_codes_renewed': {
    es: 'Códigos de recuperación renovados',
    en: 'Recovery codes renewed',
  },
  'templates.about.recovery_codes_renewed': { es: 'A quien tiene la cuenta.', en: 'To whose account it is.' },
  'templates.name.recovery_code_used': { es: 'Código de recuperación usado', en: 'Recovery code used' },
  'templates.about.recovery_code_used': {
    es: 'A quien tiene la cuenta, cuando alguien entra con uno.',
    en: 'To whose account it is, when somebody signs in with one.',
  },
  'templates.name.identity_linked': { es: 'Servicio conectado', en: 'Service connected' },
  'templates.about.identity_linked': {
    es: 'A quien tiene la cuenta, cuando se puede entrar con otro servicio.',
    en: 'To whose account it is, when another service opens it.',
  },
  'templates.name.identity_unlinked': { es: 'Servicio desconectado', en: 'Service disconnected' },
  'templates.about.identity_unlinked': {
    es: 'A quien tiene la cuenta, cuando un servicio ya no la abre.',
    en: 'To whose account it is, when a service no longer opens it.',
  },
};
