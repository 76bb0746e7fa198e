import type { Texts } from '../../platform/i18n';

/** What the page of one delivery says, and whoever has an address that was refused. */
export const oneDeliveryTexts: Texts = {
  'deliveries.one.facts': { es: 'Datos', en: 'Facts' },
  'deliveries.one.history': { es: 'Qué ha sido de él', en: 'What became of it' },
  'deliveries.one.events': { es: 'Qué cuenta', en: 'What it tells' },
  'deliveries.one.events_none': {
    es: 'No cuenta ningún suceso de un ticket.',
    en: 'It tells no event of a ticket.',
  },
  'deliveries.one.text': { es: 'Tal como se lee', en: 'As it is read' },
  'deliveries.one.files': { es: 'Archivos adjuntos', en: 'Attached files' },
  'deliveries.one.file_gone': { es: 'Ya no se guarda', en: 'Not kept any more' },
  'deliveries.one.secret': {
    es: 'El enlace que contiene abre una cuenta: aquí no se muestra.',
    en: 'The link in it opens an account: it is not shown here.',
  },
  'deliveries.one.unwritten': {
    es: 'Se escribe cuando sale, con lo que entonces valga.',
    en: 'It is written when it leaves, with what is true by then.',
  },
  'deliveries.one.in_app': {
    es: 'Se redacta cada vez que se lee, en el idioma de quien lo lee.',
    en: 'It is worded whenever it is read, in its reader’s language.',
  },
  'deliveries.one.by': { es: 'por {name}', en: 'by {name}' },
  'deliveries.one.written': { es: 'Escrito', en: 'Written' },
  'deliveries.one.held': { es: 'Retenido hasta este momento', en: 'Held until this moment' },
  'deliveries.one.tried': {
    es: '{count, plural, one {Primer intento, sin éxito} other {Intento número #, sin éxito}}',
    en: '{count, plural, one {First try, in vain} other {Try number #, in vain}}',
  },
  'deliveries.one.tried_often': {
    es: 'Intentos {from} a {to}, sin éxito; el primero, el {since}',
    en: 'Tries {from} to {to}, in vain; the first on {since}',
  },
  'deliveries.one.retried': { es: 'Reintentado por {name}', en: 'Tried again by {name}' },
  'deliveries.one.next': { es: 'Próximo intento', en: 'Next try' },
  'deliveries.one.until': { es: 'Después de esto no se intenta más', en: 'Not tried any more after this' },
  'deliveries.one.sent': { es: 'Entregado al servidor', en: 'Handed to the server' },
  'deliveries.one.shown': { es: 'Disponible en la mesa', en: 'There in the desk' },
  'deliveries.one.read': { es: 'Leído', en: 'Read' },
};
