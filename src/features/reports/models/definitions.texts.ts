import type { Texts } from '../../../platform/i18n';

/** What the figures of reports are called and mean. */
export const reportDefinitionTexts: Texts = {
  'report.term.created': { es: 'Creados', en: 'Created' },
  'report.definition.created': {
    es: 'Tickets que se crearon en el período. Con un filtro por técnico, los que esa persona tiene asignados ahora.',
    en: 'Tickets that were created in the period. Filtered by technician: those that the person has now.',
  },
  'report.term.solved': { es: 'Resueltos', en: 'Solved' },
  'report.definition.solved': {
    es: 'Cada vez que un ticket pasó a resuelto en el período, se haya reabierto después o no. Un ticket resuelto dos veces cuenta dos veces. Cerrar uno que ya estaba resuelto no cuenta otra vez. Cuenta para quien tenía el ticket en ese momento.',
    en: 'Each time that a ticket became resolved in the period, whether or not it was reopened later. A ticket that was solved twice counts twice. Closing one that was resolved already does not count again. It counts for whoever had the ticket then.',
  },
  'report.term.closed': { es: 'Cerrados sin resolver', en: 'Closed unsolved' },
  'report.definition.closed': {
    es: 'Cada vez que un ticket abierto se cerró en el período sin pasar por resuelto: duplicados, spam y los que se cierran directamente.',
    en: 'Each time that an open ticket was closed in the period without being resolved first: duplicates, spam, and what is closed directly.',
  },
  'report.term.reopened': { es: 'Reabiertos', en: 'Reopened' },
  'report.definition.reopened': {
    es: 'Cada vez que un ticket resuelto o cerrado volvió a abrirse en el período. Cuenta para quien tenía el ticket en ese momento.',
    en: 'Each time that a resolved or closed ticket was opened again in the period. It counts for whoever had the ticket then.',
  },
  'report.term.backlog': { es: 'Pendientes', en: 'Backlog' },
  'report.definition.backlog': {
    es: 'Tickets que estaban abiertos al final del período o de cada una de sus partes; si todavía no ha acabado, los abiertos ahora. Se calcula hacia atrás desde los abiertos ahora: lo anterior más creados y reabiertos, menos resueltos y cerrados sin resolver.',
    en: 'Tickets that were open at the end of the period, or of each part of it; where that is not over yet, those open now. It is reckoned backwards from what is open now: what there was before, and created and reopened, less solved and closed unsolved.',
  },
  'report.term.open': { es: 'Abiertos ahora', en: 'Open now' },
  'report.definition.open': {
    es: 'Tickets nuevos, en curso, en espera o reabiertos en este momento, sea cual sea el período.',
    en: 'Tickets that are new, in progress, on hold or reopened at this moment, whatever the period.',
  },
  'report.term.age': { es: 'Antigüedad', en: 'Age' },
  'report.definition.age': {
    es: 'Tiempo transcurrido desde que se creó un ticket abierto hasta ahora.',
    en: 'Time that has gone by since an open ticket was created, until now.',
  },
  'report.term.handled': { es: 'Atendidos', en: 'Handled' },
  'report.definition.handled': {
    es: 'Resueltos y cerrados sin resolver en el período. Cuentan para quien tenía el ticket en ese momento.',
    en: 'Solved and closed unsolved in the period. They count for whoever had the ticket then.',
  },
  'report.term.response': { es: 'Primera respuesta', en: 'First response' },
  'report.definition.response': {
    es: 'Tiempo transcurrido desde que se creó el ticket hasta la primera respuesta pública del equipo, de las que se dieron en el período, de día y de noche. Cuenta para quien respondió. El horario laboral se mide en el informe de SLA.',
    en: 'Time that went by from the creation of the ticket to the team’s first public reply, of those given in the period, day and night. It counts for whoever replied. Working time is measured in the SLA report.',
  },
  'report.term.resolution': { es: 'Resolución', en: 'Resolution' },
  'report.definition.resolution': {
    es: 'Tiempo transcurrido desde que se creó el ticket hasta que se resolvió, de cada vez que se resolvió en el período, de día y de noche y con las esperas.',
    en: 'Time that went by from the creation of the ticket until it was resolved, of each time that one was resolved in the period, day and night and with all waiting.',
  },
  'report.term.median': { es: 'Mediana y percentiles', en: 'Median and percentiles' },
  'report.definition.median': {
    es: 'La mediana (p50) es el valor que la mitad no supera; p75, p90 y p95, los que no superan 75, 90 y 95 de cada 100. Se calculan de los valores de cada ticket, nunca de otros percentiles, y entre dos valores se reparte la diferencia.',
    en: 'The median (p50) is the value that half of them do not exceed; p75, p90 and p95 those that 75, 90 and 95 in 100 do not. They are of the values of the tickets themselves, never of other percentiles, and between two values the difference is divided.',
  },
  'report.term.satisfaction': { es: 'Satisfacción (CSAT)', en: 'Satisfaction (CSAT)' },
  'report.definition.satisfaction': {
    es: 'Parte de las valoraciones del período, de 1 a 10, que son de 7 a 10. De cada ticket vale la última valoración, el día en que se dio.',
    en: 'Share of the period’s ratings, of 1 to 10, that are 7 to 10. Of each ticket the last rating counts, on the day on which it was given.',
  },
  'report.term.nps': { es: 'NPS en nuestra escala de 1 a 10', en: 'NPS on our scale of 1 to 10' },
  'report.definition.nps': {
    es: 'Porcentaje de valoraciones de 9 y 10 menos el de valoraciones de 1 a 6, en puntos de −100 a 100. El NPS habitual va de 0 a 10, así que no son comparables sin más.',
    en: 'Percentage of ratings of 9 and 10 less that of ratings of 1 to 6, in points from −100 to 100. The usual NPS goes from 0 to 10, so the two cannot simply be compared.',
  },
  'report.term.mean': { es: 'Valoración media', en: 'Mean rating' },
  'report.definition.mean': {
    es: 'Media de las valoraciones del período, de 1 a 10.',
    en: 'Mean of the period’s ratings, of 1 to 10.',
  },
  'report.term.steps': { es: 'Cambios de estado', en: 'Changes of state' },
  'report.definition.steps': {
    es: 'Cada vez que un ticket pasó de un estado a otro en el período.',
    en: 'Each time that a ticket went from one state to another in the period.',
  },
  'report.term.state_now': { es: 'Estado actual', en: 'State now' },
  'report.definition.state_now': {
    es: 'En qué estado están ahora los tickets creados en el período. «Cerrado» es aquí un estado; los que se cerraron en el período son otra cifra.',
    en: 'In which state the tickets created in the period are now. “Closed” is a state here; those that were closed in the period are another figure.',
  },
  'report.term.decided': { es: 'Plazos decididos', en: 'Targets decided' },
  'report.definition.decided': {
    es: 'Plazos de SLA que se cumplieron o terminaron incumplidos en el período. Los que se incumplieron y siguen corriendo se deciden cuando terminan. Un ticket puede tener varios.',
    en: 'SLA targets that were met, or ended breached, in the period. Those that are breached and still running are decided when they end. A ticket can have several.',
  },
  'report.term.compliance': { es: 'Cumplimiento', en: 'Compliance' },
  'report.definition.compliance': {
    es: 'Parte de los plazos decididos que se cumplieron, en horario laboral de su calendario.',
    en: 'Share of the targets decided that were met, in the working time of their calendar.',
  },
  'report.term.cause': { es: 'Causa', en: 'Cause' },
  'report.definition.cause': {
    es: 'Lo que se guardó con el incumplimiento: a quién esperaba el ticket en ese momento, cuánto estuvo sin asignar y cuánto en espera.',
    en: 'What was kept with the breach: whom the ticket waited for then, how long it was unassigned and how long on hold.',
  },
  'report.term.credit': { es: 'Por técnico', en: 'By technician' },
  'report.definition.credit': {
    es: 'La primera respuesta cuenta para quien la escribió; resueltos, cerrados, reabiertos y valoraciones, para quien tenía el ticket en ese momento; creados, abiertos y plazos de SLA, para quien lo tiene ahora. Lo de una persona que se borró ya no cuenta para nadie: está con lo que no tenía nadie.',
    en: 'A first response counts for whoever wrote it; solved, closed, reopened and ratings for whoever had the ticket then; created, open and SLA targets for whoever has it now. What somebody did who has been erased counts for nobody any more: it stands with what was unassigned.',
  },
  'report.term.properties': {
    es: 'Departamento, categoría, prioridad y demás',
    en: 'Department, category, priority and the like',
  },
  'report.definition.properties': {
    es: 'Valen los que el ticket tiene ahora, en los filtros y en las tablas. Una categoría incluye sus subcategorías en el filtro.',
    en: 'Those that the ticket has now count, in filters and in tables. In the filter, a category includes its subcategories.',
  },
  'report.term.period': { es: 'Período', en: 'Period' },
  'report.definition.period': {
    es: 'Días completos en la zona horaria de la mesa de ayuda: desde el comienzo del primero hasta el comienzo del día siguiente al último, o hasta ahora si todavía no ha acabado.',
    en: 'Whole days in the desk’s time zone: from the beginning of the first to the beginning of the day after the last, or until now where it is not over yet.',
  },
  'report.term.before': { es: 'Comparación', en: 'Comparison' },
  'report.definition.before': {
    es: 'Con el período anterior de la misma clase; si este todavía no ha acabado, solo con la parte que había transcurrido entonces. Si antes era 0 no hay porcentaje.',
    en: 'With the period of the same kind before; where this one is not over yet, only with as much of it as had gone by. Where it was 0 before there is no percentage.',
  },
  'report.term.left_out': { es: 'Lo que no cuenta', en: 'What does not count' },
  'report.definition.left_out': {
    es: 'Los tickets eliminados no están en ninguna cifra. Lo que no tiene valor, como la respuesta que aún no se ha dado, no cuenta como cero.',
    en: 'Deleted tickets are in no figure. What has no value, such as a response that was not given yet, does not count as zero.',
  },
};
