import type { Texts } from '../../../platform/i18n';

/** The clock on a ticket's page. */
export const slaReadingTexts: Texts = {
  'sla.ticket.title': { es: 'SLA', en: 'SLA' },
  'sla.ticket.kind.first_response': { es: 'Primera respuesta', en: 'First response' },
  'sla.ticket.kind.next_response': { es: 'Siguiente respuesta', en: 'Next response' },
  'sla.ticket.kind.resolution': { es: 'Resolución', en: 'Resolution' },
  'sla.ticket.left': { es: '{time} de margen', en: '{time} left' },
  'sla.ticket.over': { es: 'Incumplido por {time}', en: 'Breached by {time}' },
  'sla.ticket.target': { es: 'Plazo: {time}', en: 'Target: {time}' },
  'sla.ticket.due': { es: 'vence {moment}', en: 'due {moment}' },
  'sla.ticket.was_due': { es: 'venció {moment}', en: 'was due {moment}' },
  'sla.ticket.stands_still': {
    es: 'El reloj está en pausa desde el {moment}: {reason}.',
    en: 'The clock has been paused since {moment}: {reason}.',
  },
  'sla.ticket.outside': {
    es: 'El reloj no corre hasta el {moment}: fuera del horario laboral.',
    en: 'The clock stands still until {moment}: outside working hours.',
  },
  'sla.ticket.nothing_runs': { es: 'Ningún plazo corre ahora.', en: 'No target is running now.' },
  'sla.ticket.no_policy': {
    es: 'Ninguna política de SLA se aplica a este ticket.',
    en: 'No SLA policy applies to this ticket.',
  },
  'sla.ticket.policy': { es: 'Política: {name}', en: 'Policy: {name}' },
  'sla.ticket.open_policy': { es: 'Ver la política', en: 'Open the policy' },
  'sla.ticket.reason.conditions': {
    es: 'Sus condiciones encajan con el ticket.',
    en: 'Its conditions fit this ticket.',
  },
  'sla.ticket.reason.department': { es: 'Es la del departamento.', en: 'It is the one of the department.' },
  'sla.ticket.reason.desk': {
    es: 'Es la general de la mesa de ayuda.',
    en: 'It is the default of the desk.',
  },
  'sla.ticket.reason.other': {
    es: 'Ya no es la que corresponde: se recalculará en breve.',
    en: 'It is no longer the one that fits: this will be recalculated soon.',
  },
  'sla.ticket.calendar': { es: 'Calendario: {name} ({zone})', en: 'Calendar: {name} ({zone})' },
  'sla.ticket.counts': {
    es: 'Solo cuentan las horas de «{name}».',
    en: 'Only the hours of “{name}” count.',
  },
  'sla.ticket.pauses': { es: 'Pausas ({count, number})', en: 'Pauses ({count, number})' },
  'sla.ticket.pause': { es: '{from} – {until}', en: '{from} – {until}' },
  'sla.ticket.pause_open': { es: 'desde {from}', en: 'since {from}' },
  'sla.ticket.working_time': { es: '{time} de horario laboral', en: '{time} of working time' },
  'sla.ticket.history': { es: 'Historial ({count, number})', en: 'History ({count, number})' },
  'sla.ticket.took': { es: '{taken} de {target}', en: '{taken} of {target}' },
  'sla.ticket.took_none': {
    es: 'sin gastar horario laboral (plazo: {target})',
    en: 'no working time used (target: {target})',
  },
  'sla.ticket.took_unknown': { es: 'plazo: {target}', en: 'target: {target}' },
  'sla.ticket.warned': { es: 'Aviso: {moment}', en: 'Warned: {moment}' },
  'sla.ticket.waited.staff': { es: 'Esperaba al equipo', en: 'It waited for the team' },
  'sla.ticket.waited.customer': { es: 'Esperaba al cliente', en: 'It waited for the customer' },
  'sla.ticket.waited.third_party': { es: 'Esperaba a un tercero', en: 'It waited for a third party' },
  'sla.ticket.unassigned': { es: 'sin asignar: {time}', en: 'unassigned: {time}' },
  'sla.ticket.held': { es: 'en espera: {time}', en: 'on hold: {time}' },

  'sla.told.answer': {
    es: 'Respuesta prevista antes del {moment}.',
    en: 'An answer is expected by {moment}.',
  },
  'sla.told.solution': {
    es: 'Solución prevista antes del {moment}.',
    en: 'A solution is expected by {moment}.',
  },

  'desk.ticket.event.sla.warned': {
    es: 'Plazo de {target, select, first_response {primera respuesta} next_response {siguiente respuesta} other {resolución}} en riesgo: {time} de margen',
    en: '{target, select, first_response {First response} next_response {Next response} other {Resolution}} at risk: {time} left',
  },
  'desk.ticket.event.sla.breached': {
    es: 'Plazo de {target, select, first_response {primera respuesta} next_response {siguiente respuesta} other {resolución}} incumplido',
    en: '{target, select, first_response {First response} next_response {Next response} other {Resolution}} breached',
  },
  'desk.ticket.event.sla.met': {
    es: 'Plazo de {target, select, first_response {primera respuesta} next_response {siguiente respuesta} other {resolución}} cumplido, en {time} de horario laboral',
    en: '{target, select, first_response {First response} next_response {Next response} other {Resolution}} met, in {time} of working time',
  },
};
