import type { Texts } from '../../../platform/i18n';

/** A ticket on paper. */
export const paperTexts: Texts = {
  'ticket.paper.download': { es: 'Descargar en PDF', en: 'Download as PDF' },
  'ticket.paper.download_notes': { es: 'PDF con las notas internas', en: 'PDF with internal notes' },
  'ticket.paper.with_notes': {
    es: 'Contiene notas internas: solo para el equipo.',
    en: 'Contains internal notes: for staff only.',
  },
  'ticket.paper.title': { es: 'Ticket {number}: {subject}', en: 'Ticket {number}: {subject}' },
  'ticket.paper.made': {
    es: 'Descargado por {name} el {moment}. Las horas son las de {zone}.',
    en: 'Downloaded by {name} on {moment}. Times are those of {zone}.',
  },
  'ticket.paper.status': { es: 'Estado', en: 'Status' },
  'ticket.paper.conversation': { es: 'Conversación', en: 'Conversation' },
  'ticket.paper.solution': { es: 'Solución', en: 'Solution' },
  'ticket.paper.note': { es: 'Nota interna', en: 'Internal note' },
  'ticket.paper.files': { es: 'Archivos adjuntos: {files}', en: 'Attached files: {files}' },
  'ticket.paper.empty': { es: 'Sin texto.', en: 'No text.' },
  'ticket.paper.logo': { es: 'Logotipo de {name}', en: 'Logo of {name}' },
  'ticket.paper.page': { es: 'Página {page} de {pages}', en: 'Page {page} of {pages}' },
};
