import type { Texts } from '../../platform/i18n';

export const authTexts: Texts = {
  'auth.login.title': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.login.submit': { es: 'Entrar', en: 'Sign in' },
  'auth.login.no_account': { es: '¿Sin cuenta todavía?', en: 'No account yet?' },
  'auth.login.register': { es: 'Crear una cuenta', en: 'Create one' },
  'auth.field.email': { es: 'Correo electrónico', en: 'E-mail' },
  'auth.field.password': { es: 'Contraseña', en: 'Password' },
  'auth.field.name': { es: 'Nombre y apellidos', en: 'Full name' },
  'auth.hint.password': {
    es: 'Al menos {min, number} caracteres.',
    en: 'At least {min, number} characters.',
  },
  'auth.register.title': { es: 'Crear una cuenta', en: 'Create an account' },
  'auth.register.submit': { es: 'Crear la cuenta', en: 'Create account' },
  'auth.register.have_account': { es: '¿Ya hay una cuenta?', en: 'Have an account already?' },
  'auth.register.login': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.setup.title': { es: 'Puesta en marcha', en: 'Set up the desk' },
  'auth.setup.text': {
    es: 'Esta mesa de ayuda aún no tiene quien la lleve. Estos datos crean al primer administrador.',
    en: 'Nobody runs this desk yet. This makes the first administrator.',
  },
  'auth.setup.submit': { es: 'Crear administrador y empezar', en: 'Create administrator and begin' },
  'auth.flash.signed_out': { es: 'Sesión cerrada.', en: 'Signed out.' },
  'auth.flash.registered': {
    es: 'Cuenta creada. Todo listo, {name}.',
    en: 'Account created. Welcome, {name}.',
  },
  'auth.flash.set_up': { es: 'Todo listo, {name}.', en: 'All set, {name}.' },
  'auth.error.wrong_credentials': {
    es: 'El correo o la contraseña no son correctos.',
    en: 'The e-mail or the password is wrong.',
  },
  'auth.error.wrong_password': {
    es: 'La contraseña actual no es esa.',
    en: 'That is not the current password.',
  },
  'auth.error.too_many_tries': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {minutes, plural, one {# minuto} other {# minutos}}.',
    en: 'Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  },

  'account.title': { es: 'Mi cuenta', en: 'My account' },
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
