import type { Texts } from '../../../platform/i18n';

export const announcementTexts: Texts = {
  'announcements.title': { es: 'Anuncios', en: 'Announcements' },
  'announcements.subtitle': {
    es: 'Lo que la mesa cuenta a muchas personas a la vez: un corte, una novedad, un cambio de horario.',
    en: 'What the desk tells many people at once: an outage, news, other opening hours.',
  },
  'announcements.words': {
    es: 'comunicado aviso general difusión circular avisar a todos corte incidencia masiva mantenimiento noticias publicar',
    en: 'broadcast notice bulletin news tell everybody outage maintenance publish mass message',
  },
  'announcements.new': { es: 'Anuncio nuevo', en: 'New announcement' },
  'announcements.empty': { es: 'Todavía no hay anuncios', en: 'No announcements yet' },
  'announcements.empty_text': {
    es: 'Un anuncio llega a cada persona por los medios que tiene elegidos.',
    en: 'An announcement reaches each person by the channels that they have chosen.',
  },
  'announcements.column.title': { es: 'Título', en: 'Title' },
  'announcements.column.audience': { es: 'Para', en: 'For' },
  'announcements.column.reached': { es: 'Avisadas', en: 'Told' },
  'announcements.column.published': { es: 'Publicado', en: 'Published' },
  'announcements.state.telling': { es: 'Avisando', en: 'Being told' },
  'announcements.state.withdrawn': { es: 'Retirado', en: 'Withdrawn' },
  'announcements.audience': { es: '¿Para quién es?', en: 'Whom is it for?' },
  'announcements.audience.everyone': { es: 'Todo el mundo', en: 'Everybody' },
  'announcements.audience.staff': { es: 'El equipo', en: 'The desk’s staff' },
  'announcements.audience.customers': { es: 'Los clientes', en: 'Customers' },
  'announcements.people': {
    es: '{count, plural, =0 {Nadie} one {# persona} other {{number} personas}}',
    en: '{count, plural, =0 {Nobody} one {# person} other {{number} people}}',
  },
  'announcements.language.es': { es: 'En español', en: 'In Spanish' },
  'announcements.language.en': { es: 'En inglés', en: 'In English' },
  'announcements.languages_hint': {
    es: 'Con un idioma basta. Quien lee en el otro recibe el que haya.',
    en: 'One language is enough. Whoever reads the other one gets what there is.',
  },
  'announcements.field.title': { es: 'Título', en: 'Title' },
  'announcements.field.body': { es: 'Texto', en: 'Text' },
  'announcements.preview': { es: 'Así se leerá', en: 'As it will be read' },
  'announcements.preview_empty': {
    es: 'Aquí se ve lo escrito, con su formato.',
    en: 'What is typed is shown here, with its formatting.',
  },
  'announcements.preview_show': { es: 'Ver cómo queda', en: 'Show how it looks' },
  'announcements.publish': { es: 'Publicar', en: 'Publish' },
  'announcements.publish_hint': {
    es: 'Llega enseguida, y por correo a quien lo tenga elegido. Lo publicado no se cambia: se puede retirar.',
    en: 'It arrives at once, and by e-mail for whoever has chosen so. What is published is not changed; it can be withdrawn.',
  },
  'announcements.error.no_text': {
    es: 'Falta el texto: título y texto en un idioma, al menos.',
    en: 'There is no text: a title and a text in one language, at least.',
  },
  'announcements.error.no_title': {
    es: 'Hay texto en este idioma: le falta el título.',
    en: 'There is a text in this language: it lacks a title.',
  },
  'announcements.error.no_body': {
    es: 'Hay título en este idioma: le falta el texto.',
    en: 'There is a title in this language: it lacks a text.',
  },
  'announcements.flash.published': {
    es: 'Anuncio «{title}» publicado.',
    en: 'Announcement “{title}” published.',
  },
  'announcements.flash.withdrawn': {
    es: 'Anuncio «{title}» retirado.',
    en: 'Announcement “{title}” withdrawn.',
  },
  'announcements.desk': { es: 'La mesa de ayuda', en: 'The help desk' },
  'announcements.by': { es: '{moment}, por {name}', en: '{moment}, by {name}' },
  'announcements.fact.audience': { es: 'Para', en: 'For' },
  'announcements.fact.published': { es: 'Publicado', en: 'Published' },
  'announcements.fact.withdrawn': { es: 'Retirado', en: 'Withdrawn' },
  'announcements.fact.reached': { es: 'Avisadas', en: 'Told' },
  'announcements.fact.read': { es: 'Leído en la mesa', en: 'Read in the desk' },
  'announcements.read_gone': {
    es: 'Ya no se sabe: se guarda {days} días',
    en: 'No longer known: it is kept for {days} days',
  },
  'announcements.facts': { es: 'A quién ha llegado', en: 'Whom it has reached' },
  'announcements.telling': {
    es: 'Se está avisando. Las cifras crecen hasta que lo sepan todas las personas.',
    en: 'People are being told. The figures grow until everybody has been.',
  },
  'announcements.withdrawn_text': {
    es: 'Nadie puede leerlo ya en la mesa. Los correos que salieron antes no vuelven.',
    en: 'Nobody can read it in the desk any more. E-mails that had left before do not come back.',
  },
  'announcements.withdrawn_title': { es: 'Este anuncio se retiró', en: 'This announcement was withdrawn' },
  'announcements.withdrawn_since': {
    es: 'Se retiró el {moment} y ya no se puede leer. Si te llegó por correo, no te guíes por lo que decía.',
    en: 'It was withdrawn on {moment} and can no longer be read. If you got it by e-mail, go by it no more.',
  },
  'announcements.to_notifications': { es: 'Ver los avisos', en: 'See your notifications' },
  'announcements.withdraw': { es: 'Retirar', en: 'Withdraw' },
  'announcements.withdraw_title': { es: '¿Retirar «{title}»?', en: 'Withdraw “{title}”?' },
  'announcements.withdraw_text': {
    es: 'Desaparece de todas las listas, y lo que no haya salido por correo no sale. No se puede volver a publicar.',
    en: 'It goes from everybody’s list, and e-mails that have not left do not leave. It cannot be published again.',
  },
  'announcements.mail.open': { es: 'Ver el anuncio', en: 'View the announcement' },
  'announcements.mail.footer': {
    es: 'Este anuncio lo envía {desk} a quienes usan la mesa de ayuda. Nadie lee las respuestas a este correo.',
    en: '{desk} sends this announcement to those who use the help desk. Nobody reads answers to this e-mail.',
  },
};
