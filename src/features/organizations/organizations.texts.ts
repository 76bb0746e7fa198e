import type { Texts } from '../../platform/i18n';

export const organizationsTexts: Texts = {
  'organizations.title': { es: 'Organizaciones', en: 'Organizations' },
  'organizations.subtitle': {
    es: 'Las empresas a las que pertenecen los clientes.',
    en: 'The companies that customers belong to.',
  },
  'organizations.words': { es: 'empresas compañías dominios', en: 'companies firms domains' },
  'organizations.new': { es: 'Nueva organización', en: 'New organization' },
  'organizations.search': { es: 'Buscar por nombre o dominio', en: 'Search by name or domain' },
  'organizations.column.domains': { es: 'Dominios', en: 'Domains' },
  'organizations.column.people': { es: 'Personas', en: 'People' },
  'organizations.shares': { es: 'Comparte tickets', en: 'Shares tickets' },
  'organizations.empty.title': { es: 'Aún no hay organizaciones', en: 'No organizations yet' },
  'organizations.empty.text': {
    es: 'Sirven para agrupar clientes y, si se quiere, que vean los tickets de sus colegas.',
    en: 'They group customers and, where wanted, let them see their colleagues’ tickets.',
  },
  'organizations.field.domains': { es: 'Dominios de correo', en: 'E-mail domains' },
  'organizations.hint.domains': {
    es: 'Uno por línea. Ejemplo: empresa.com. Quien se registra con una dirección de uno de ellos queda en esta organización; quien ya tiene cuenta, donde está.',
    en: 'One a line. Example: company.com. Whoever signs up with an address of one of them joins this organization; those who have an account stay where they are.',
  },
  'organizations.field.sharesTickets': {
    es: 'Sus personas ven los tickets de las demás',
    en: 'Its people see each other’s tickets',
  },
  'organizations.hint.sharesTickets': {
    es: 'También pueden responder en ellos. Nunca ven notas internas.',
    en: 'They can reply to them too. They never see internal notes.',
  },
  'organizations.field.note': { es: 'Nota', en: 'Note' },
  'organizations.hint.note': { es: 'Solo la ve administración.', en: 'Only administrators see it.' },
  'organizations.field.isActive': { es: 'Organización activa', en: 'Organization is active' },
  'organizations.hint.isActive': {
    es: 'Al desactivarla deja de ofrecerse y de compartir tickets.',
    en: 'When it is inactive it is not offered any more and shares no tickets.',
  },
  'organizations.people': {
    es: '{count, plural, =0 {Aún sin personas} one {Ver su persona} other {Ver sus # personas}}',
    en: '{count, plural, =0 {No people yet} one {See its one person} other {See its # people}}',
  },
  'organizations.removal.title': {
    es: 'Eliminar la organización «{name}»',
    en: 'Remove the organization “{name}”',
  },
  'organizations.flash.created': {
    es: 'Organización «{name}» creada.',
    en: 'Organization “{name}” created.',
  },
  'organizations.flash.saved': { es: 'Organización «{name}» guardada.', en: 'Organization “{name}” saved.' },
  'organizations.flash.removed': {
    es: 'Organización «{name}» eliminada.',
    en: 'Organization “{name}” removed.',
  },
  'organizations.error.public_domain': {
    es: '«{domain}» da direcciones a cualquiera: quien se registrara con una quedaría en esta organización. A esas personas hay que añadirlas una por una.',
    en: '“{domain}” gives addresses to anybody: whoever signed up with one would join this organization. Add those people one by one.',
  },
  'organizations.attention.public_domain': {
    es: '{count, plural, one {Una organización tiene} other {# organizaciones tienen}} el dominio de un correo público',
    en: '{count, plural, one {An organization has} other {# organizations have}} the domain of a public mail provider',
  },
  'organizations.attention.public_domain_text': {
    es: '«{domain}», de «{name}», da direcciones a cualquiera. Ya no entra nadie por él, pero quien entró antes sigue en la organización: conviene quitarlo y revisar sus personas.',
    en: '“{domain}”, of “{name}”, gives addresses to anybody. Nobody joins by it any more, but who joined before is still in the organization: take it out and look through its people.',
  },
  'organizations.attention.public_domain_action': { es: 'Ver la organización', en: 'See the organization' },
  'organizations.error.name_taken': {
    es: 'Ya hay una organización con ese nombre.',
    en: 'There is an organization of that name already.',
  },
  'organizations.error.domain_taken': {
    es: 'Uno de estos dominios ya es de «{name}».',
    en: 'One of these domains already belongs to “{name}”.',
  },
  'organizations.error.in_use': {
    es: 'Elegir la organización que se queda con todo.',
    en: 'Choose the organization that takes it all over.',
  },
};
