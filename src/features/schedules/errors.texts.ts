import type { Texts } from '../../platform/i18n';

export const scheduleErrorTexts: Texts = {
  'schedules.error.clock': { es: 'Una hora como 07:30', en: 'A time like 07:30' },
  'schedules.error.range': {
    es: 'Un informe programado necesita un período que se calcule cada vez, como «mes anterior»',
    en: 'A scheduled report needs a period that is found anew each time, like “last month”',
  },
  'schedules.error.filter_gone': {
    es: 'El informe filtra por algo que ya no existe o que usted no puede ver: nadie recibiría nada',
    en: 'The report is filtered by something that is gone, or that you cannot see: nobody would get anything',
  },
  'schedules.error.no_addresses': {
    es: 'Los informes propios van solo a personas del equipo: cada una recibe sus propias cifras',
    en: 'Reports of your own go to staff alone: each gets their own figures',
  },
  'schedules.error.address': {
    es: '{address} no es una dirección de correo',
    en: '{address} is not an e-mail address',
  },
  'schedules.error.nobody': {
    es: 'Elija a alguien o escriba una dirección',
    en: 'Choose somebody, or type an address',
  },
  'schedules.error.not_staff': {
    es: 'Solo personas activas del equipo pueden recibirlo por su nombre',
    en: 'Only active members of staff can get it by name',
  },
  'schedules.error.too_many_recipients': {
    es: 'Son {count, number}; como máximo {most, number} destinatarios',
    en: 'These are {count, number}; there can be {most, number} recipients at most',
  },
  'schedules.error.too_many': {
    es: 'Tiene ya {most, number} informes programados: elimine alguno antes',
    en: 'You have {most, number} scheduled reports already: delete one first',
  },
  'schedules.error.owner': {
    es: 'Su dueño ya no puede ver este informe: hágase cargo un administrador',
    en: 'Its owner cannot see this report any more: an administrator has to take it over',
  },
  'schedules.uses': {
    es: '{count, plural, one {# informe programado filtra por esto} other {# informes programados filtran por esto}}',
    en: '{count, plural, one {# scheduled report filters by this} other {# scheduled reports filter by this}}',
  },
};
