import type { Texts } from '../../platform/i18n';

export const authTexts: Texts = {
  'auth.login.title': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.login.submit': { es: 'Entrar', en: 'Sign in' },
  'auth.login.no_account': { es: '¿Sin cuenta todavía?', en: 'No account yet?' },
  'auth.login.register': { es: 'Crear una cuenta', en: 'Create one' },
  'auth.login.with': { es: 'Entrar con {service}', en: 'Sign in with {service}' },
  'auth.login.with_passkey': { es: 'Entrar con una llave de acceso', en: 'Sign in with a passkey' },
  'auth.login.or': { es: 'o con contraseña', en: 'or with a password' },
  'auth.login.remember': {
    es: 'Recordarme {days, plural, one {# día} other {# días}}',
    en: 'Remember me for {days, plural, one {# day} other {# days}}',
  },
  'auth.login.forgot': { es: 'Olvidé la contraseña', en: 'Forgot your password?' },
  'auth.error.domain_not_allowed': {
    es: 'Con direcciones de ese dominio no se puede crear una cuenta aquí. Pedir una invitación.',
    en: 'Addresses of that domain cannot make an account here. Ask for an invitation.',
  },
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
  'auth.register.title': { es: 'Crear una cuenta', en: 'Create an account' },
  'auth.register.submit': { es: 'Crear la cuenta', en: 'Create account' },
  'auth.register.have_account': { es: '¿Ya hay una cuenta?', en: 'Have an account already?' },
  'auth.register.login': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.flash.signed_out': { es: 'Sesión cerrada.', en: 'Signed out.' },
  'auth.flash.registered': {
    es: 'Cuenta creada. Todo listo, {name}.',
    en: 'Account created. Welcome, {name}.',
  },
  'auth.error.wrong_credentials': {
    es: 'El correo o la contraseña no son correctos.',
    en: 'The e-mail or the password is wrong.',
  },
  'auth.error.wrong_password': {
    es: 'La contraseña actual no es esa.',
    en: 'That is not the current password.',
  },
  'auth.error.wait_seconds': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {seconds, plural, one {# segundo} other {# segundos}}, o con el enlace que acabamos de enviar si la cuenta existe.',
    en: 'Too many tries. Try again in {seconds, plural, one {# second} other {# seconds}}, or follow the link we have just mailed if there is such an account.',
  },
  'auth.error.wait_minutes': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {minutes, plural, one {# minuto} other {# minutos}}, o con el enlace que enviamos por correo si la cuenta existe.',
    en: 'Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}, or follow the link we mailed if there is such an account.',
  },
  'auth.error.too_many_tries': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {minutes, plural, one {# minuto} other {# minutos}}.',
    en: 'Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'letter.locked.subject': {
    es: 'Demasiados intentos de entrar en tu cuenta',
    en: 'Too many tries to sign in to your account',
  },
  'letter.locked.intro': {
    es: 'Hola, {name}: alguien ha intentado varias veces entrar en tu cuenta de {desk} con una contraseña equivocada. Durante un rato no se admiten más intentos desde navegadores en los que no hayas entrado antes.\n\nCuándo: {time}\nDesde dónde: {place}\n\nSi fuiste tú, este enlace te deja probar otra vez ahora mismo:',
    en: 'Hello {name}, somebody has tried several times to sign in to your account at {desk} with a wrong password. For a while no more tries are accepted from browsers that you have not signed in with before.\n\nWhen: {time}\nFrom: {place}\n\nIf it was you, this link lets you try again at once:',
  },
  'letter.locked.action': { es: 'Volver a intentarlo', en: 'Try again' },
  'letter.locked.after': {
    es: 'El enlace sirve una vez, durante una hora. Si no fuiste tú, no hace falta nada: tu contraseña sigue siendo la misma y nadie ha entrado.',
    en: 'The link works once, for an hour. If it was not you, there is nothing to do: your password is still the same and nobody got in.',
  },

  'account.title': { es: 'Mi cuenta', en: 'My account' },
  'account.tabs': { es: 'Partes de mi cuenta', en: 'Parts of my account' },
  'account.tab.profile': { es: 'Perfil', en: 'Profile' },
  'account.tab.security': { es: 'Acceso y seguridad', en: 'Sign-in and security' },
  'account.tab.sessions': { es: 'Sesiones', en: 'Sessions' },
  'account.security.title': { es: 'Acceso y seguridad', en: 'Sign-in and security' },
  'account.security.subtitle': {
    es: 'Las formas de demostrar la identidad al entrar.',
    en: 'How you prove who you are when you sign in.',
  },
  'account.security.must_title': { es: 'Falta un segundo factor', en: 'A second factor is needed' },
  'account.security.must_text': {
    es: 'Esta mesa de ayuda lo pide a su equipo. Añadir una llave de acceso o una aplicación de códigos para seguir.',
    en: 'This desk requires one of its staff. Add a passkey or an authenticator app to go on.',
  },
  'account.section.profile': { es: 'Perfil', en: 'Profile' },
  'account.section.availability': { es: 'Disponibilidad', en: 'Availability' },
  'account.section.password': { es: 'Contraseña', en: 'Password' },
  'account.hint.availability': {
    es: 'Lo ven los demás técnicos al asignar tickets.',
    en: 'Other technicians see it when they assign tickets.',
  },
  'account.field.theme': { es: 'Tema', en: 'Theme' },
  'account.field.zone_default': { es: 'La de la mesa de ayuda', en: 'The desk’s' },
  'account.field.current': { es: 'Contraseña actual', en: 'Current password' },
  'account.field.next': { es: 'Contraseña nueva', en: 'New password' },
  'account.password.text': {
    es: 'Al cambiarla se cierran las sesiones en otros dispositivos.',
    en: 'Changing it signs out every other device.',
  },
  'account.password.submit': { es: 'Cambiar la contraseña', en: 'Change password' },
  'account.flash.saved': { es: 'Perfil guardado.', en: 'Profile saved.' },
  'account.flash.availability': { es: 'Disponibilidad actualizada.', en: 'Availability updated.' },
  'account.flash.password': {
    es: 'Contraseña cambiada. Las demás sesiones se han cerrado.',
    en: 'Password changed. All other sessions have ended.',
  },
};
