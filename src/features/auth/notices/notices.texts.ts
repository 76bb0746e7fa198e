import type { Texts } from '../../../platform/i18n';

/** Letters about what happened to an account: when, from where, and what to do if it was somebody else. */
export const noticeTexts: Texts = {
  'letter.new_device.subject': {
    es: 'Nuevo inicio de sesión en tu cuenta',
    en: 'New sign-in to your account',
  },
  'letter.new_device.intro': {
    es: 'Hola, {name}: alguien ha entrado en tu cuenta de {desk} con un navegador que no conocíamos.\n\nCuándo: {time}\nCon qué: {device}\nDesde dónde: {place}\n\nSi fuiste tú, no hay nada que hacer.',
    en: 'Hello {name}, somebody has signed in to your account at {desk} with a browser that we had not seen before.\n\nWhen: {time}\nWith: {device}\nFrom: {place}\n\nIf it was you, there is nothing to do.',
  },
  'letter.new_device.action': { es: 'Ver mis sesiones', en: 'See my sessions' },
  'letter.new_device.after': {
    es: 'Si no fuiste tú, cierra esa sesión y cambia tu contraseña cuanto antes.',
    en: 'If it was not you, sign that session out and change your password at once.',
  },

  'letter.password_changed.subject': {
    es: 'Tu contraseña ha cambiado',
    en: 'Your password has been changed',
  },
  'letter.password_changed.intro': {
    es: '{who, select, self {Hola, {name}: la contraseña de tu cuenta de {desk} se ha cambiado.\n\nCuándo: {time}\nDesde dónde: {place}\n\nLas demás sesiones se han cerrado. Si fuiste tú, no hay nada más que hacer.} other {Hola, {name}: alguien de administración ha cambiado la contraseña de tu cuenta de {desk}.\n\nCuándo: {time}\n\nTus sesiones se han cerrado.}}',
    en: '{who, select, self {Hello {name}, the password of your account at {desk} has been changed.\n\nWhen: {time}\nFrom: {place}\n\nYour other sessions have ended. If it was you, there is nothing more to do.} other {Hello {name}, an administrator has changed the password of your account at {desk}.\n\nWhen: {time}\n\nYour sessions have ended.}}',
  },
  'letter.password_changed.action': { es: 'Elegir otra contraseña', en: 'Choose another password' },
  'letter.password_changed.after': {
    es: 'Si no fuiste tú ni sabes nada de esto, elige otra con ese botón: quien la haya cambiado quedará fuera.',
    en: 'If it was not you and you know nothing of it, choose another one with that button: whoever changed it is then out.',
  },

  'letter.password_removed.subject': {
    es: 'Tu cuenta ya no tiene contraseña',
    en: 'Your account has no password any more',
  },
  'letter.password_removed.intro': {
    es: 'Hola, {name}: se ha quitado la contraseña de tu cuenta de {desk}. Desde ahora se entra solo por las otras formas que tienes.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, the password of your account at {desk} has been removed. From now on you sign in only in the other ways that you have.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.password_removed.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.password_removed.after': {
    es: 'Si no fuiste tú, revisa tus formas de entrar y cierra las sesiones que no conozcas.',
    en: 'If it was not you, check your ways to sign in and end the sessions that you do not know.',
  },

  'letter.factor_added.subject': {
    es: 'Tu cuenta tiene un nuevo segundo factor',
    en: 'Your account has a new second factor',
  },
  'letter.factor_added.intro': {
    es: 'Hola, {name}: {kind, select, totp {una aplicación de códigos} passkey {una llave de acceso} other {un segundo factor}} sirve desde ahora para entrar en tu cuenta de {desk}.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, {kind, select, totp {an authenticator app} passkey {a passkey} other {a second factor}} can now be used to sign in to your account at {desk}.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.factor_added.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.factor_added.after': {
    es: 'Si no fuiste tú, quítalo y cambia tu contraseña cuanto antes.',
    en: 'If it was not you, remove it and change your password at once.',
  },

  'letter.factor_removed.subject': {
    es: 'Se ha quitado un segundo factor de tu cuenta',
    en: 'A second factor of your account has been removed',
  },
  'letter.factor_removed.intro': {
    es: '{who, select, self {Hola, {name}: {kind, select, totp {la aplicación de códigos} passkey {una llave de acceso} other {el segundo factor}} ya no sirve para entrar en tu cuenta de {desk}.\n\nCuándo: {time}\nDesde dónde: {place}} other {Hola, {name}: alguien de administración ha quitado {kind, select, totp {la aplicación de códigos} passkey {una llave de acceso} other {los segundos factores}} de tu cuenta de {desk}.\n\nCuándo: {time}\n\nTus sesiones se han cerrado; al entrar de nuevo puedes añadir otro.}}',
    en: '{who, select, self {Hello {name}, {kind, select, totp {the authenticator app} passkey {a passkey} other {the second factor}} can no longer be used to sign in to your account at {desk}.\n\nWhen: {time}\nFrom: {place}} other {Hello {name}, an administrator has removed {kind, select, totp {the authenticator app} passkey {a passkey} other {the second factors}} from your account at {desk}.\n\nWhen: {time}\n\nYour sessions have ended; once you have signed in again you can add another one.}}',
  },
  'letter.factor_removed.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.factor_removed.after': {
    es: 'Si no fuiste tú ni lo pediste, cambia tu contraseña cuanto antes.',
    en: 'If it was not you and you did not ask for it, change your password at once.',
  },

  'letter.recovery_codes_renewed.subject': {
    es: 'Tienes códigos de recuperación nuevos',
    en: 'You have new recovery codes',
  },
  'letter.recovery_codes_renewed.intro': {
    es: 'Hola, {name}: los códigos de recuperación de tu cuenta de {desk} se han renovado. Los de antes ya no sirven.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, the recovery codes of your account at {desk} have been renewed. Those from before no longer work.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.recovery_codes_renewed.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.recovery_codes_renewed.after': {
    es: 'Si no fuiste tú, renuévalos otra vez y cambia tu contraseña cuanto antes.',
    en: 'If it was not you, renew them again and change your password at once.',
  },

  'letter.recovery_code_used.subject': {
    es: 'Se ha usado un código de recuperación',
    en: 'A recovery code has been used',
  },
  'letter.recovery_code_used.intro': {
    es: 'Hola, {name}: alguien ha entrado en tu cuenta de {desk} con un código de recuperación.\n\nCuándo: {time}\nDesde dónde: {place}\n\n{left, plural, =0 {Era el último.} one {Queda # código.} other {Quedan # códigos.}}',
    en: 'Hello {name}, somebody has signed in to your account at {desk} with a recovery code.\n\nWhen: {time}\nFrom: {place}\n\n{left, plural, =0 {It was the last one.} one {# code is left.} other {# codes are left.}}',
  },
  'letter.recovery_code_used.action': { es: 'Renovar los códigos', en: 'Renew the codes' },
  'letter.recovery_code_used.after': {
    es: 'Si no fuiste tú, renueva los códigos, cierra las sesiones que no conozcas y cambia tu contraseña.',
    en: 'If it was not you, renew the codes, end the sessions that you do not know, and change your password.',
  },

  'letter.identity_linked.subject': {
    es: '{service} está conectado con tu cuenta',
    en: '{service} is connected with your account',
  },
  'letter.identity_linked.intro': {
    es: 'Hola, {name}: desde ahora se puede entrar en tu cuenta de {desk} con {service}.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, your account at {desk} can now be signed in to with {service}.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.identity_linked.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.identity_linked.after': {
    es: 'Si no fuiste tú, desconéctalo y cambia tu contraseña cuanto antes.',
    en: 'If it was not you, disconnect it and change your password at once.',
  },

  'letter.identity_unlinked.subject': {
    es: '{service} ya no está conectado con tu cuenta',
    en: '{service} is no longer connected with your account',
  },
  'letter.identity_unlinked.intro': {
    es: 'Hola, {name}: ya no se puede entrar en tu cuenta de {desk} con {service}.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, your account at {desk} can no longer be signed in to with {service}.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.identity_unlinked.action': { es: 'Revisar el acceso', en: 'Check how I sign in' },
  'letter.identity_unlinked.after': {
    es: 'Si no fuiste tú, cambia tu contraseña cuanto antes.',
    en: 'If it was not you, change your password at once.',
  },
};
