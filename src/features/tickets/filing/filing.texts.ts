import type { Texts } from '../../../platform/i18n';

export const filingTexts: Texts = {
  'portal.new.title': { es: 'Nuevo ticket', en: 'New ticket' },
  'portal.new.title_staff': { es: 'Nueva solicitud', en: 'New request' },
  'portal.new.subtitle': {
    es: 'Cuanto más concreto, antes llega la solución.',
    en: 'The more specific it is, the sooner it is solved.',
  },
  'portal.new.category': { es: 'Categoría', en: 'Category' },
  'portal.new.category_empty': { es: 'No estoy seguro', en: 'I am not sure' },
  'portal.new.category_hint': {
    es: 'Lleva el ticket directamente a quien puede resolverlo.',
    en: 'Takes the ticket straight to whoever can solve it.',
  },
  'portal.new.category_general': { es: '{name} (general)', en: '{name} (general)' },
  'portal.new.show_fields': { es: 'Mostrar los datos de esta categoría', en: 'Show this category’s fields' },
  'portal.new.show_fields_hint': {
    es: 'Algunas categorías piden más datos. Los archivos se adjuntan al final.',
    en: 'Some categories ask for more. Attach files last.',
  },
  'portal.new.fields': { es: 'Datos de esta categoría', en: 'For this category' },
  'portal.new.urgency': { es: 'Urgencia', en: 'Urgency' },
  'portal.new.urgency.critical': {
    es: 'Nadie puede trabajar, o hay riesgo para personas o datos.',
    en: 'Nobody can work, or people or data are at risk.',
  },
  'portal.new.urgency.high': {
    es: 'No puedo hacer mi trabajo y no hay otra forma.',
    en: 'I cannot do my work and there is no way round it.',
  },
  'portal.new.urgency.normal': {
    es: 'Molesta, pero puedo seguir de otra manera.',
    en: 'It gets in the way, but I can carry on.',
  },
  'portal.new.urgency.low': {
    es: 'Una duda o mejora que puede esperar.',
    en: 'A question or improvement that can wait.',
  },
  'portal.new.subject': { es: 'Asunto', en: 'Subject' },
  'portal.new.subject_hint': {
    es: 'En una frase, qué pasa y dónde.',
    en: 'In one sentence: what happens, and where.',
  },
  'portal.new.description': { es: 'Descripción', en: 'Description' },
  'portal.new.description_hint': {
    es: 'Qué se intentaba hacer, qué ocurrió y desde cuándo. Admite formato: **negrita**, - lista, `código`.',
    en: 'What you were doing, what happened and since when. Formatting: **bold**, - list, `code`.',
  },
  'portal.new.attachments': { es: 'Archivos', en: 'Files' },
  'portal.new.limits': {
    es: '{files, plural, one {# archivo} other {Hasta # archivos}} de {size} como máximo cada uno.',
    en: '{files, plural, one {# file} other {Up to # files}} of at most {size} each.',
  },
  'portal.new.submit': { es: 'Enviar ticket', en: 'Submit ticket' },
  'portal.new.busy': { es: 'Enviando…', en: 'Submitting…' },
  'portal.new.cancel': { es: 'Cancelar', en: 'Cancel' },
  'portal.new.created': { es: 'Ticket #{number} creado', en: 'Ticket #{number} created' },

  'new.title': { es: 'Nuevo ticket para un cliente', en: 'New ticket for a customer' },

  'new.me': { es: '{name} (yo)', en: '{name} (me)' },

  'new.requester.search': {
    es: 'Buscar por nombre, correo o teléfono',
    en: 'Search by name, e-mail or telephone',
  },
  'new.requester.find': { es: 'Buscar', en: 'Find' },
  'new.requester.matches': { es: 'Cliente que hace la solicitud', en: 'Customer who asks' },
  'new.requester.hint': {
    es: 'Con dos letras aparecen los clientes que coinciden.',
    en: 'Two letters bring up the customers who match.',
  },
  'new.requester.nobody': {
    es: 'Ningún cliente coincide. Se puede crear aquí mismo.',
    en: 'No customer matches. Add one right here.',
  },

  'new.customer.add': { es: 'Crear un cliente nuevo', en: 'Add a new customer' },
  'new.customer.hint': {
    es: 'Se crea al guardar el ticket, si arriba no se elige a nadie.',
    en: 'Added when the ticket is saved, unless somebody is chosen above.',
  },
  'new.customer.name': { es: 'Nombre', en: 'Name' },
  'new.customer.email': { es: 'Correo electrónico', en: 'E-mail' },

  'new.properties': { es: 'Propiedades', en: 'Properties' },

  'new.no_category': { es: 'Sin categoría', en: 'No category' },

  'new.by_category': { es: 'Según la categoría', en: 'From the category' },

  'new.show_fields': { es: 'Mostrar los campos de la categoría', en: 'Show the fields of the category' },

  'new.fields': { es: 'Otros datos', en: 'More details' },

  'new.participants_hint': {
    es: 'Correos de otros clientes en copia, separados por comas; hasta {max, number}.',
    en: 'E-mail addresses of other customers in copy, separated by commas; up to {max, number}.',
  },

  'new.submit': { es: 'Crear ticket', en: 'Create ticket' },

  'new.busy': { es: 'Creando…', en: 'Creating…' },

  'new.cancel': { es: 'Cancelar', en: 'Cancel' },

  'new.error.requester': {
    es: 'Elegir un cliente, o escribir el nombre y el correo de uno nuevo.',
    en: 'Choose a customer, or enter the name and e-mail of a new one.',
  },
  'new.error.participant': {
    es: 'No hay nadie con el correo {address}.',
    en: 'There is nobody with the address {address}.',
  },

  'new.flash.created': { es: 'Ticket #{number} creado.', en: 'Ticket #{number} created.' },
};
