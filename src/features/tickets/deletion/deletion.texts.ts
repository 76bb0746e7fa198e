import type { Texts } from '../../../platform/i18n';

export const deletionTexts: Texts = {
  'desk.ticket.delete': { es: 'Eliminar…', en: 'Delete…' },
  'desk.ticket.delete_title': { es: 'Eliminar #{number}', en: 'Delete #{number}' },
  'desk.ticket.delete_text': {
    es: 'Desaparece para todos. Durante [{days, plural, one {# día} other {# días}}] se puede recuperar; después se borra para siempre.',
    en: 'It disappears for everybody. It can be restored for [{days, plural, one {# day} other {# days}}]; then it is gone for good.',
  },
  'desk.ticket.delete_confirm': { es: 'Eliminar el ticket', en: 'Delete the ticket' },
  'desk.ticket.deleted_title': { es: 'Se eliminó #{number} {subject}', en: 'Deleted: #{number} {subject}' },
  'desk.ticket.deleted_text': {
    es: 'Ya nadie lo ve. Se puede recuperar ahora mismo, o durante {days, plural, one {# día} other {# días}} desde la [papelera] de la administración.',
    en: 'Nobody sees it any more. It can be restored right now, or for {days, plural, one {# day} other {# days}} among the [deleted tickets] of the administration.',
  },
  'desk.ticket.undo': { es: 'Deshacer', en: 'Undo' },
  'desk.ticket.to_queue': { es: 'Ir a los tickets', en: 'Go to the tickets' },
  'desk.ticket.next_one': { es: 'Siguiente: #{number}', en: 'Next: #{number}' },
  'desk.ticket.flash.restored': { es: 'Ticket recuperado', en: 'Ticket restored' },

  'deleted.title': { es: 'Papelera', en: 'Deleted tickets' },
  'deleted.words': {
    es: 'eliminar eliminados borrar borrados recuperar restaurar basura',
    en: 'delete bin trash recycle restore recover',
  },
  'deleted.text': {
    es: 'Tickets que todavía se pueden recuperar.',
    en: 'Tickets that can still be restored.',
  },

  'deleted.subtitle': {
    es: 'Un ticket borrado se puede recuperar durante [{days, plural, one {# día} other {# días}}].',
    en: 'A deleted ticket can be restored for [{days, plural, one {# day} other {# days}}].',
  },

  'deleted.column.ticket': { es: 'Ticket', en: 'Ticket' },
  'deleted.column.requester': { es: 'Solicitante', en: 'Requester' },
  'deleted.column.status': { es: 'Estado', en: 'Status' },
  'deleted.column.by': { es: 'Borrado por', en: 'Deleted by' },
  'deleted.column.when': { es: 'Cuándo', en: 'When' },
  'deleted.column.left': { es: 'Queda', en: 'Time left' },
  'deleted.column.actions': { es: 'Acciones', en: 'Actions' },

  'deleted.days': {
    es: '{days, plural, =0 {Menos de un día} one {# día} other {# días}}',
    en: '{days, plural, =0 {Less than a day} one {# day} other {# days}}',
  },

  'deleted.nobody': { es: 'El sistema', en: 'The system' },

  'deleted.restore': { es: 'Recuperar', en: 'Restore' },

  'deleted.restore_number': { es: 'Recuperar el ticket #{number}', en: 'Restore ticket #{number}' },

  'deleted.empty': { es: 'La papelera está vacía', en: 'Nothing has been deleted' },

  'deleted.empty_text': {
    es: 'Los tickets que se borren quedan aquí un tiempo, por si fue un error.',
    en: 'Tickets that get deleted stay here for a while, in case it was a mistake.',
  },

  'deleted.flash.restored': { es: 'Ticket #{number} recuperado.', en: 'Ticket #{number} restored.' },
};
