import type { Texts } from '../../../platform/i18n';

export const accountTexts: Texts = {
  'account.title': { es: 'Mi cuenta', en: 'My account' },
  'account.refused.title': { es: 'El formulario sigue aquí', en: 'The form is still here' },
  'account.refused.left_out': {
    es: 'Las contraseñas y los archivos se ponen otra vez en la página siguiente.',
    en: 'Passwords and files are put in once more on the next page.',
  },
  'account.tabs': { es: 'Partes de mi cuenta', en: 'Parts of my account' },
  'account.tab.profile': { es: 'Perfil', en: 'Profile' },
  'account.tab.security': { es: 'Acceso y seguridad', en: 'Sign-in and security' },
  'account.tab.sessions': { es: 'Sesiones', en: 'Sessions' },
  'account.tab.notifications': { es: 'Ajustes de avisos', en: 'Notification settings' },
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
  'account.hint.availability': {
    es: 'Lo ven los demás técnicos al asignar tickets.',
    en: 'Other technicians see it when they assign tickets.',
  },
  'account.field.theme': { es: 'Tema', en: 'Theme' },
  'account.field.zone_default': { es: 'La de la mesa de ayuda', en: 'The desk’s' },
  'account.flash.saved': { es: 'Perfil guardado.', en: 'Profile saved.' },
  'account.flash.availability': { es: 'Disponibilidad actualizada.', en: 'Availability updated.' },
  'account.section.address': { es: 'Correo electrónico', en: 'E-mail' },
  'account.address.text': {
    es: 'Con esta dirección se entra y a ella llegan los avisos.',
    en: 'It is what you sign in with, and where notices go.',
  },
  'account.address.verified': { es: 'Confirmada', en: 'Confirmed' },
  'account.address.unverified': { es: 'Sin confirmar', en: 'Not confirmed' },
  'account.address.verify': { es: 'Confirmar esta dirección', en: 'Confirm this address' },
  'account.address.wanted': { es: 'Falta confirmar {email}', en: '{email} is waiting to be confirmed' },
  'account.address.wanted_text': {
    es: 'El enlace enviado allí sirve hasta el {until}. Para recibir otro, escribir de nuevo la dirección.',
    en: 'The link sent there works until {until}. To get another, enter the address again.',
  },
  'account.address.drop': { es: 'Olvidar el cambio', en: 'Forget it' },
  'account.flash.address_dropped': {
    es: 'La dirección sigue siendo la de antes.',
    en: 'The address stays as it was.',
  },
  'account.address.submit': { es: 'Cambiar la dirección', en: 'Change address' },
  'account.field.new_email': { es: 'Dirección nueva', en: 'New address' },
  'account.error.same_email': {
    es: 'Ya es la dirección de la cuenta, y está confirmada.',
    en: 'That is the account’s address already, and it is confirmed.',
  },
  'account.flash.address_sent': {
    es: 'Hemos escrito a {email}. Abrir el enlace del mensaje para confirmar la dirección.',
    en: 'We have written to {email}. Open the link in the message to confirm the address.',
  },
  'account.flash.email_verified': { es: 'Dirección confirmada.', en: 'Address confirmed.' },
};
