import type { Texts } from '../../../platform/i18n';

/** What messages, their kinds and their variables are called, and what stands for variables in an example. */
export const templateWordsTexts: Texts = {
  'templates.kind.created': { es: 'Tickets nuevos', en: 'New tickets' },
  'templates.kind.assigned': { es: 'Asignaciones', en: 'Assignments' },
  'templates.kind.reply': { es: 'Respuestas', en: 'Replies' },
  'templates.kind.note': { es: 'Notas internas', en: 'Internal notes' },
  'templates.kind.mention': { es: 'Menciones', en: 'Mentions' },
  'templates.kind.status': { es: 'Cambios de estado', en: 'Changes of status' },
  'templates.kind.reopened': { es: 'Reabiertos', en: 'Reopened' },
  'templates.kind.sla_warning': { es: 'Plazos en riesgo', en: 'Targets at risk' },
  'templates.kind.sla_breach': { es: 'Plazos incumplidos', en: 'Targets breached' },
  'templates.kind.rating': { es: 'Valoraciones', en: 'Ratings' },
  'templates.kind.announcement': { es: 'Anuncios', en: 'Announcements' },
  'templates.kind.report_ready': { es: 'Informes', en: 'Reports' },
  'templates.kind.report_scheduled': { es: 'Informes programados', en: 'Scheduled reports' },
  'templates.kind.digest': { es: 'Resumen', en: 'Digest' },

  'templates.name.received': { es: 'Recibido', en: 'Received' },
  'templates.about.received': {
    es: 'A quien abre un ticket, como acuse de recibo.',
    en: 'To whoever files a ticket, as a receipt.',
  },
  'templates.name.filed': { es: 'Abierto en su nombre', en: 'Filed for somebody' },
  'templates.about.filed': {
    es: 'A quien pide ayuda, cuando otra persona abre el ticket.',
    en: 'To whoever asks, when somebody else files the ticket.',
  },
  'templates.name.copied': { es: 'En copia', en: 'In copy' },
  'templates.about.copied': {
    es: 'A quien se pone en copia de un ticket.',
    en: 'To whoever is put in copy of a ticket.',
  },
  'templates.name.arrived': { es: 'Llegó a la cola', en: 'Arrived in the queue' },
  'templates.about.arrived': {
    es: 'Al departamento mientras nadie lleva el ticket; también a quien lo sigue y, si es P1, a quien lo dirige.',
    en: 'To the department while nobody has the ticket; also to whoever follows it and, for a P1, to its manager.',
  },
  'templates.name.raised': { es: 'Pasó a P1', en: 'Made P1' },
  'templates.about.raised': {
    es: 'A quien lleva o sigue el ticket, y a quien dirige el departamento, cuando pasa a ser P1.',
    en: 'To whoever has or follows the ticket, and to the manager of the department, when it becomes P1.',
  },
  'templates.name.answered': { es: 'Respuesta del equipo', en: 'Reply by staff' },
  'templates.about.answered': {
    es: 'A quien pidió ayuda, a quien está en copia y a quien sigue el ticket.',
    en: 'To whoever asked, to whoever is in copy, and to whoever follows the ticket.',
  },
  'templates.name.customer_replied': { es: 'Respuesta del cliente', en: 'Reply by a customer' },
  'templates.about.customer_replied': {
    es: 'A quien lleva el ticket y a quien lo sigue.',
    en: 'To whoever has the ticket, and to whoever follows it.',
  },
  'templates.name.noted': { es: 'Nota interna', en: 'Internal note' },
  'templates.about.noted': {
    es: 'Al equipo que trabaja en el ticket; nunca a clientes.',
    en: 'To staff who work on the ticket; never to customers.',
  },
  'templates.name.mentioned': { es: 'Mención', en: 'Mention' },
  'templates.about.mentioned': {
    es: 'A quien nombran con @ en una respuesta o una nota.',
    en: 'To whoever is named with @ in a reply or a note.',
  },
  'templates.name.assigned': { es: 'Asignado', en: 'Assigned' },
  'templates.about.assigned': {
    es: 'A quien queda a cargo del ticket.',
    en: 'To whoever is given the ticket.',
  },
  'templates.name.resolved': { es: 'Resuelto', en: 'Resolved' },
  'templates.about.resolved': {
    es: 'A quien pidió ayuda, a quien está en copia, a quien lleva el ticket y a quien lo sigue.',
    en: 'To whoever asked, is in copy, has the ticket or follows it.',
  },
  'templates.name.closed': { es: 'Cerrado', en: 'Closed' },
  'templates.about.closed': {
    es: 'A esas mismas personas, si lo cierra una persona y no por ser spam.',
    en: 'To the same people, when a person closes it, and not as spam.',
  },
  'templates.name.stepped': { es: 'En curso o en espera', en: 'In progress or on hold' },
  'templates.about.stepped': {
    es: 'A todas las personas del ticket, solo dentro de la mesa de ayuda.',
    en: 'To everybody who has to do with the ticket, within the desk alone.',
  },
  'templates.name.reopened': { es: 'Reabierto', en: 'Reopened' },
  'templates.about.reopened': {
    es: 'A todas las personas del ticket.',
    en: 'To everybody who has to do with the ticket.',
  },
  'templates.name.sla_warned': { es: 'Plazo en riesgo', en: 'Target at risk' },
  'templates.about.sla_warned': {
    es: 'A quien lleva el ticket y a quien lo sigue, antes de que se incumpla un plazo; si nadie lo lleva, al departamento.',
    en: 'To whoever has or follows the ticket, before a target is missed; to the department while nobody has it.',
  },
  'templates.name.sla_breached': { es: 'Plazo incumplido', en: 'Target breached' },
  'templates.about.sla_breached': {
    es: 'A esas mismas personas y a quien dirige el departamento, cuando se incumple un plazo.',
    en: 'To the same people and to the manager of the department, when a target is missed.',
  },
  'templates.name.rated': { es: 'Valoración', en: 'Rating' },
  'templates.about.rated': {
    es: 'A quien lleva el ticket y a quien lo sigue, cuando lo valoran.',
    en: 'To whoever has or follows the ticket, when it is rated.',
  },
  'templates.name.announcement': { es: 'Anuncio', en: 'Announcement' },
  'templates.about.announcement': {
    es: 'A quien elija la administración, con el texto del anuncio.',
    en: 'To those whom administrators choose, with what they announce.',
  },
  'templates.name.export_ready': { es: 'Exportación lista', en: 'Export ready' },
  'templates.about.export_ready': {
    es: 'A quien pidió un archivo con muchas filas, en cuanto se puede descargar.',
    en: 'To whoever asked for a file of many rows, once it can be downloaded.',
  },
  'templates.name.report_scheduled': { es: 'Informe programado', en: 'Scheduled report' },
  'templates.about.report_scheduled': {
    es: 'A quien recibe un informe a su hora, con las primeras cifras y el archivo.',
    en: 'To whoever gets a report at its hour, with the first figures and the file.',
  },
  'templates.name.digest': { es: 'Resumen', en: 'Digest' },
  'templates.about.digest': {
    es: 'Lo que esperaba durante las horas de silencio o una pausa.',
    en: 'What waited during quiet hours or a pause.',
  },

  'templates.variable.desk': { es: 'Nombre de la mesa de ayuda', en: 'Name of the desk' },
  'templates.variable.recipient.name': { es: 'Quien recibe el mensaje', en: 'Who gets the message' },
  'templates.variable.ticket.number': { es: 'Número, con #', en: 'Number, with #' },
  'templates.variable.ticket.subject': { es: 'Asunto', en: 'Subject' },
  'templates.variable.ticket.requester': { es: 'Solicitante', en: 'Requester' },
  'templates.variable.ticket.department': { es: 'Departamento', en: 'Department' },
  'templates.variable.ticket.priority': { es: 'Prioridad, en palabras', en: 'Priority, in words' },
  'templates.variable.ticket.status': { es: 'Estado, en palabras', en: 'Status, in words' },
  'templates.variable.ticket.assignee': {
    es: 'Quien lo lleva; vacío si nadie',
    en: 'Who has it; empty when nobody does',
  },
  'templates.variable.ticket.url': { es: 'Dirección del ticket', en: 'Address of the ticket' },
  'templates.variable.ticket.due': {
    es: 'Cuándo vence; vacío si no vence',
    en: 'When it is due; empty when it is not',
  },
  'templates.variable.author': { es: 'Quien lo hizo', en: 'Who did it' },
  'templates.variable.step': {
    es: 'El paso que dio a la vez: resolved, closed o reopened',
    en: 'The step it took with it: resolved, closed or reopened',
  },
  'templates.variable.reason': {
    es: 'duplicate, si trata de lo mismo que otro',
    en: 'duplicate, when it is about the same as another one',
  },
  'templates.variable.files': {
    es: 'Cuántos archivos llegaron sin texto',
    en: 'How many files came without a text',
  },
  'templates.variable.says': { es: 'Sí, si debajo va un texto', en: 'Yes, when a text stands below' },
  'templates.variable.solution': { es: 'La solución', en: 'The solution' },
  'templates.variable.days': {
    es: 'Días hasta que se cierra solo',
    en: 'Days until it closes by itself',
  },
  'templates.variable.asked': { es: 'Sí, para quien pidió ayuda', en: 'Yes, for whoever asked' },
  'templates.variable.takes_part': {
    es: 'Sí, para quien participa en el ticket',
    en: 'Yes, for whoever takes part in the ticket',
  },
  'templates.variable.minutes': {
    es: 'Minutos que quedan de plazo',
    en: 'Minutes that are left of it',
  },
  'templates.variable.target': { es: 'Qué se prometió', en: 'What was promised' },
  'templates.variable.policy': { es: 'Política de SLA', en: 'SLA policy' },
  'templates.variable.stars': { es: 'Valoración, del 1 al 10', en: 'Rating, from 1 to 10' },
  'templates.variable.comment': { es: 'Comentario de la valoración', en: 'Comment with the rating' },
  'templates.variable.title': {
    es: 'Título del anuncio o del informe, o nombre del archivo',
    en: 'Title of the announcement or the report, or name of the file',
  },
  'templates.variable.text': { es: 'Texto del anuncio', en: 'Text of the announcement' },
  'templates.variable.period': { es: 'Días del informe', en: 'Days of the report' },
  'templates.variable.count': { es: 'Cuántas novedades, o filas', en: 'How many updates, or rows' },

  'templates.sample.author': { es: 'Marta Gil', en: 'Martha Gill' },
  'templates.sample.requester': { es: 'Lucía Fernández', en: 'Lucy Fernandez' },
  'templates.sample.department': { es: 'Sistemas', en: 'IT' },
  'templates.sample.subject': { es: 'La impresora no responde', en: 'The printer does not answer' },
  'templates.sample.solution': { es: 'Se cambió el cable de red.', en: 'The network cable was replaced.' },
  'templates.sample.target': { es: 'Primera respuesta', en: 'First response' },
  'templates.sample.policy': { es: 'Estándar', en: 'Standard' },
  'templates.sample.comment': { es: 'Rápido y amable.', en: 'Quick and friendly.' },
  'templates.sample.title': { es: 'Corte programado el domingo', en: 'Planned outage on Sunday' },
  'templates.sample.period': { es: '23–29 nov 2026', en: '23 – 29 Nov 2026' },
  'templates.sample.text': {
    es: 'El correo no funcionará de 8:00 a 10:00.',
    en: 'Mail will be down from 8:00 to 10:00.',
  },
};
