import type { Texts } from '../../../platform/i18n';

export const undoTexts: Texts = {
  'undo.flash.message': {
    es: 'Deshecho: el texto está otra vez abajo, sin enviar',
    en: 'Undone: the text is below again, not sent',
  },
  'undo.flash.before': {
    es: 'Ya estaba deshecho, y el texto ya no está pendiente',
    en: 'This was undone before, and its text is no longer waiting',
  },
  'undo.flash.bulk': {
    es: '{count, plural, one {Deshecho: # ticket está como antes} other {Deshecho: # tickets están como antes}}',
    en: '{count, plural, one {Undone: # ticket is as it was} other {Undone: # tickets are as they were}}',
  },
  'undo.refused.over': {
    es: 'Ya no se puede deshacer: pasó el tiempo',
    en: 'This can no longer be undone: its time is over',
  },
  'undo.refused.changed': {
    es: 'Ya no se puede deshacer: el ticket cambió después',
    en: 'This can no longer be undone: the ticket has changed since',
  },
  'undo.refused.changed_by': {
    es: 'Ya no se puede deshacer: {name} hizo algo en el ticket después',
    en: 'This can no longer be undone: {name} did something on the ticket since',
  },
  'undo.refused.not_found': {
    es: 'Ya no se puede deshacer: el ticket no está a la vista',
    en: 'This can no longer be undone: the ticket is out of sight',
  },
  'undo.refused.busy': {
    es: 'No se pudo deshacer: alguien está cambiando el ticket en este momento',
    en: 'This could not be undone: somebody is changing the ticket right now',
  },
  'undo.bulk.refused': {
    es: '{undone, plural, =0 {Ningún ticket está como antes} one {# ticket está como antes} other {# tickets están como antes}}; {refused, plural, one {# no} other {# no}}',
    en: '{undone, plural, =0 {No ticket is as it was} one {# ticket is as it was} other {# tickets are as they were}}; {refused, plural, one {# is not} other {# are not}}',
  },
  'undo.files': { es: 'Archivos de lo deshecho', en: 'Files of what was undone' },
  'undo.error.files_gone': {
    es: 'Los archivos de lo deshecho ya se enviaron; adjuntarlos otra vez si hacen falta',
    en: 'The files of what was undone have been sent already; attach them again if they are needed',
  },
};
