import type { Texts } from '../../platform/i18n';

export const searchTexts: Texts = {
  'search.title': { es: 'Buscar', en: 'Search' },
  'search.title_of': { es: '{q} – Buscar', en: '{q} – Search' },
  'search.box': {
    es: 'Buscar tickets, personas y organizaciones',
    en: 'Search tickets, people and organizations',
  },
  'search.tickets': { es: 'Tickets', en: 'Tickets' },
  'search.people': { es: 'Personas', en: 'People' },
  'search.organizations': { es: 'Organizaciones', en: 'Organizations' },
  'search.organization': { es: 'Organización', en: 'Organization' },
  'search.all_people': { es: 'Todas las personas que coinciden', en: 'Everybody who matches' },
  'search.all_organizations': {
    es: 'Todas las organizaciones que coinciden',
    en: 'All organizations that match',
  },
  'search.their_tickets': { es: 'Tickets', en: 'Tickets' },
  'search.their_tickets_of': { es: 'Tickets de {name}', en: 'Tickets of {name}' },
  'search.further': { es: 'Más resultados', en: 'Further results' },

  'search.nothing': { es: 'No hay nada con «{q}»', en: 'Nothing found for “{q}”' },
  'search.nothing_text': {
    es: 'Ayuda quitar palabras, escribir solo el principio de una o buscar un número de ticket.',
    en: 'It helps to leave words out, to type only the beginning of one, or to search for a ticket’s number.',
  },
  'search.nothing_plain': { es: 'Buscar sin los filtros', en: 'Search without the filters' },

  'search.recent': { es: 'Búsquedas recientes', en: 'Recent searches' },
  'search.recent_remove': { es: 'Quitar la búsqueda {q}', en: 'Remove the search {q}' },
  'search.recent_clear': { es: 'Quitar todas', en: 'Remove all' },
  'search.how': { es: 'Cómo buscar', en: 'How to search' },
  'search.how_text': {
    es: 'Se busca en asuntos, conversaciones, notas, campos, etiquetas, archivos y nombres, sin distinguir acentos ni mayúsculas.',
    en: 'The search goes through subjects, conversations, notes, fields, tags, files and names, whatever their accents and capitals.',
  },
  'search.example.words': { es: 'impresora papel', en: 'printer paper' },
  'search.example.words_text': {
    es: 'Todas las palabras, en cualquier orden; basta el principio de cada una.',
    en: 'All the words, in any order; the beginning of each is enough.',
  },
  'search.example.phrase': { es: '"no enciende"', en: '"does not start"' },
  'search.example.phrase_text': {
    es: 'Las palabras juntas y en ese orden.',
    en: 'The words together, in that order.',
  },
  'search.example.without': { es: 'correo -spam', en: 'mail -spam' },
  'search.example.without_text': {
    es: 'Lo que no tiene la palabra tras el guion.',
    en: 'What has not the word behind the dash.',
  },
  'search.example.number': { es: '#1041', en: '#1041' },
  'search.example.number_text': { es: 'Un ticket por su número.', en: 'A ticket by its number.' },
  'search.example.phone': { es: '600 123 456', en: '600 123 456' },
  'search.example.phone_text': {
    es: 'Un teléfono, escrito de cualquier forma.',
    en: 'A telephone, however it is written.',
  },
  'search.example.code': { es: '0x80070005', en: '0x80070005' },
  'search.example.code_text': {
    es: 'Un código de error, un número de serie o una parte.',
    en: 'An error code, a serial number, or a part of one.',
  },
  'search.example.filters': { es: 'estado:abierto prioridad:P1,P2', en: 'status:open priority:P1,P2' },
  'search.example.filters_text': {
    es: 'Filtros como los de las colas, también con palabras; al escribir se ofrece cómo seguir.',
    en: 'Filters as the queues have them, with words too; how to go on is offered as one types.',
  },

  'search.palette.found': {
    es: '{count, plural, =0 {Ningún resultado} one {# resultado} other {# resultados}}',
    en: '{count, plural, =0 {No results} one {# result} other {# results}}',
  },
};
