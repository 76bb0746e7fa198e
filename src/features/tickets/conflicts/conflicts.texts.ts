import type { Texts } from '../../../platform/i18n';

export const conflictsTexts: Texts = {
  'desk.ticket.conflict_title': {
    es: 'Dos cambios a la vez en #{number}',
    en: 'Two changes at once on #{number}',
  },
  'desk.ticket.conflict_text': {
    es: 'Alguien cambió lo mismo mientras este formulario estaba abierto. Elegir qué queda; todavía no se guardó nada.',
    en: 'Somebody changed the same thing while this form was open. Choose what stays; nothing has been saved yet.',
  },
  'desk.ticket.conflict_theirs': { es: 'Lo de {name}', en: 'What {name} set' },
  'desk.ticket.conflict_mine': { es: 'Lo mío', en: 'What I set' },
  'desk.ticket.conflict_was': { es: 'Antes: {value}', en: 'Before: {value}' },
  'desk.ticket.conflict_merge': {
    es: 'Texto propio (se puede ajustar antes de guardar)',
    en: 'My text (adjust it before saving)',
  },
  'desk.ticket.conflict_save': { es: 'Guardar lo elegido', en: 'Save what is chosen' },
  'desk.ticket.conflict_leave': { es: 'Dejarlo como está', en: 'Leave it as it is' },
  'desk.ticket.also': { es: 'También se guardará: {fields}', en: 'Also to be saved: {fields}' },
};
