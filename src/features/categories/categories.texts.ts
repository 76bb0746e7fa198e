import type { Texts } from '../../platform/i18n';

export const categoriesTexts: Texts = {
  'categories.title': { es: 'Categorías', en: 'Categories' },
  'categories.subtitle': {
    es: 'De qué tratan los tickets y qué departamento los atiende.',
    en: 'What tickets are about, and which department works on them.',
  },
  'categories.words': {
    es: 'temas subcategorías clasificación árbol',
    en: 'topics subcategories classification tree',
  },
  'categories.new': { es: 'Nueva categoría', en: 'New category' },
  'categories.add_child': { es: 'Añadir subcategoría', en: 'Add a subcategory' },
  'categories.search': { es: 'Buscar categorías', en: 'Search categories' },
  'categories.column.otherName': { es: 'Nombre en inglés', en: 'Name in Spanish' },
  'categories.column.department': { es: 'Departamento', en: 'Department' },
  'categories.column.skills': { es: 'Habilidades', en: 'Skills' },
  'categories.below': { es: 'subcategoría', en: 'subcategory' },
  'categories.empty.title': { es: 'Aún no hay categorías', en: 'No categories yet' },
  'categories.empty.text': {
    es: 'Con categorías, cada ticket llega solo al departamento que lo atiende.',
    en: 'With categories, each ticket finds its department by itself.',
  },
  'categories.field.nameEs': { es: 'Nombre en español', en: 'Name in Spanish' },
  'categories.field.nameEn': { es: 'Nombre en inglés', en: 'Name in English' },
  'categories.field.parentId': { es: 'Dentro de', en: 'Inside' },
  'categories.hint.parentId': {
    es: 'Vacío para una categoría; una subcategoría elige la suya.',
    en: 'Empty for a category; a subcategory chooses its own.',
  },
  'categories.has_children': {
    es: 'Tiene subcategorías, así que no puede ir dentro de otra.',
    en: 'It has subcategories, so it cannot go inside another.',
  },
  'categories.top_level': { es: 'Ninguna: es una categoría', en: 'None: it is a category' },
  'categories.field.departmentId': { es: 'Departamento', en: 'Department' },
  'categories.hint.departmentId': {
    es: 'Una subcategoría usa el de su categoría.',
    en: 'A subcategory uses its category’s.',
  },
  'categories.field.skillIds': { es: 'Habilidades necesarias', en: 'Skills required' },
  'categories.field.position': { es: 'Posición', en: 'Position' },
  'categories.hint.position': { es: 'Las menores van primero.', en: 'Lower ones come first.' },
  'categories.field.isActive': { es: 'Categoría activa', en: 'Category is active' },
  'categories.hint.isActive': {
    es: 'Inactiva no se ofrece en tickets nuevos; tampoco sus subcategorías.',
    en: 'When inactive it is not offered for new tickets, nor are its subcategories.',
  },
  'categories.removal.title': { es: 'Eliminar la categoría «{name}»', en: 'Remove the category “{name}”' },
  'categories.uses.subcategories': {
    es: '{count, plural, one {# subcategoría} other {# subcategorías}}',
    en: '{count, plural, one {# subcategory} other {# subcategories}}',
  },
  'categories.uses.categories': {
    es: '{count, plural, one {# categoría} other {# categorías}}',
    en: '{count, plural, one {# category} other {# categories}}',
  },
  'categories.uses.skills': {
    es: '{count, plural, one {# categoría la exige} other {# categorías la exigen}}',
    en: '{count, plural, one {# category requires it} other {# categories require it}}',
  },
  'categories.flash.created': { es: 'Categoría «{name}» creada.', en: 'Category “{name}” created.' },
  'categories.flash.saved': { es: 'Categoría «{name}» guardada.', en: 'Category “{name}” saved.' },
  'categories.flash.removed': { es: 'Categoría «{name}» eliminada.', en: 'Category “{name}” removed.' },
  'categories.error.name_taken': {
    es: 'En ese nivel ya hay una categoría con ese nombre.',
    en: 'There is a category of that name on that level already.',
  },
  'categories.error.two_levels': {
    es: 'Tiene subcategorías: hay que moverlas antes.',
    en: 'It has subcategories: move those first.',
  },
  'categories.error.move_to_top_level': {
    es: 'Tiene subcategorías: elegir una categoría, no una subcategoría.',
    en: 'It has subcategories: choose a category, not a subcategory.',
  },
  'categories.error.in_use': {
    es: 'Elegir la categoría que se queda con todo.',
    en: 'Choose the category that takes it all over.',
  },
};
