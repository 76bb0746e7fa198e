import type { Texts } from '../../../platform/i18n';

export const changesTexts: Texts = {
  'desk.ticket.edit_title': { es: 'Editar #{number}', en: 'Edit #{number}' },
  'desk.ticket.edit_save': { es: 'Guardar cambios', en: 'Save changes' },
  'desk.ticket.flash.saved': { es: '{field}: guardado', en: '{field}: saved' },
  'desk.ticket.flash.edited': { es: 'Cambios guardados', en: 'Changes saved' },
  'desk.ticket.flash.handed_over': {
    es: '#{number} pasó a otras manos y ya no se ve desde aquí',
    en: '#{number} is in other hands now and no longer visible from here',
  },
};
