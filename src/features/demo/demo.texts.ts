import type { Texts } from '../../platform/i18n';

export const demoTexts: Texts = {
  'demo.title': { es: 'Datos de demostración', en: 'Demo data' },
  'demo.subtitle': {
    es: 'La empresa de ejemplo con la que empezó este servicio. Cuando ya no haga falta, se elimina de una vez.',
    en: 'The example company this desk began with. When it is no longer needed, it goes in one step.',
  },
  'demo.words': { es: 'ejemplo prueba eliminar quitar borrar', en: 'sample example remove delete' },
  'demo.text': {
    es: 'La empresa de ejemplo, y cómo quitarla.',
    en: 'The example company, and how to remove it.',
  },
  'demo.step': { es: 'Quitar los datos de demostración', en: 'Remove the demo data' },
  'demo.step_text': {
    es: 'Cuando ya no hagan falta para probar.',
    en: 'Once they are no longer needed to try things out.',
  },
  'demo.goes.title': { es: 'Se elimina', en: 'What goes' },
  'demo.goes.tickets': {
    es: '{count, plural, one {# ticket, con su conversación y sus archivos} other {# tickets, con su conversación y sus archivos}}',
    en: '{count, plural, one {# ticket with its conversation and files} other {# tickets with their conversations and files}}',
  },
  'demo.goes.people': {
    es: '{count, plural, one {# persona de ejemplo y todo lo que haya solicitado} other {# personas de ejemplo y todo lo que hayan solicitado}}',
    en: '{count, plural, one {# example person and everything they filed} other {# example people and everything they filed}}',
  },
  'demo.goes.departments': {
    es: '{count, plural, one {# departamento} other {# departamentos}}',
    en: '{count, plural, one {# department} other {# departments}}',
  },
  'demo.goes.categories': {
    es: '{count, plural, one {# categoría} other {# categorías y subcategorías}}',
    en: '{count, plural, one {# category} other {# categories and subcategories}}',
  },
  'demo.goes.others': {
    es: '{count, plural, one {# organización, habilidad, campo, plantilla, calendario, política de SLA, informe programado o anuncio} other {# organizaciones, habilidades, campos, plantillas, calendarios, políticas de SLA, informes programados y anuncios}}',
    en: '{count, plural, one {# organization, skill, field, canned reply, calendar, SLA policy, scheduled report or announcement} other {# organizations, skills, fields, canned replies, calendars, SLA policies, scheduled reports and announcements}}',
  },
  'demo.stays.title': { es: 'Se queda', en: 'What stays' },
  'demo.stays': {
    es: 'Lo propio: {tickets, plural, =0 {ningún ticket} one {# ticket} other {# tickets}} y {people, plural, =0 {ninguna persona} one {# persona} other {# personas}}.',
    en: 'What is your own: {tickets, plural, =0 {no tickets} one {# ticket} other {# tickets}} and {people, plural, =0 {no people} one {# person} other {# people}}.',
  },
  'demo.stays.used': {
    es: 'También los departamentos, las categorías y los campos que lo propio todavía utilice, y los ajustes.',
    en: 'Also the departments, categories and fields that your own data still uses, and the settings.',
  },
  'demo.own_account.title': {
    es: 'Esta cuenta también es de ejemplo',
    en: 'The account in use is an example too',
  },
  'demo.own_account.sign_in': {
    es: 'Desaparece con el resto y la sesión se cierra. Después se entra con una cuenta propia.',
    en: 'It goes with the rest and the session ends. Afterwards, sign in with an account of your own.',
  },
  'demo.set_up': {
    es: 'No queda nadie que administre el servicio: a continuación se crea la primera cuenta de administración.',
    en: 'Nobody is left to run the desk: the next page creates the first administrator’s account.',
  },
  'demo.exposed': {
    es: 'Cualquiera que llegue a esta mesa de ayuda puede entrar',
    en: 'Anybody who can reach this desk can sign in',
  },
  'demo.exposed_text': {
    es: 'Las cuentas de demostración, la de administración incluida, tienen la contraseña que publica el README. Conviene eliminar los datos de demostración o cambiar esas contraseñas; con HOST=127.0.0.1 solo se llega desde este equipo.',
    en: 'The demo accounts, the administrator’s too, have the password that is printed in the README. Remove the demo data or change those passwords; with HOST=127.0.0.1 only this machine gets here.',
  },
  'demo.final': {
    es: 'No se puede deshacer.',
    en: 'This cannot be undone.',
  },
  'demo.remove': { es: 'Eliminar los datos de demostración', en: 'Remove the demo data' },
  'demo.flash.removed': { es: 'Datos de demostración eliminados.', en: 'The demo data has been removed.' },
  'demo.error.only_inactive_administrators': {
    es: 'Solo quedarían cuentas de administración inactivas y nadie podría entrar. Conviene reactivar una antes.',
    en: 'Only inactive administrators would be left and nobody could sign in. Reactivate one of them first.',
  },
};
