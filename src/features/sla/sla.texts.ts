import type { Texts } from '../../platform/i18n';

export const slaTexts: Texts = {
  'sla.title': { es: 'Políticas de SLA', en: 'SLA policies' },
  'sla.subtitle': {
    es: 'En cuánto tiempo se promete responder y resolver. Vale la primera política, de arriba abajo, cuyas condiciones encajan; después la del departamento; después la general.',
    en: 'How soon an answer and a solution are promised. The first policy from the top whose conditions fit is a ticket’s; then its department’s; then the default.',
  },
  'sla.words': {
    es: 'plazos tiempo de respuesta resolución objetivos prioridad acuerdo nivel de servicio',
    en: 'service level agreement targets deadlines response time resolution priority',
  },
  'sla.new': { es: 'Nueva política', en: 'New policy' },
  'sla.empty.title': { es: 'Aún no hay políticas', en: 'No policies yet' },
  'sla.empty.text': {
    es: 'Sin políticas no se promete ningún plazo y ningún ticket incumple.',
    en: 'Without policies nothing is promised, and no ticket can be late for it.',
  },
  'sla.standard.text': {
    es: 'Lo habitual para empezar: un calendario 24x7, otro de lunes a viernes de 9:00 a 18:00 y una política para todos los tickets. P1: responder en 15 min y resolver en 4 h, a cualquier hora. En horario laboral: P2 en 1 h y 8 h, P3 en 4 h y 24 h, P4 en 8 h y 40 h.',
    en: 'What desks usually begin with: a calendar around the clock, another from Monday to Friday, 9:00 to 18:00, and one policy for all tickets. P1: an answer within 15 min and a solution within 4 h, around the clock. In business hours: P2 within 1 h and 8 h, P3 within 4 h and 24 h, P4 within 8 h and 40 h.',
  },
  'sla.standard.add': {
    es: 'Añadir estos calendarios y la política',
    en: 'Add these calendars and the policy',
  },
  'sla.flash.standard': {
    es: 'Calendarios y política «{name}» añadidos. Faltan los festivos del lugar.',
    en: 'Calendars and policy “{name}” added. The holidays of your place are still missing.',
  },
  'sla.flash.no_standard': {
    es: 'Ya hay una política: no se ha añadido nada.',
    en: 'There is a policy already: nothing was added.',
  },
  'sla.step': { es: 'Revisar el horario y el SLA', en: 'Look at working hours and SLA' },
  'sla.step_text': {
    es: 'Cuándo se trabaja, qué días son festivos y en cuánto tiempo se promete responder.',
    en: 'When the desk works, on which days it is closed, and how soon it promises an answer.',
  },
  'sla.no_calendars': {
    es: 'Una política propia necesita un calendario: conviene crear uno primero.',
    en: 'A policy of your own needs a calendar: create one first.',
  },
  'sla.no_calendars_action': { es: 'Crear un calendario', en: 'Create a calendar' },
  'sla.run.running': { es: 'Recalculando los tickets abiertos', en: 'Recalculating open tickets' },
  'sla.run.failed': {
    es: 'Se detuvo por un error: a los tickets restantes les queda la política de antes.',
    en: 'It was stopped by an error: the remaining tickets have the policy from before.',
  },
  'sla.run.action': { es: 'Ver los detalles', en: 'Show details' },

  'sla.column.first_response': { es: 'Primera respuesta', en: 'First response' },
  'sla.column.resolution': { es: 'Resolución', en: 'Resolution' },
  'sla.column.calendar': { es: 'Calendario', en: 'Calendar' },
  'sla.calendar.other': { es: '{priorities}: {calendar}', en: '{priorities}: {calendar}' },
  'sla.column.open': { es: 'Tickets abiertos', en: 'Open tickets' },
  'sla.for.default': { es: 'Todos los demás', en: 'All others' },
  'sla.for.departments': {
    es: '{count, plural, one {# departamento la usa} other {# departamentos la usan}}',
    en: '{count, plural, one {# department uses it} other {# departments use it}}',
  },
  'sla.for.nobody': { es: 'Para ninguno: no tiene condiciones', en: 'For none: it has no conditions' },
  'sla.badge.default': { es: 'General', en: 'Default' },
  'sla.badge.broken': { es: 'Condición rota', en: 'Broken condition' },

  'sla.section.for': { es: 'Para qué tickets', en: 'For which tickets' },
  'sla.section.for_text': {
    es: 'Deben cumplirse todas las condiciones; dentro de cada una basta con un valor. Una condición vacía no cuenta.',
    en: 'All conditions must fit; within one, any of its values does. An empty condition does not count.',
  },
  'sla.field.departmentIds': { es: 'Departamentos', en: 'Departments' },
  'sla.field.organizationIds': { es: 'Organizaciones', en: 'Organizations' },
  'sla.field.categoryIds': { es: 'Categorías', en: 'Categories' },
  'sla.hint.categoryIds': {
    es: 'Una categoría incluye sus subcategorías.',
    en: 'A category includes its subcategories.',
  },
  'sla.field.types': { es: 'Tipos', en: 'Types' },
  'sla.field.vip': { es: 'Cliente VIP', en: 'VIP customer' },
  'sla.vip.any': { es: 'Cualquiera', en: 'Any' },
  'sla.vip.true': { es: 'Solo VIP', en: 'VIP only' },
  'sla.vip.false': { es: 'Todos menos VIP', en: 'All but VIP' },
  'sla.field.fieldValues': { es: 'Campos propios', en: 'Custom fields' },
  'sla.any': { es: 'cualquiera', en: 'any' },
  'sla.gone': { es: 'Ya no existe (no encaja con nada)', en: 'No longer there (fits nothing)' },
  'sla.gone_named': { es: '{name} (ya no existe)', en: '{name} (no longer there)' },
  'sla.field.isDefault': { es: 'Política general', en: 'Default policy' },
  'sla.hint.isDefault': {
    es: 'Para los tickets a los que no les toca otra, cumplan o no las condiciones. Hay una como mucho: la que lo fuera deja de serlo.',
    en: 'For tickets that no other policy is for, whatever its conditions. One at most: whichever was the default is no longer.',
  },
  'sla.field.isActive': { es: 'Política activa', en: 'Policy is active' },
  'sla.hint.isActive': {
    es: 'Al desactivarla, sus tickets pasan a la siguiente que encaje, o a ninguna.',
    en: 'When it is inactive its tickets go to the next policy that fits, or to none.',
  },

  'sla.section.targets': { es: 'Plazos', en: 'Targets' },
  'sla.section.targets_text': {
    es: 'En minutos y horas de trabajo del calendario: 15 min, 4 h, 1 h 30 min, 1,5 h. Vacío: sin plazo. Los días no se admiten: unos son de 8 horas y otros de 24.',
    en: 'In minutes and hours of the calendar’s working time: 15 min, 4 h, 1 h 30 min, 1.5 h. Empty: no target. Days are not accepted: some have 8 hours, others 24.',
  },
  'sla.field.first_response': { es: 'Primera respuesta', en: 'First response' },
  'sla.field.next_response': { es: 'Siguiente respuesta', en: 'Next response' },
  'sla.field.resolution': { es: 'Resolución', en: 'Resolution' },
  'sla.target': { es: '{priority}: {kind}', en: '{priority}: {kind}' },
  'sla.field.other_calendar': { es: 'Otro calendario', en: 'Another calendar' },
  'sla.same_calendar': { es: 'El de la política', en: 'The policy’s' },

  'sla.section.clock': { es: 'Calendario y pausas', en: 'Calendar and pauses' },
  'sla.field.calendarId': { es: 'Calendario', en: 'Calendar' },
  'sla.hint.calendarId': {
    es: 'El reloj solo corre en su horario. Arriba, cada prioridad puede tener otro.',
    en: 'The clock runs within its hours only. Above, each priority may have another one.',
  },
  'sla.field.pausesFor': {
    es: 'El reloj se detiene mientras el ticket',
    en: 'The clock stops while the ticket is',
  },
  'sla.hint.pausesFor': {
    es: 'Resuelto o cerrado se detiene siempre.',
    en: 'It always stops when resolved or closed.',
  },

  'sla.section.customers': { es: 'Lo que ven los clientes', en: 'What customers see' },
  'sla.field.tellsResponse': { es: 'Cuándo se espera una respuesta', en: 'By when an answer is expected' },
  'sla.field.tellsResolution': { es: 'Cuándo se espera una solución', en: 'By when a solution is expected' },
  'sla.hint.customers': {
    es: 'Nunca ven el nombre de la política, los plazos ni los incumplimientos.',
    en: 'They never see the policy’s name, targets or breaches.',
  },

  'sla.broken.title': {
    es: 'Esta política tiene una condición rota',
    en: 'This policy has a broken condition',
  },
  'sla.broken.text': {
    es: 'Se refiere a algo que ya no existe, y por eso esa parte no encaja con ningún ticket. Está marcado abajo: quitarlo o elegir otra cosa.',
    en: 'It refers to something that is no longer there, so that part fits no ticket. It is marked below: take it away or choose something else.',
  },
  'sla.attention.broken': {
    es: '{count, plural, one {Una política de SLA tiene una condición rota} other {# políticas de SLA tienen una condición rota}}',
    en: '{count, plural, one {An SLA policy has a broken condition} other {# SLA policies have a broken condition}}',
  },
  'sla.attention.broken_text': {
    es: '«{name}» se refiere a algo que se eliminó: puede que sus tickets tengan otra política o ninguna.',
    en: '“{name}” refers to something that was removed: its tickets may have another policy, or none.',
  },
  'sla.attention.broken_action': { es: 'Corregir la política', en: 'Put the policy right' },

  'sla.removal.title': { es: 'Eliminar la política «{name}»', en: 'Remove the policy “{name}”' },
  'sla.removal.move_to': { es: 'Los departamentos que la usan pasan a', en: 'Departments that use it go to' },
  'sla.removal.none': { es: 'Ninguna: vale la general', en: 'None: the default policy is theirs' },
  'sla.removal.deactivation': {
    es: 'Otra salida es desactivarla: sus tickets abiertos reciben otra política o ninguna, pero los departamentos la conservan y se puede volver a activar.',
    en: 'Another way is to deactivate it: its open tickets get another policy or none, but departments keep it, and it can be made active again.',
  },
  'sla.uses.policies': {
    es: '{count, plural, one {# política de SLA, que pasa a otro calendario} other {# políticas de SLA, que pasan a otro calendario}}',
    en: '{count, plural, one {# SLA policy, which goes to another calendar} other {# SLA policies, which go to another calendar}}',
  },
  'sla.uses.departments': {
    es: '{count, plural, one {# departamento la tiene como propia} other {# departamentos la tienen como propia}}',
    en: '{count, plural, one {# department has it as its own} other {# departments have it as their own}}',
  },
  'sla.uses.tickets': {
    es: '{count, plural, one {# ticket abierto, que recibe otra política o ninguna} other {# tickets abiertos, que reciben otra política o ninguna}}',
    en: '{count, plural, one {# open ticket, which gets another policy or none} other {# open tickets, which get another policy or none}}',
  },
  'sla.uses.conditions': {
    es: '{count, plural, one {# condición de SLA, que ya no encajará con nada} other {# condiciones de SLA, que ya no encajarán con nada}}',
    en: '{count, plural, one {# SLA condition, which will fit nothing any more} other {# SLA conditions, which will fit nothing any more}}',
  },
  'sla.flash.created': { es: 'Política «{name}» creada.', en: 'Policy “{name}” created.' },
  'sla.flash.saved': {
    es: 'Política «{name}» guardada.{count, plural, =0 {} one { # ticket abierto recibe otra política o ninguna.} other { # tickets abiertos reciben otra política o ninguna.}}',
    en: 'Policy “{name}” saved.{count, plural, =0 {} one { # open ticket gets another policy, or none.} other { # open tickets get another policy, or none.}}',
  },
  'sla.flash.placed': {
    es: 'Orden guardado: {count, plural, =0 {ningún ticket abierto recibe otra política.} one {# ticket abierto recibe otra política.} other {# tickets abiertos reciben otra política.}}',
    en: 'Order saved: {count, plural, =0 {no open ticket gets another policy.} one {# open ticket gets another policy.} other {# open tickets get another policy.}}',
  },
  'sla.flash.removed': { es: 'Política «{name}» eliminada.', en: 'Policy “{name}” removed.' },

  'sla.error.name_taken': {
    es: 'Ya hay una política con ese nombre.',
    en: 'There is a policy of that name already.',
  },
  'sla.error.in_use': {
    es: 'Elegir la política que la sustituye en sus departamentos.',
    en: 'Choose the policy that replaces it for its departments.',
  },
  'sla.error.no_calendar': { es: 'Ese calendario no existe.', en: 'There is no such calendar.' },
  'sla.error.target_range': {
    es: 'Un plazo va de 1 minuto a 365 días (8760 h).',
    en: 'A target is between 1 minute and 365 days (8,760 h).',
  },
  'sla.error.never_due': {
    es: 'No vencería nunca: el calendario no tiene tantas horas en diez años.',
    en: 'This would never be due: the calendar does not have so many hours in ten years.',
  },
  'sla.error.not_a_duration': {
    es: 'No se entiende. Escribir solo horas y minutos, como 15 min, 4 h o 1 h 30 min.',
    en: 'This cannot be read. Write hours and minutes only, such as 15 min, 4 h or 1 h 30 min.',
  },
  'sla.error.no_unit': {
    es: 'Falta la unidad: 15 min o 4 h.',
    en: 'The unit is missing: 15 min or 4 h.',
  },
  'sla.error.no_days': {
    es: 'Un día puede ser de 8 horas o de 24: escribirlo en horas, como 16 h.',
    en: 'A day could have 8 hours or 24: write it in hours, such as 16 h.',
  },
  'sla.error.not_whole_minutes': { es: 'Solo minutos enteros.', en: 'Whole minutes only.' },
  'sla.error.too_short': {
    es: 'Al menos 1 min. Para no tener plazo, dejarlo vacío.',
    en: 'At least 1 min. For no target, leave it empty.',
  },
  'sla.error.too_long': {
    es: 'Como mucho 365 días: {hours} h.',
    en: 'At most 365 days: {hours} h.',
  },
};
