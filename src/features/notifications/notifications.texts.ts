import type { Texts } from '../../platform/i18n';

// Whoever reads these reads them in a mail that nobody answers: what they can do they do in the ticket.

export const notificationTexts: Texts = {
  'mail.files': {
    es: '{count, plural, one {Archivo adjunto:} other {Archivos adjuntos:}}',
    en: '{count, plural, one {Attached file:} other {Attached files:}}',
  },
  'mail.file': { es: '{name} ({size})', en: '{name} ({size})' },
  'mail.more': {
    es: '{count, plural, one {Y uno más, que se lee en el ticket.} other {Y # más, que se leen en el ticket.}}',
    en: '{count, plural, one {And one more, to be read on the ticket.} other {And # more, to be read on the ticket.}}',
  },
  'mail.fact.subject': { es: 'Asunto', en: 'Subject' },
  'mail.fact.status': { es: 'Estado', en: 'Status' },
  'mail.fact.requester': { es: 'Solicitante', en: 'Requester' },
  'mail.fact.department': { es: 'Departamento', en: 'Department' },
  'mail.fact.priority': { es: 'Prioridad', en: 'Priority' },
  'mail.fact.assignee': { es: 'A cargo de', en: 'Assigned to' },
  'mail.fact.nobody': { es: 'Nadie', en: 'Nobody' },
  'mail.fact.due': { es: 'Vence', en: 'Due' },
  'mail.fact.created': { es: 'Abierto', en: 'Opened' },
  'mail.digest.more': {
    es: '{count, plural, one {Y # ticket más.} other {Y # tickets más.}}',
    en: '{count, plural, one {And # more ticket.} other {And # more tickets.}}',
  },
  'mail.digest.zone': { es: 'Horas de {zone}.', en: 'Times in {zone}.' },
  'mail.digest.open': { es: 'Ver los avisos', en: 'View notifications' },
  'mail.footer_digest': {
    es: 'Este resumen lo envía {desk} cuando terminan tus horas de silencio o tu pausa. Nadie lee las respuestas a este correo.',
    en: '{desk} sends you this digest when your quiet hours or your pause end. Nobody reads answers to this e-mail.',
  },
  'mail.open_ticket': { es: 'Ver el ticket {number}', en: 'View ticket {number}' },
  'mail.open_report': { es: 'Ver el informe', en: 'View the report' },
  'mail.end_report': { es: 'No recibir más este informe', en: 'Get this report no more' },
  'mail.footer_report': {
    es: 'Este informe te llega porque {sender} te puso entre quienes lo reciben de {desk}. Nadie lee las respuestas a este correo.',
    en: 'You get this report because {sender} has put you among those who get it from {desk}. Nobody reads answers to this e-mail.',
  },
  'mail.choose': { es: 'Elegir qué te llega', en: 'Choose what you get' },
  'mail.end_kind': { es: 'No recibir más correos de este tipo', en: 'Get no more mail of this kind' },
  'mail.footer': {
    es: 'Este mensaje lo envía {desk} porque participas en el ticket. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: 'You get this message from {desk} because you take part in the ticket. Nobody reads answers to this e-mail: reply on the ticket.',
  },
  'mail.footer_mentioned': {
    es: 'Este mensaje lo envía {desk} porque te mencionaron en el ticket. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: 'You get this message from {desk} because you were mentioned on the ticket. Nobody reads answers to this e-mail: reply on the ticket.',
  },
  'mail.footer_follows': {
    es: 'Este mensaje lo envía {desk} porque sigues los tickets de {department}. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: 'You get this message from {desk} because you follow the tickets of {department}. Nobody reads answers to this e-mail: reply on the ticket.',
  },
  'mail.footer_manages': {
    es: 'Este mensaje lo envía {desk} porque diriges {department}. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: 'You get this message from {desk} because you manage {department}. Nobody reads answers to this e-mail: reply on the ticket.',
  },
  'mail.footer_department': {
    es: 'Este mensaje lo envía {desk} a {department} porque nadie lleva el ticket. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: '{desk} sends this message to {department} because nobody has the ticket. Nobody reads answers to this e-mail: reply on the ticket.',
  },
};
