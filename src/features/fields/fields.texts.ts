import type { Texts } from '../../platform/i18n';

export const fieldTexts: Texts = {
  'fields.title': { es: 'Campos de los tickets', en: 'Ticket fields' },
  'fields.subtitle': {
    es: 'Datos propios que se piden o se anotan en cada ticket.',
    en: 'Data of your own to ask for, or to note, on every ticket.',
  },
  'fields.words': { es: 'campos personalizados formulario datos propios', en: 'custom fields form own data' },
  'fields.new': { es: 'Nuevo campo', en: 'New field' },
  'fields.edit': { es: 'Campo «{name}»', en: 'Field “{name}”' },
  'fields.column.name': { es: 'Campo', en: 'Field' },
  'fields.column.kind': { es: 'Tipo', en: 'Kind' },
  'fields.column.customers': { es: 'Clientes', en: 'Customers' },
  'fields.column.categories': { es: 'Categorías', en: 'Categories' },
  'fields.column.state': { es: 'Estado', en: 'State' },
  'fields.column.order': { es: 'Orden', en: 'Order' },
  'fields.required_mark': { es: 'Obligatorio', en: 'Required' },
  'fields.active': { es: 'En uso', en: 'In use' },
  'fields.inactive': { es: 'Retirado', en: 'Retired' },
  'fields.all_categories': { es: 'Todas', en: 'All' },
  'fields.old_category': { es: 'una categoría retirada', en: 'a retired category' },
  'fields.option_count': {
    es: '{count, plural, one {# opción} other {# opciones}}',
    en: '{count, plural, one {# option} other {# options}}',
  },
  'fields.up': { es: 'Subir «{name}»', en: 'Move “{name}” up' },
  'fields.down': { es: 'Bajar «{name}»', en: 'Move “{name}” down' },
  'fields.empty': { es: 'No hay campos propios', en: 'No fields of your own' },
  'fields.empty_text': {
    es: 'Por ejemplo: número de inventario, planta o fecha en que se necesita.',
    en: 'For example: asset number, floor, or the date by which something is needed.',
  },

  'fields.label_es': { es: 'Nombre en español', en: 'Name in Spanish' },
  'fields.label_en': { es: 'Nombre en inglés', en: 'Name in English' },
  'fields.key': { es: 'Clave', en: 'Key' },
  'fields.key_hint': {
    es: 'Cómo se llama en la API y en las exportaciones. Vacía: se forma con el nombre en inglés. No cambia después.',
    en: 'What it is called in the API and in exports. Empty: made from the name in English. It never changes.',
  },
  'fields.kind': { es: 'Tipo', en: 'Kind' },
  'fields.kind.text': { es: 'Texto de una línea', en: 'One line of text' },
  'fields.kind.textarea': { es: 'Texto largo', en: 'Long text' },
  'fields.kind.number': { es: 'Número', en: 'Number' },
  'fields.kind.date': { es: 'Fecha', en: 'Date' },
  'fields.kind.checkbox': { es: 'Casilla', en: 'Checkbox' },
  'fields.kind.select': { es: 'Lista de opciones', en: 'List of options' },
  'fields.kind.multiselect': {
    es: 'Lista de opciones, varias a la vez',
    en: 'List of options, several at once',
  },
  'fields.kind.tree': { es: 'Árbol de opciones', en: 'Tree of options' },
  'fields.kind.address': { es: 'Dirección web o de correo', en: 'Web or e-mail address' },
  'fields.kind_hint': {
    es: 'Una dirección web empieza por https:// o http:// y una de correo por mailto:. Para una dirección postal, usar texto largo.',
    en: 'A web address begins with https:// or http://, an e-mail address with mailto:. For a postal address, use long text.',
  },
  'fields.options': { es: 'Opciones', en: 'Options' },
  'fields.options_hint': {
    es: 'Solo para listas y árboles. Una por línea: Español | Inglés. Lo que va antes de «=» es el valor guardado; conviene no cambiarlo. En un árbol, «>» baja un nivel: «> Impresora», «> > Tóner». Se puede elegir cualquier nivel.',
    en: 'Only for lists and trees. One a line: Spanish | English. What stands before “=” is the stored value; better leave it as it is. In a tree, “>” goes down a level: “> Printer”, “> > Toner”. Any level can be chosen.',
  },
  'fields.required': { es: 'Obligatorio', en: 'Required' },
  'fields.required_hint': {
    es: 'Quien puede editarlo tiene que rellenarlo.',
    en: 'Whoever may edit it has to fill it in.',
  },
  'fields.required_to_resolve': { es: 'Obligatorio para resolver', en: 'Required to resolve' },
  'fields.required_to_resolve_hint': {
    es: 'El personal no puede resolver un ticket, ni cerrarlo como resuelto, mientras falte. A los clientes y a las reglas no los detiene.',
    en: 'Staff cannot resolve a ticket, or close it as solved, while it is empty. Customers and rules are not held up.',
  },
  'fields.shown_when': { es: 'Mostrar solo según otro campo', en: 'Show only by another field' },
  'fields.shown_when.always': { es: 'Mostrar siempre', en: 'Always show' },
  'fields.shown_when.hint': {
    es: 'Solo se pide y se ve mientras el otro campo tenga uno de los valores elegidos. Lo ya anotado se conserva aunque deje de verse.',
    en: 'It is asked for and seen only while the other field has one of the chosen values. What was noted is kept even when it is no longer seen.',
  },
  'fields.shown_when.show': { es: 'Ver sus valores', en: 'Show its values' },
  'fields.shown_when.values': { es: 'Cuando es', en: 'When it is' },
  'fields.shown_when.values_of': { es: 'Cuando «{name}» es', en: 'When “{name}” is' },
  'fields.shown_when.values_hint': {
    es: 'Basta uno. En un árbol, un nivel incluye los que están debajo.',
    en: 'One is enough. In a tree, a level includes those below it.',
  },
  'fields.shown_when.line': { es: 'Solo si «{name}» es: {values}', en: 'Only if “{name}” is: {values}' },
  'fields.access': { es: 'Qué pueden hacer los clientes', en: 'What customers can do' },
  'fields.access.none': { es: 'No lo ven', en: 'They do not see it' },
  'fields.access.view': { es: 'Lo ven', en: 'They see it' },
  'fields.access.edit': { es: 'Lo rellenan', en: 'They fill it in' },
  'fields.categories': { es: 'Solo en estas categorías', en: 'Only for these categories' },
  'fields.categories_hint': {
    es: 'Incluye sus subcategorías. Sin elegir ninguna: en todas.',
    en: 'Their subcategories included. None chosen: on all.',
  },
  'fields.position': { es: 'Posición', en: 'Position' },
  'fields.position_hint': { es: 'Los números menores van primero.', en: 'Lower numbers come first.' },
  'fields.is_active': { es: 'En uso', en: 'In use' },
  'fields.is_active_hint': {
    es: 'Un campo retirado no se pide; lo ya anotado se conserva.',
    en: 'A retired field is not asked for; what was noted is kept.',
  },
  'fields.save': { es: 'Guardar', en: 'Save' },
  'fields.create': { es: 'Crear campo', en: 'Create field' },
  'fields.retire': { es: 'Eliminar', en: 'Delete' },
  'fields.retire_title': { es: '¿Eliminar «{name}»?', en: 'Delete “{name}”?' },
  'fields.retire_text': {
    es: 'Si algún ticket tiene este dato, el campo se retira y lo anotado se conserva. Si no, se borra.',
    en: 'If any ticket has this data, the field is retired and what was noted is kept. Otherwise it is deleted.',
  },
  'fields.flash.created': { es: 'Campo «{name}» creado.', en: 'Field “{name}” created.' },
  'fields.flash.saved': { es: 'Campo «{name}» guardado.', en: 'Field “{name}” saved.' },
  'fields.flash.deleted': { es: 'Campo «{name}» eliminado.', en: 'Field “{name}” deleted.' },
  'fields.flash.deactivated': {
    es: 'Hay tickets que usan «{name}»: queda retirado y sus datos se conservan.',
    en: 'Tickets use “{name}”: it is retired and its data is kept.',
  },

  'fields.error.unknown_field': { es: 'Este campo no existe.', en: 'This field does not exist.' },
  'fields.error.not_a_number': {
    es: 'Escribir solo un número, como 1500 o 1,5.',
    en: 'Enter a number alone, such as 1500 or 1.5.',
  },
  'fields.error.unclear': {
    es: 'Esto se puede leer como dos números distintos. Escribirlo sin separar los miles, como 1500 o 1,5.',
    en: 'This can be read as two different numbers. Write it without separating thousands, such as 1500 or 1.5.',
  },
  'fields.error.too_long': {
    es: 'Demasiadas cifras: como máximo 15, 10 de ellas decimales.',
    en: 'Too many digits: 15 at most, 10 of them decimals.',
  },
  'fields.error.field_key': {
    es: 'Solo minúsculas, números y guion bajo, empezando por una letra; como máximo 40.',
    en: 'Only lower-case letters, digits and underscores, starting with a letter; 40 at most.',
  },
  'fields.error.field_key_taken': { es: 'Ya hay un campo con esta clave.', en: 'This key is already used.' },
  'fields.error.not_an_address': {
    es: 'Escribir una dirección completa, como https://example.com o mailto:ana@example.com.',
    en: 'Enter a whole address, such as https://example.com or mailto:ana@example.com.',
  },
  'fields.uses': {
    es: '{count, plural, one {# campo de ticket} other {# campos de ticket}}',
    en: '{count, plural, one {# ticket field} other {# ticket fields}}',
  },
  'fields.error.in_use': { es: 'Algo depende de este campo.', en: 'Something refers to this field.' },
  'fields.error.needed_to_resolve': {
    es: '«{name}» hace falta para resolver el ticket.',
    en: '“{name}” is needed to resolve the ticket.',
  },
  'fields.error.options.none': {
    es: 'Escribir al menos una opción, una por línea.',
    en: 'Enter at least one option, one a line.',
  },
  'fields.error.options.too_many': {
    es: 'Son {count, number} opciones: como máximo {max, number}.',
    en: 'There are {count, number} options: {max, number} at most.',
  },
  'fields.error.options.no_name': {
    es: 'Línea {line, number}: falta el nombre de la opción.',
    en: 'Line {line, number}: the option has no name.',
  },
  'fields.error.options.no_value': {
    es: 'Línea {line, number}: falta el valor guardado. Escribirlo delante de «=», con letras minúsculas, números o «_».',
    en: 'Line {line, number}: the stored value is missing. Write it before “=”, in lower-case letters, digits or “_”.',
  },
  'fields.error.options.too_long': {
    es: 'Línea {line, number}: sobran caracteres, como máximo {max, number} en cada nombre.',
    en: 'Line {line, number}: too long, {max, number} characters at most in each name.',
  },
  'fields.error.options.twice': {
    es: 'Línea {line, number}: el valor guardado «{value}» es ya el de la línea {first, number}.',
    en: 'Line {line, number}: the stored value “{value}” is that of line {first, number} already.',
  },
  'fields.error.options.no_parent': {
    es: 'Línea {line, number}: en un árbol, una opción va debajo de otra anterior.',
    en: 'Line {line, number}: in a tree, an option stands below one that comes before.',
  },
  'fields.error.condition_unknown': {
    es: 'Ese campo no existe o está retirado.',
    en: 'That field does not exist or is retired.',
  },
  'fields.error.condition_not_choices': {
    es: 'Solo puede decidirlo un campo con opciones o una casilla.',
    en: 'Only a field with options or a checkbox can decide this.',
  },
  'fields.error.condition_circle': {
    es: 'Ese campo se muestra según este: ninguno de los dos se vería nunca.',
    en: 'That field is shown by this one: neither would ever be seen.',
  },
  'fields.error.condition_values': {
    es: 'Elegir al menos uno de los valores de ese campo.',
    en: 'Choose at least one of that field’s values.',
  },
  'fields.error.condition_access': {
    es: 'Los clientes no ven ese campo; este se lo descubriría.',
    en: 'Customers do not see that field; this one would give it away.',
  },
  'fields.error.condition_categories': {
    es: 'Ese campo no está en todas las categorías de este.',
    en: 'That field is not there for every category of this one.',
  },
  'fields.error.decides': {
    es: '«{name}» se muestra según este campo. Cambiar antes aquel.',
    en: '“{name}” is shown by this field. Change that one first.',
  },
  'fields.error.decides_by_option': {
    es: '«{name}» se muestra según una opción que falta aquí. Cambiar antes aquel campo.',
    en: '“{name}” is shown by an option that is missing here. Change that field first.',
  },
  'fields.error.decides_for_customers': {
    es: '«{name}» se muestra según este campo y los clientes lo ven. Cambiar antes aquel.',
    en: '“{name}” is shown by this field, and customers see it. Change that one first.',
  },
  'fields.error.decides_elsewhere': {
    es: '«{name}» se muestra según este campo y está en más categorías. Cambiar antes aquel.',
    en: '“{name}” is shown by this field, and is there for more categories. Change that one first.',
  },
  'fields.value.gone': { es: '{name} (ya no se ofrece)', en: '{name} (no longer offered)' },
  'fields.value.yes': { es: 'Sí', en: 'Yes' },
  'fields.value.no': { es: 'No', en: 'No' },
};
