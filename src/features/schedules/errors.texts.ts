import type { Texts } from '../../platform/i18n';

export const scheduleErrorTexts: Texts = {
  'schedules.error.clock': { es: 'Escribir una hora como 07:30.', en: 'Type a time like 07:30.' },
  'schedules.error.range': {
    es: 'Los días fijos serían siempre los mismos: elegir un período que avance, como «El mes pasado».',
    en: 'Fixed days would be the same each time: choose a period that moves on, like “Last month”.',
  },
  'schedules.error.filter_gone': {
    es: 'El informe se filtra por algo que ya no existe o que no puedes ver: nadie recibiría nada.',
    en: 'The report is filtered by something that is gone, or that you cannot see: nobody would get anything.',
  },
  'schedules.error.no_addresses': {
    es: 'Los informes propios van solo a personas de la mesa: cada una recibe sus propias cifras.',
    en: 'Reports of your own go to people of the desk alone: each gets their own figures.',
  },
  'schedules.error.address': {
    es: '{address} no es una dirección de correo.',
    en: '{address} is no mail address.',
  },
  'schedules.error.left': {
    es: '{address} ya no quiere estos correos: solo puede volver a recibirlos con el enlace de uno de ellos. Quitarla de aquí.',
    en: '{address} has ended these mails: only they can begin them again, by the link in one of them. Take it off here.',
  },
  'schedules.error.nobody': {
    es: 'Elegir a alguien o escribir una dirección.',
    en: 'Choose somebody, or type an address.',
  },
  'schedules.error.not_staff': {
    es: 'Por su nombre solo lo reciben personas activas de la mesa.',
    en: 'By name only active people of the desk can get it.',
  },
  'schedules.error.too_many_recipients': {
    es: 'Son {count, number} destinatarios; como máximo pueden ser {most, number}.',
    en: 'These are {count, number} recipients; there can be {most, number} at most.',
  },
  'schedules.error.too_many': {
    es: 'Ya tienes {most, number} informes programados: eliminar alguno antes.',
    en: 'You have {most, number} scheduled reports already: delete one first.',
  },
  'schedules.error.run_often': {
    es: 'Has enviado informes {most, number} veces en la última hora: vuelve a probar en {minutes, plural, one {# minuto} other {# minutos}}.',
    en: 'You have had reports sent {most, number} times in the last hour: try again in {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'schedules.error.made_often': {
    es: 'Has creado {most, number} informes programados en la última hora: vuelve a probar en {minutes, plural, one {# minuto} other {# minutos}}.',
    en: 'You have made {most, number} scheduled reports in the last hour: try again in {minutes, plural, one {# minute} other {# minutes}}.',
  },
  'schedules.error.owner': {
    es: 'Quien lo programó ya no puede ver este informe: un administrador puede hacerse cargo.',
    en: 'Whoever scheduled it may not see this report any more: an administrator can take it over.',
  },
  'schedules.owned.admin': {
    es: '{count, plural, one {# informe programado de toda la mesa} other {# informes programados de toda la mesa}}',
    en: '{count, plural, one {# scheduled report of the whole desk} other {# scheduled reports of the whole desk}}',
  },
  'schedules.owned.desk': {
    es: '{count, plural, one {# informe programado de sus propias cifras} other {# informes programados de sus propias cifras}}',
    en: '{count, plural, one {# scheduled report of their own figures} other {# scheduled reports of their own figures}}',
  },
  'schedules.uses': {
    es: '{count, plural, one {# informe programado filtra por esto} other {# informes programados filtran por esto}}',
    en: '{count, plural, one {# scheduled report filters by this} other {# scheduled reports filter by this}}',
  },
};
