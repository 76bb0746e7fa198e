import type { Texts } from '../../i18n';

/** The words that all administration pages share. */
export const listTexts: Texts = {
  'admin.column.name': { es: 'Nombre', en: 'Name' },
  'admin.column.state': { es: 'Estado', en: 'State' },
  'admin.column.created': { es: 'Creación', en: 'Created' },
  'admin.state.active': { es: 'Activo', en: 'Active' },
  'admin.state.inactive': { es: 'Inactivo', en: 'Inactive' },
  'admin.state.active.feminine': { es: 'Activa', en: 'Active' },
  'admin.state.inactive.feminine': { es: 'Inactiva', en: 'Inactive' },
  'admin.field.name': { es: 'Nombre', en: 'Name' },
  'admin.remove': { es: 'Eliminar', en: 'Remove' },
  'admin.deactivate': { es: 'Desactivar', en: 'Deactivate' },
  'admin.create': { es: 'Crear', en: 'Create' },
  'admin.clear_filters': { es: 'Quitar filtros', en: 'Clear filters' },
  'admin.empty.filtered': { es: 'Nada coincide con la búsqueda', en: 'Nothing matches' },
  'admin.empty.filtered_text': {
    es: 'Probar con otras palabras o quitar los filtros.',
    en: 'Try other words, or clear the filters.',
  },
  'admin.none': { es: 'Ninguno', en: 'None' },
  'admin.move_to': { es: 'Pasarlo todo a', en: 'Move everything to' },
  'admin.choose': { es: 'Elegir…', en: 'Choose…' },
  'admin.removal.uses': { es: 'Esto es lo que depende de este elemento:', en: 'This is what refers to it:' },
  'admin.removal.unused': {
    es: 'Nada depende de este elemento. Se puede eliminar sin más.',
    en: 'Nothing refers to it. It can be removed.',
  },
  'admin.removal.deactivate': {
    es: 'Otra salida es desactivarlo: deja de ofrecerse y lo que ya existe se queda como está.',
    en: 'Another way is to deactivate it: it is no longer offered, and what exists stays as it is.',
  },
  'admin.removal.no_other': {
    es: 'Todavía no hay nada que pueda ocupar su lugar: hay que crearlo antes.',
    en: 'There is nothing yet that could take its place: create that first.',
  },
  'admin.column.order': { es: 'Orden', en: 'Order' },
  'admin.move_up': { es: 'Subir «{name}»', en: 'Move “{name}” up' },
  'admin.move_down': { es: 'Bajar «{name}»', en: 'Move “{name}” down' },

  'merge.title': { es: 'Dos cambios a la vez en «{name}»', en: 'Two changes at once on “{name}”' },
  'merge.text': {
    es: 'Alguien cambió lo mismo mientras este formulario estaba abierto. Elegir qué queda; todavía no se guardó nada.',
    en: 'Somebody changed the same thing while this form was open. Choose what stays; nothing has been saved yet.',
  },
  'merge.theirs': { es: 'Lo de {name}', en: 'What {name} set' },
  'merge.mine': { es: 'Lo mío', en: 'What I set' },
  'merge.was': { es: 'Antes: {value}', en: 'Before: {value}' },
  'merge.by_hand': {
    es: 'Texto propio (se puede ajustar antes de guardar)',
    en: 'My text (adjust it before saving)',
  },
  'merge.secret': {
    es: 'Por seguridad hay que escribirla otra vez. Vacía: no cambia.',
    en: 'For safety it has to be typed again. Empty: no change.',
  },
  'merge.save': { es: 'Guardar lo elegido', en: 'Save what is chosen' },
  'merge.leave': { es: 'Dejarlo como está', en: 'Leave it as it is' },
  'merge.desk': { es: 'la mesa de ayuda', en: 'the desk' },
  'merge.gone': { es: '(ya no existe)', en: '(no longer there)' },
  'merge.yes': { es: 'Sí', en: 'Yes' },
  'merge.no': { es: 'No', en: 'No' },
};
