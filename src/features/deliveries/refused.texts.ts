import type { Texts } from '../../platform/i18n';

/** What is said of addresses that a mail server has refused for good. */
export const refusedTexts: Texts = {
  'deliveries.refused.list': { es: 'Direcciones rechazadas', en: 'Refused addresses' },
  'deliveries.refused.list_text': {
    es: 'Los servidores de correo las rechazaron para siempre, y no se les envía nada más. Las que ya no son de nadie se borran a los 30 días.',
    en: 'Mail servers refused these for good, and nothing more is sent to them. Those that nobody has any more go after 30 days.',
  },
  'deliveries.refused.search_words': {
    es: 'rebotes rebotadas bounce dirección errónea lista de supresión bloqueadas no existe marca',
    en: 'bounces bounced invalid address suppression list blocked unknown user mark',
  },
  'deliveries.refused.count': {
    es: '{count, plural, =0 {Ninguna} one {# dirección} other {{number} direcciones}}',
    en: '{count, plural, =0 {None} one {# address} other {{number} addresses}}',
  },
  'deliveries.refused.search': {
    es: 'Buscar dirección, persona o respuesta',
    en: 'Search address, person or answer',
  },
  'deliveries.refused.column.address': { es: 'Dirección', en: 'Address' },
  'deliveries.refused.column.whose': { es: 'De quién es', en: 'Whose it is' },
  'deliveries.refused.column.since': { es: 'Desde', en: 'Since' },
  'deliveries.refused.nobody': { es: 'De nadie ya', en: 'Nobody’s any more' },
  'deliveries.refused.delivery': { es: 'Ver el envío rechazado', en: 'See the delivery' },
  'deliveries.refused.use_one': { es: 'Usar otra vez {address}', en: 'Use {address} again' },
  'deliveries.refused.empty': { es: 'Ninguna dirección rechazada', en: 'No address is refused' },
  'deliveries.refused.empty_text': {
    es: 'Aquí aparece la que un servidor rechace para siempre, con lo que dijo.',
    en: 'One that a server refuses for good stands here, with what it said.',
  },
  'deliveries.refused.empty_filtered': { es: 'Ninguna dirección es así', en: 'No address is like that' },
  'deliveries.refused.title': {
    es: '{address} no recibe correo',
    en: '{address} takes no mail',
  },
  'deliveries.refused.text': {
    es: 'El servidor la rechazó para siempre ({date}) y ya no se le envían avisos. Si está mal escrita, corrígela en la ficha de la persona; si vuelve a funcionar, úsala otra vez: lo que no salió se puede reintentar.',
    en: 'The server refused it for good ({date}), and notices are not sent to it any more. If it is misspelled, put it right on the person’s page; if it works again, use it again: what did not leave can be tried again.',
  },
  'deliveries.refused.clear': { es: 'Usar otra vez', en: 'Use again' },
  'deliveries.refused.see': { es: 'Ver sus envíos', en: 'See what was to go there' },
  'deliveries.refused.flash': {
    es: 'Se vuelve a enviar correo a {address}.',
    en: 'Mail is sent to {address} again.',
  },
  'deliveries.refused.own': {
    es: 'Tu dirección de correo no funciona',
    en: 'Your e-mail address does not work',
  },
  'deliveries.refused.own_text': {
    es: 'El servidor de correo rechazó {address} para siempre ({date}): no te llega correo, y lo nuevo solo se ve aquí. Cámbiala aquí debajo; si vuelve a funcionar, pide a quien administra que la use otra vez.',
    en: 'The mail server refused {address} for good ({date}): no mail reaches you, and what is new shows here alone. Change it below; if it works again, ask an administrator to use it again.',
  },
  'deliveries.refused.banner': {
    es: 'Tu dirección de correo no funciona y no te llega correo. [Ver qué hacer]',
    en: 'Your e-mail address does not work, and no mail reaches you. [See what to do]',
  },
};
