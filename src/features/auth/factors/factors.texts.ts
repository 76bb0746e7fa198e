import type { Texts } from '../../../platform/i18n';

export const factorTexts: Texts = {
  'factors.remove': { es: 'Quitar', en: 'Remove' },
  'factors.section.title': { es: 'Segundo factor', en: 'Second factor' },
  'factors.section.text': {
    es: 'Se pide después de la contraseña: a quien la adivine no le bastará.',
    en: 'Asked for after the password, so that guessing it is not enough.',
  },

  'factors.passkeys.title': { es: 'Llaves de acceso', en: 'Passkeys' },
  'factors.passkeys.text': {
    es: 'Entrar con la huella, la cara o el PIN de un dispositivo, sin contraseña. Valen también como segundo factor.',
    en: 'Sign in with a device’s fingerprint, face or PIN instead of a password. Each is a second factor, too.',
  },
  'factors.passkeys.text_second': {
    es: 'La huella, la cara o el PIN de un dispositivo, como segundo factor después de la contraseña.',
    en: 'A device’s fingerprint, face or PIN, as a second factor after the password.',
  },
  'factors.passkey.add': { es: 'Añadir una llave de acceso', en: 'Add a passkey' },
  'factors.passkey.change': { es: 'Cambiar', en: 'Change' },
  'factors.passkey.change_named': { es: 'Cambiar «{name}»', en: 'Change “{name}”' },
  'factors.passkey.badge_synced': { es: 'Sincronizada', en: 'Synced' },
  'factors.passkey.used': { es: 'Usada por última vez el {date}', en: 'Last used on {date}' },
  'factors.passkey.created': {
    es: 'Creada el {date}, sin usar todavía',
    en: 'Created on {date}, not used yet',
  },
  'factors.passkey.never_used': { es: 'Nunca', en: 'Never' },
  'factors.passkey.created_label': { es: 'Creada', en: 'Created' },
  'factors.passkey.used_label': { es: 'Último uso', en: 'Last used' },
  'factors.passkey.kept_label': { es: 'Guardada', en: 'Kept' },
  'factors.passkey.synced': {
    es: 'En varios dispositivos, por su gestor de contraseñas',
    en: 'On several devices, by its password manager',
  },
  'factors.passkey.one_device': { es: 'Solo en un dispositivo', en: 'On one device only' },
  'factors.passkey.unnamed': { es: 'Llave de acceso', en: 'Passkey' },
  'factors.passkey.new_title': { es: 'Añadir una llave de acceso', en: 'Add a passkey' },
  'factors.passkey.new_text': {
    es: 'El navegador preguntará dónde guardarla y pedirá la huella, la cara o el PIN. Después bastará con eso para entrar.',
    en: 'The browser asks where to keep it, and for a fingerprint, face or PIN. From then on that is all it takes to sign in.',
  },
  'factors.passkey.new_text_second': {
    es: 'El navegador preguntará dónde guardarla y pedirá la huella, la cara o el PIN. Después se pedirá lo mismo tras la contraseña.',
    en: 'The browser asks where to keep it, and for a fingerprint, face or PIN. From then on it asks the same after the password.',
  },
  'factors.passkey.name': { es: 'Nombre', en: 'Name' },
  'factors.passkey.name_hint': {
    es: 'Para reconocerla entre otras. Vacío: el nombre del gestor o del navegador que la guarda.',
    en: 'To tell it from others. Empty: the name of the manager or browser that keeps it.',
  },
  'factors.passkey.create': { es: 'Crear la llave de acceso', en: 'Create passkey' },
  'factors.passkey.unsupported': {
    es: 'Este navegador no admite llaves de acceso, o tiene JavaScript desactivado.',
    en: 'This browser cannot use passkeys, or has JavaScript turned off.',
  },
  'factors.passkey.removal_title': { es: 'Quitar «{name}»', en: 'Remove “{name}”' },
  'factors.passkey.removal_text': {
    es: 'Dejará de servir para entrar aquí. En el dispositivo o gestor que la guarda hay que borrarla aparte.',
    en: 'It will no longer open this desk. Delete it from the device or manager that keeps it, too.',
  },
  'factors.ceremony.cancelled': {
    es: 'Se canceló, o pasó demasiado tiempo. Se puede probar otra vez.',
    en: 'That was cancelled, or took too long. Try again when you are ready.',
  },
  'factors.ceremony.failed': {
    es: 'El navegador no pudo usar una llave de acceso en esta dirección. Recargar la página y probar de nuevo.',
    en: 'The browser could not use a passkey at this address. Reload the page and try again.',
  },

  'factors.totp.title': { es: 'Aplicación de códigos', en: 'Authenticator app' },
  'factors.totp.text': {
    es: 'Un código de seis cifras que cambia cada 30 segundos, desde el teléfono.',
    en: 'A six-digit code that changes every 30 seconds, from your phone.',
  },
  'factors.totp.since': { es: 'Configurada el {date}', en: 'Set up on {date}' },
  'factors.totp.add': { es: 'Configurar', en: 'Set up' },
  'factors.totp.replace': { es: 'Cambiar', en: 'Change' },
  'factors.totp.replace_named': {
    es: 'Cambiar de aplicación de códigos',
    en: 'Change to another authenticator app',
  },
  'factors.totp.setup_title': {
    es: 'Configurar una aplicación de códigos',
    en: 'Set up an authenticator app',
  },
  'factors.totp.replaces': {
    es: 'Al confirmar el código nuevo, la aplicación que hay ahora dejará de servir.',
    en: 'Once the new code is confirmed, the app you have now stops working here.',
  },
  'factors.totp.scan': {
    es: 'Escanear el código QR con la aplicación: cualquiera de códigos de un solo uso sirve (TOTP).',
    en: 'Scan the QR code with the app: any that makes one-time codes (TOTP) will do.',
  },
  'factors.totp.qr': {
    es: 'Código QR con la clave de la aplicación',
    en: 'QR code with the key for the app',
  },
  'factors.totp.open': { es: 'Abrir la aplicación en este dispositivo', en: 'Open the app on this device' },
  'factors.totp.key': { es: 'O escribir la clave a mano', en: 'Or type the key by hand' },
  'factors.totp.code': { es: 'Código de seis cifras', en: 'Six-digit code' },
  'factors.totp.code_hint': {
    es: 'El que muestra ahora la aplicación.',
    en: 'The one that the app shows now.',
  },
  'factors.totp.confirm': { es: 'Confirmar', en: 'Confirm' },
  'factors.totp.removal_title': { es: 'Quitar la aplicación de códigos', en: 'Remove the authenticator app' },
  'factors.totp.removal_text': {
    es: 'Sus códigos dejarán de servir para entrar. Si no queda otro segundo factor, tampoco servirán los códigos de recuperación.',
    en: 'Its codes will no longer open this account. If no other second factor is left, the recovery codes go, too.',
  },

  'factors.codes.title': { es: 'Códigos de recuperación', en: 'Recovery codes' },
  'factors.codes.text': {
    es: 'Cada uno abre la cuenta una vez, en lugar del segundo factor: para cuando no se tenga a mano.',
    en: 'Each opens the account once in place of the second factor, for when that is out of reach.',
  },
  'factors.codes.left': {
    es: '{count, plural, =0 {No queda ningún código.} one {Queda # código sin usar.} other {Quedan # códigos sin usar.}}',
    en: '{count, plural, =0 {No code is left.} one {# unused code left.} other {# unused codes left.}}',
  },
  'factors.codes.few': {
    es: 'Quedan pocos códigos de recuperación: conviene crear otros.',
    en: 'Few recovery codes are left: it is time for new ones.',
  },
  'factors.codes.renew': { es: 'Renovar', en: 'Renew' },
  'factors.codes.renew_named': { es: 'Renovar los códigos de recuperación', en: 'Renew the recovery codes' },
  'factors.codes.renew_text': {
    es: 'Al crear códigos nuevos dejan de servir los anteriores.',
    en: 'Once there are new codes, the old ones no longer work.',
  },
  'factors.codes.renew_submit': { es: 'Crear códigos nuevos', en: 'Make new codes' },
  'factors.codes.keep_title': { es: 'Guardarlos ahora', en: 'Keep them now' },
  'factors.codes.keep_text': {
    es: 'No se vuelven a mostrar. Un gestor de contraseñas o un papel en lugar seguro son buenos sitios.',
    en: 'They are not shown again. A password manager, or paper in a safe place, is a good home for them.',
  },
  'factors.codes.once': { es: 'Cada código sirve una sola vez.', en: 'Each code works once.' },
  'factors.codes.kept': { es: 'Ya los he guardado', en: 'I have kept them' },
  'factors.codes.download': { es: 'Descargar', en: 'Download' },
  'factors.codes.file_title': {
    es: 'Códigos de recuperación de {desk} para {email}',
    en: 'Recovery codes of {desk} for {email}',
  },

  'factors.devices.title': { es: 'Navegadores de confianza', en: 'Trusted browsers' },
  'factors.devices.count': {
    es: '{count, plural, one {En # navegador no se pide el segundo factor.} other {En # navegadores no se pide el segundo factor.}}',
    en: '{count, plural, one {# browser is not asked for the second factor.} other {# browsers are not asked for the second factor.}}',
  },
  'factors.devices.forget': { es: 'Olvidar', en: 'Forget' },
  'factors.devices.forget_named': {
    es: 'Olvidar todos los navegadores de confianza',
    en: 'Forget all trusted browsers',
  },

  'factors.step.title': { es: 'Segundo paso', en: 'Second step' },
  'factors.step.text.totp': {
    es: 'Escribir el código que muestra la aplicación.',
    en: 'Type the code that your authenticator app shows.',
  },
  'factors.step.text.passkey': {
    es: 'Confirmar con una llave de acceso de esta cuenta.',
    en: 'Confirm with a passkey of this account.',
  },
  'factors.step.text.recovery_code': {
    es: 'Escribir uno de los códigos de recuperación. Quedará usado.',
    en: 'Type one of your recovery codes. It works once.',
  },
  'factors.step.recovery_code': { es: 'Código de recuperación', en: 'Recovery code' },
  'factors.step.trust': {
    es: 'No preguntar en este navegador durante {days, plural, one {# día} other {# días}}',
    en: 'Do not ask in this browser for {days, plural, one {# day} other {# days}}',
  },
  'factors.step.trust_hint': {
    es: 'Solo en un dispositivo que nadie más use.',
    en: 'Only on a device that nobody else uses.',
  },
  'factors.step.submit': { es: 'Continuar', en: 'Continue' },
  'factors.step.use_passkey': { es: 'Usar la llave de acceso', en: 'Use the passkey' },
  'factors.step.with.totp': { es: 'Usar la aplicación de códigos', en: 'Use the authenticator app' },
  'factors.step.with.passkey': { es: 'Usar una llave de acceso', en: 'Use a passkey' },
  'factors.step.with.recovery_code': { es: 'Usar un código de recuperación', en: 'Use a recovery code' },
  'factors.step.cancel': { es: 'Volver a iniciar sesión', en: 'Back to sign-in' },

  'factors.card.none': {
    es: 'Sin segundo factor ni llaves de acceso.',
    en: 'No second factor and no passkeys.',
  },
  'factors.card.remove': { es: 'Quitar…', en: 'Remove…' },
  'factors.reset.title': {
    es: 'Quitar el segundo factor de {name}',
    en: 'Remove the second factor of {name}',
  },
  'factors.reset.text': {
    es: 'Para quien ha perdido el teléfono y los códigos. Se quita todo esto, y se cierran todas sus sesiones:',
    en: 'For somebody who has lost their phone and codes. All of this goes, and all their sessions end:',
  },
  'factors.reset.passkeys': {
    es: '{count, plural, one {# llave de acceso} other {# llaves de acceso}}',
    en: '{count, plural, one {# passkey} other {# passkeys}}',
  },
  'factors.reset.check': {
    es: 'Después se entra solo con la contraseña o el servicio conectado. Antes, comprobar por otra vía que quien lo pide es esa persona.',
    en: 'Afterwards the password or a connected service is enough to sign in. Make sure first, some other way, that it is really them who ask.',
  },
  'factors.reset.none': {
    es: 'Esta persona no tiene segundo factor ni llaves de acceso.',
    en: 'This person has no second factor and no passkeys.',
  },

  'factors.flash.totp_added': { es: 'Aplicación de códigos configurada.', en: 'Authenticator app set up.' },
  'factors.flash.totp_removed': { es: 'Aplicación de códigos quitada.', en: 'Authenticator app removed.' },
  'factors.flash.passkey_added': { es: 'Llave de acceso añadida.', en: 'Passkey added.' },
  'factors.flash.passkey_renamed': { es: 'Ahora se llama «{name}».', en: 'Now called “{name}”.' },
  'factors.flash.passkey_removed': { es: '«{name}» quitada.', en: '“{name}” removed.' },
  'factors.flash.renewed': { es: 'Códigos nuevos creados.', en: 'New codes made.' },
  'factors.flash.devices_forgotten': {
    es: 'El segundo factor se pedirá en todos los navegadores.',
    en: 'Every browser will be asked for the second factor.',
  },
  'factors.flash.begin_again': {
    es: 'Pasó demasiado tiempo. Iniciar sesión de nuevo.',
    en: 'That took too long. Sign in again.',
  },
  'factors.flash.tries': {
    es: 'Demasiados códigos equivocados. Iniciar sesión de nuevo.',
    en: 'Too many wrong codes. Sign in again.',
  },
  'factors.flash.reset': { es: 'Segundo factor de {name} quitado.', en: 'Second factor of {name} removed.' },

  'factors.error.wrong_code': {
    es: 'Ese código no es correcto. Comprobar que el reloj del teléfono va en hora.',
    en: 'That code is wrong. Check that the phone’s clock is right.',
  },
  'factors.error.used_code': {
    es: 'Ese código ya se ha usado. Esperar al siguiente.',
    en: 'That code has been used. Wait for the next one.',
  },
  'factors.error.wrong_recovery_code': {
    es: 'Ese código no es correcto, o ya se ha usado.',
    en: 'That code is wrong, or has been used.',
  },
  'factors.error.setup_expired': {
    es: 'Pasó demasiado tiempo. Escanear el código QR nuevo y confirmar otra vez.',
    en: 'That took too long. Scan the new QR code and confirm again.',
  },
  'factors.error.required': {
    es: 'Esta mesa de ayuda pide un segundo factor a su equipo: añadir antes otro.',
    en: 'This desk requires a second factor of its staff: add another one first.',
  },
  'factors.error.unknown_passkey': {
    es: 'Esa llave de acceso no es de ninguna cuenta de aquí. Quizá se quitó.',
    en: 'That passkey belongs to no account here. It may have been removed.',
  },
  'factors.error.passkey_refused': {
    es: 'La llave de acceso no se ha podido comprobar. Probar de nuevo, o entrar de otra forma.',
    en: 'The passkey could not be verified. Try again, or sign in another way.',
  },
  'factors.error.passkey_expired': {
    es: 'Pasó demasiado tiempo. Probar de nuevo con la llave de acceso.',
    en: 'That took too long. Try the passkey again.',
  },
  'factors.error.known_passkey': {
    es: 'En este dispositivo ya hay una llave de acceso de esta cuenta.',
    en: 'There is a passkey for this account on this device already.',
  },
  'factors.error.too_many_passkeys': {
    es: 'Hay ya {most, number} llaves de acceso: quitar antes alguna.',
    en: 'There are {most, number} passkeys already: remove one first.',
  },
};
