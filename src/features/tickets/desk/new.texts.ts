import type { Texts } from '../../../platform/i18n';

export const newTicketTexts: Texts = {
  'new.title': { es: 'Nuevo ticket para un cliente', en: 'New ticket for a customer' },
  'new.me': { es: '{name} (yo)', en: '{name} (me)' },
  'new.requester.search': { es: 'Buscar por nombre o correo', en: 'Search by name or e-mail' },
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
    es: 'Correos de otros clientes en copia, separados por comas.',
    en: 'E-mail addresses of other customers in copy, separated by commas.',
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
