import type { Texts } from '../../../platform/i18n';

export const registrationTexts: Texts = {
  'auth.error.domain_not_allowed': {
    es: 'Con direcciones de ese dominio no se puede crear una cuenta aquí. Pedir una invitación.',
    en: 'Addresses of that domain cannot make an account here. Ask for an invitation.',
  },
  'auth.register.title': { es: 'Crear una cuenta', en: 'Create an account' },
  'auth.register.submit': { es: 'Crear la cuenta', en: 'Create account' },
  'auth.register.have_account': { es: '¿Ya hay una cuenta?', en: 'Have an account already?' },
  'auth.register.login': { es: 'Iniciar sesión', en: 'Sign in' },
  'auth.flash.registered': {
    es: 'Cuenta creada. Todo listo, {name}.',
    en: 'Account created. Welcome, {name}.',
  },
  'registration.hint.email': {
    es: 'A esta dirección enviamos un enlace; la cuenta se crea al abrirlo.',
    en: 'We send a link to this address; opening it makes the account.',
  },
  'registration.verify.new_title': { es: 'Terminar el registro', en: 'Finish registering' },
  'registration.verify.new_text': {
    es: 'Con esto la dirección {email} queda confirmada y la cuenta, creada.',
    en: 'This confirms the address {email} and makes the account.',
  },
  'registration.verify.new_submit': { es: 'Confirmar y entrar', en: 'Confirm and sign in' },
  'registration.verify.password_text': {
    es: 'El registro empezó en otro navegador. Escribir la contraseña que se eligió entonces. Quien no se haya registrado puede cerrar esta página: no se creará nada.',
    en: 'The registration began in another browser. Enter the password that was chosen there. If it was not you who registered, close this page: no account will be made.',
  },
  'registration.error.wrong_password': {
    es: 'No es la contraseña que se eligió al registrarse. También se puede empezar de nuevo con «Crear una cuenta».',
    en: 'That is not the password that was chosen at registration. You can also begin again with “Create an account”.',
  },
  'registration.verify.other_browser': {
    es: 'El registro empezó en otro navegador. Abrir el enlace allí, o empezar de nuevo en este.',
    en: 'The registration began in another browser. Open the link there, or begin again in this one.',
  },
  'registration.verify.no_account': { es: 'No se ha creado la cuenta', en: 'The account was not made' },
  'registration.verify.not_changed': {
    es: 'La dirección sigue siendo la misma',
    en: 'The address has not changed',
  },
  'registration.verify.title': { es: 'Confirmar la dirección', en: 'Confirm the address' },
  'registration.verify.text': {
    es: 'A partir de ahora {email} será la dirección de la cuenta, para entrar y para recibir correo.',
    en: 'From now on {email} will be the account’s address, to sign in with and to get mail at.',
  },
  'registration.verify.submit': { es: 'Confirmar', en: 'Confirm' },
  'registration.verify.sign_in_text': {
    es: 'Para confirmar {email} hay que iniciar sesión con la cuenta que lo pidió.',
    en: 'To confirm {email}, sign in with the account that asked for it.',
  },
  'registration.verify.other_account': {
    es: 'Este enlace es de otra cuenta. Cerrar la sesión y abrirlo de nuevo.',
    en: 'This link belongs to another account. Sign out, and open it again.',
  },
};
