import type { Texts } from '../../../platform/i18n';

/** What desk and portal tell alike of a search. */
export const searchToldTexts: Texts = {
  'search.count': {
    es: '{count, plural, =0 {Ningún ticket} one {# ticket} other {# tickets}}',
    en: '{count, plural, =0 {No tickets} one {# ticket} other {# tickets}}',
  },
  'search.count_more': { es: 'Más de {count, number} tickets', en: 'More than {count, number} tickets' },
  'search.first': { es: 'Volver a los primeros resultados', en: 'Back to the first results' },

  'search.place.number': { es: 'Número', en: 'Number' },
  'search.place.subject': { es: 'Asunto', en: 'Subject' },
  'search.place.description': { es: 'Descripción', en: 'Description' },
  'search.place.reply': { es: 'Respuesta', en: 'Reply' },
  'search.place.note': { es: 'Nota interna', en: 'Internal note' },
  'search.place.solution': { es: 'Solución', en: 'Solution' },
  'search.place.rating': { es: 'Valoración', en: 'Rating' },
  'search.place.tag': { es: 'Etiquetas', en: 'Tags' },
  'search.place.field': { es: 'Campo', en: 'Field' },
  'search.place.field_named': { es: 'Campo «{name}»', en: 'Field “{name}”' },
  'search.place.file': { es: 'Archivo', en: 'File' },
  'search.place.file_text': { es: 'En un archivo', en: 'In a file' },
  'search.place.file_named': { es: 'En el archivo «{name}»', en: 'In the file “{name}”' },
  'search.place.person': { es: 'Persona', en: 'Person' },

  'search.cut': {
    es: 'Solo se buscan los primeros {max} caracteres; el resto no se tiene en cuenta.',
    en: 'Only the first {max} characters are searched for; the rest is left out.',
  },
  'search.too_many_words': {
    es: 'Son demasiadas palabras: se buscan las primeras.',
    en: 'These are too many words: the first of them are searched for.',
  },
  'search.instead': {
    es: 'No hay nada con «{typed}»: se muestra «{found}».',
    en: 'There is nothing with “{typed}”: showing “{found}”.',
  },
  'search.building': {
    es: 'La búsqueda se está preparando tras una actualización: puede faltar algo de lo más antiguo.',
    en: 'The search is being prepared after an upgrade: some of what is older may be missing.',
  },
  'search.nothing_to_find': { es: 'Faltan palabras que buscar', en: 'There are no words to search for' },
  'search.nothing_to_find_text': {
    es: 'Hace falta al menos una palabra o un número: los signos solos y los comodines no encuentran nada.',
    en: 'It takes a word or a number at least: signs by themselves and wildcards find nothing.',
  },
};
