import type { Texts } from '../../platform/i18n';

// Whoever reads these reads them in a mail that nobody answers: what they can do they do in the ticket.

export const notificationTexts: Texts = {
  'mail.received.intro': {
    es: 'Hola, {name}: recibimos el ticket {number} y ya está en la cola del equipo. Esto es lo que llegó:',
    en: 'Hello {name}, we have received ticket {number} and it is in the team’s queue. This is what arrived:',
  },
  'mail.filed.intro': {
    es: 'Hola, {name}: {author} abrió el ticket {number} en tu nombre. Esto es lo que anotó:',
    en: 'Hello {name}, {author} opened ticket {number} for you. This is what was noted:',
  },
  'mail.copied.intro': {
    es: 'Hola, {name}: estás en copia del ticket {number}, «{subject}», que abrió {author}. Esto es lo que anotó:',
    en: 'Hello {name}, {author} opened ticket {number}, “{subject}”, with you in copy. This is what was noted:',
  },
  'mail.arrived.intro': {
    es: 'El ticket {number}, «{subject}», de {requester}, está en la cola de {department} y todavía nadie lo lleva:',
    en: 'Ticket {number}, “{subject}”, from {requester}, is in the queue of {department}, and nobody has it yet:',
  },
  'mail.answered.intro': {
    es: '{author} {files, plural, =0 {respondió} one {adjuntó un archivo} other {adjuntó # archivos}} en el ticket {number}{step, select, resolved { y lo dio por resuelto} closed { y lo cerró} reopened { y lo reabrió} other {}}:',
    en: '{author} {files, plural, =0 {replied on} one {attached a file to} other {attached # files to}} ticket {number}{step, select, resolved { and resolved it} closed { and closed it} reopened { and reopened it} other {}}:',
  },
  'mail.customer_replied.intro': {
    es: '{author} {files, plural, =0 {escribió} one {adjuntó un archivo} other {adjuntó # archivos}} en el ticket {number}, «{subject}»{step, select, resolved {, y lo dio por resuelto} closed {, y lo cerró} reopened {, y lo reabrió} other {}}:',
    en: '{author} {files, plural, =0 {wrote on} one {attached a file to} other {attached # files to}} ticket {number}, “{subject}”{step, select, resolved {, and resolved it} closed {, and closed it} reopened {, and reopened it} other {}}:',
  },
  'mail.noted.intro': {
    es: '{author} {files, plural, =0 {dejó una nota interna} one {adjuntó un archivo como nota interna} other {adjuntó # archivos como nota interna}} en el ticket {number}, «{subject}»{step, select, resolved {, y lo dio por resuelto} closed {, y lo cerró} reopened {, y lo reabrió} other {}}:',
    en: '{author} {files, plural, =0 {left an internal note on} one {attached a file as an internal note to} other {attached # files as an internal note to}} ticket {number}, “{subject}”{step, select, resolved {, and resolved it} closed {, and closed it} reopened {, and reopened it} other {}}:',
  },
  'mail.assigned.intro': {
    es: 'Hola, {name}: el ticket {number}, «{subject}», ahora está a tu cargo.',
    en: 'Hello {name}, ticket {number}, “{subject}”, is now assigned to you.',
  },
  'mail.resolved.intro': {
    es: 'Hola, {name}: el ticket {number}, «{subject}», quedó resuelto{says, select, something {. Esta es la solución:} other {.}}',
    en: 'Hello {name}, ticket {number}, “{subject}”, is resolved{says, select, something {. This is the solution:} other {.}}',
  },
  'mail.resolved.ask': {
    es: 'Si algo sigue fallando, se puede escribir en el ticket; si todo va bien, se agradece una valoración.',
    en: 'If something is still wrong, write it on the ticket; if all is well, a rating is welcome.',
  },
  'mail.resolved.after': {
    es: 'Si nadie escribe, se cerrará en {days, plural, one {# día} other {# días}}.',
    en: 'If nobody writes, it will close in {days, plural, one {# day} other {# days}}.',
  },
  'mail.closed.intro': {
    es: 'Hola, {name}: {author} cerró el ticket {number}, «{subject}»{reason, select, duplicate {, porque trata de lo mismo que otro} other {}}.',
    en: 'Hello {name}, {author} closed ticket {number}, “{subject}”{reason, select, duplicate {, because it is about the same as another one} other {}}.',
  },
  'mail.closed.after': {
    es: 'Si hace falta seguir con el asunto, se puede escribir en el ticket.',
    en: 'If there is more to it, write it on the ticket.',
  },
  'mail.reopened.intro': {
    es: '{author} reabrió el ticket {number}, «{subject}».',
    en: '{author} reopened ticket {number}, “{subject}”.',
  },
  'mail.files': {
    es: '{count, plural, one {Archivo adjunto:} other {Archivos adjuntos:}}',
    en: '{count, plural, one {Attached file:} other {Attached files:}}',
  },
  'mail.file': { es: '{name} ({size})', en: '{name} ({size})' },
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
    es: 'Este resumen lo envía {desk} cuando terminan tus horas de silencio. Nadie lee las respuestas a este correo.',
    en: '{desk} sends you this digest when your quiet hours end. Nobody reads answers to this e-mail.',
  },
  'mail.open_ticket': { es: 'Ver el ticket {number}', en: 'View ticket {number}' },
  'mail.footer': {
    es: 'Este mensaje lo envía {desk} porque participas en el ticket. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: 'You get this message from {desk} because you take part in the ticket. Nobody reads answers to this e-mail: reply on the ticket.',
  },
  'mail.footer_department': {
    es: 'Este mensaje lo envía {desk} a {department} porque nadie lleva el ticket. Nadie lee las respuestas a este correo: se contesta en el ticket.',
    en: '{desk} sends this message to {department} because nobody has the ticket. Nobody reads answers to this e-mail: reply on the ticket.',
  },
};
