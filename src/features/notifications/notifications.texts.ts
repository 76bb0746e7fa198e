import type { Texts } from '../../platform/i18n';

export const notificationTexts: Texts = {
  'mail.received.intro': {
    es: 'Hola, {name}: recibimos el ticket {number} y ya está en la cola del equipo. Esto es lo que llegó:',
    en: 'Hello {name}, we have received ticket {number} and it is in the team’s queue. This is what arrived:',
  },
  'mail.filed.intro': {
    es: 'Hola, {name}: {author} abrió el ticket {number} en tu nombre. Esto es lo que anotó:',
    en: 'Hello {name}, {author} opened ticket {number} for you. This is what was noted:',
  },
  'mail.answered.intro': {
    es: '{author} respondió en el ticket {number}:',
    en: '{author} replied on ticket {number}:',
  },
  'mail.customer_replied.intro': {
    es: '{author} escribió en el ticket {number}, «{subject}»:',
    en: '{author} wrote on ticket {number}, “{subject}”:',
  },
  'mail.noted.intro': {
    es: '{author} dejó una nota interna en el ticket {number}, «{subject}»:',
    en: '{author} left an internal note on ticket {number}, “{subject}”:',
  },
  'mail.assigned.intro': {
    es: 'Hola, {name}: el ticket {number}, «{subject}», ahora está a tu cargo.',
    en: 'Hello {name}, ticket {number}, “{subject}”, is now assigned to you.',
  },
  'mail.resolved.intro': {
    es: 'Hola, {name}: el ticket {number} quedó resuelto. Si algo sigue fallando, basta con responder; si todo va bien, se agradece una valoración.',
    en: 'Hello {name}, ticket {number} is resolved. If something is still wrong, just reply; if all is well, a rating is welcome.',
  },
  'mail.reopened.intro': {
    es: 'El ticket {number}, «{subject}», se reabrió.',
    en: 'Ticket {number}, “{subject}”, has been reopened.',
  },
  'mail.open_ticket': { es: 'Ver el ticket {number}', en: 'View ticket {number}' },
  'mail.footer': {
    es: 'Este mensaje lo envía {desk} porque participas en el ticket.',
    en: 'You get this message from {desk} because you take part in the ticket.',
  },
};
