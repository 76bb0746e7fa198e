import type { Texts } from '../../../platform/i18n';

export const signInTexts: Texts = {
  'auth.login.title': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.login.submit': { es: 'Entrar', en: 'Sign in' },
  'auth.login.ended': { es: 'La sesión ha terminado.', en: 'Your session has ended.' },
  'auth.login.ended_kept': {
    es: 'La sesión ha terminado; lo escrito sigue en este navegador.',
    en: 'Your session has ended; what you typed is still in this browser.',
  },
  'auth.login.waiting': {
    es: 'En este navegador se guarda texto sin enviar. Aparece donde se escribió al iniciar sesión con la misma cuenta.',
    en: 'This browser keeps text that was not sent. It is where it was typed once the same account signs in.',
  },
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
  'auth.flash.signed_out': { es: 'Sesión cerrada.', en: 'Signed out.' },
  'auth.error.wrong_credentials': {
    es: 'El correo o la contraseña no son correctos.',
    en: 'The e-mail or the password is wrong.',
  },
  'auth.error.wait_seconds': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {seconds, plural, one {# segundo} other {# segundos}}, o con el enlace que acabamos de enviar si la cuenta existe.',
    en: 'Too many tries. Try again in {seconds, plural, one {# second} other {# seconds}}, or follow the link we have just mailed if there is such an account.',
  },
  'auth.error.wait_minutes': {
    es: 'Demasiados intentos. Probar de nuevo dentro de {minutes, plural, one {# minuto} other {# minutos}}, o con el enlace que enviamos por correo si la cuenta existe.',
    en: 'Too many tries. Try again in {minutes, plural, one {# minute} other {# minutes}}, or follow the link we mailed if there is such an account.',
  },

  'auth.flash.unlocked': {
    es: 'La cuenta vuelve a estar abierta. Ya se puede probar de nuevo.',
    en: 'The account is open again. Go ahead and try.',
  },
  'auth.unlock.title': { es: 'Volver a intentarlo', en: 'Try again' },
  'auth.unlock.text': {
    es: 'La cuenta se cerró por un rato tras varias contraseñas equivocadas. Con este botón se puede probar otra vez ahora mismo.',
    en: 'The account closed for a while after several wrong passwords. This button lets you try again right away.',
  },
  'auth.unlock.submit': { es: 'Abrir la cuenta', en: 'Open the account' },
  'auth.unlock.forgot': { es: '¿Contraseña olvidada?', en: 'Forgot the password?' },
};
