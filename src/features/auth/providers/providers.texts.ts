import type { Texts } from '../../../platform/i18n';

export const providerTexts: Texts = {
  'providers.error.denied': {
    es: 'No se ha entrado con {service}: el permiso se canceló allí.',
    en: 'Signing in with {service} was cancelled there.',
  },
  'providers.error.round': {
    es: 'Este intento ya no vale: ha pasado demasiado tiempo, se usó antes o empezó en otro navegador. Probar de nuevo.',
    en: 'This attempt is no longer good: too much time has passed, it was used before, or it began in another browser. Try again.',
  },
  'providers.error.signed_in': {
    es: 'Mientras tanto se inició sesión como {email}, y la cuenta de {service} no está conectada con esta cuenta. Para entrar con la otra hay que cerrar sesión antes.',
    en: 'Meanwhile somebody signed in as {email}, and the {service} account is not connected with this account. To come in with the other one, sign out first.',
  },
  'providers.error.unavailable': {
    es: '{service} no responde ahora. Probar de nuevo dentro de un momento, o entrar de otra forma.',
    en: '{service} does not answer at the moment. Try again soon, or sign in another way.',
  },
  'providers.error.refused': {
    es: 'La respuesta de {service} no se pudo comprobar, así que nadie ha entrado. Probar de nuevo.',
    en: 'The answer from {service} could not be verified, so nobody was signed in. Try again.',
  },
  'providers.error.try_again': {
    es: 'La cuenta de {email} ha cambiado entretanto. Probar de nuevo con {service}.',
    en: 'The account of {email} has just changed. Try again with {service}.',
  },
  'providers.error.inactive': {
    es: 'Esta cuenta está desactivada. Quien lleva la mesa de ayuda puede reactivarla.',
    en: 'This account is deactivated. Whoever runs the desk can reactivate it.',
  },
  'providers.error.ours_unproved': {
    es: 'Ya hay una cuenta con {email}, pero aquí nunca se confirmó esa dirección. Entrar con la contraseña y conectar {service} en «Mi cuenta», o confirmar antes la dirección con «Olvidé la contraseña».',
    en: 'There is an account with {email}, but that address was never confirmed here. Sign in with the password and connect {service} under “My account”, or confirm the address first with “Forgot your password?”.',
  },
  'providers.error.other_account': {
    es: 'La cuenta de {email} está conectada con otra cuenta de {service}. Entrar con esa, o de otra forma y cambiarlo en «Mi cuenta».',
    en: 'The account of {email} is connected with another {service} account. Sign in with that one, or another way and change it under “My account”.',
  },
  'providers.error.closed': {
    es: 'Ninguna cuenta está conectada con esa de {service}, y aquí se entra por invitación. Quien ya tenga una cuenta puede entrar de otra forma y conectarla en «Mi cuenta».',
    en: 'No account is connected with that {service} one, and people come here by invitation. If you have an account, sign in another way and connect it under “My account”.',
  },
  'providers.error.taken': {
    es: 'Esa cuenta de {service} ya está conectada con otra persona de esta mesa de ayuda.',
    en: 'That {service} account is already connected with somebody else at this desk.',
  },
  'providers.error.already_connected': {
    es: 'Ya hay otra cuenta de {service} conectada: desconectarla antes.',
    en: 'Another {service} account is connected already: disconnect it first.',
  },
  'providers.complete.title': { es: 'Un paso más', en: 'One more step' },
  'providers.complete.text': {
    es: '¿Qué dirección usamos? {service} no la confirma, así que enviamos un enlace para comprobarla.',
    en: 'Which address should we use? {service} does not vouch for it, so we send a link to confirm it.',
  },
  'providers.complete.submit': { es: 'Enviar el enlace', en: 'Send the link' },
  'providers.complete.have_account': { es: '¿Ya hay una cuenta?', en: 'Have an account already?' },
  'providers.complete.login': {
    es: 'Entrar con ella y conectar {service} en «Mi cuenta»',
    en: 'Sign in with it and connect {service} under “My account”',
  },
  'providers.link.title': { es: 'Conectar {service}', en: 'Connect {service}' },
  'providers.link.text': {
    es: 'Quien entre en esa cuenta de {service} entrará también en la cuenta de {account} de esta mesa de ayuda.',
    en: 'Whoever signs in to that {service} account will be signed in to the account of {account} at this desk too.',
  },
  'providers.link.submit': { es: 'Conectar', en: 'Connect' },
  'providers.section.title': { es: 'Otros servicios', en: 'Other services' },
  'providers.section.text': {
    es: 'Entrar sin contraseña, con una cuenta que ya existe en otra parte.',
    en: 'Sign in without a password, with an account you have elsewhere.',
  },
  'providers.section.not_connected': { es: 'Sin conectar', en: 'Not connected' },
  'providers.section.since': { es: 'Conectado el {date}', en: 'Connected on {date}' },
  'providers.section.used': { es: 'Último uso: {date}', en: 'Last used on {date}' },
  'providers.section.connect': { es: 'Conectar', en: 'Connect' },
  'providers.section.connect_named': { es: 'Conectar {service}', en: 'Connect {service}' },
  'providers.section.disconnect': { es: 'Desconectar', en: 'Disconnect' },
  'providers.section.disconnect_named': { es: 'Desconectar {service}', en: 'Disconnect {service}' },
  'providers.flash.linked': { es: '{service} conectado.', en: '{service} connected.' },
  'providers.flash.unlinked': { es: '{service} desconectado.', en: '{service} disconnected.' },
};
