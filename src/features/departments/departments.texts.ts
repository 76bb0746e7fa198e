import type { Texts } from '../../platform/i18n';

export const departmentsTexts: Texts = {
  'departments.title': { es: 'Departamentos', en: 'Departments' },
  'departments.subtitle': {
    es: 'Los equipos que atienden los tickets. Cada uno tiene su cola.',
    en: 'The teams that work on tickets. Each has a queue of its own.',
  },
  'departments.words': { es: 'equipos colas grupos áreas', en: 'teams queues groups' },
  'departments.step': { es: 'Crear los departamentos', en: 'Create the departments' },
  'departments.step_text': {
    es: 'Cada equipo tiene su propia cola de tickets.',
    en: 'Each team has a queue of its own.',
  },
  'departments.new': { es: 'Nuevo departamento', en: 'New department' },
  'departments.search': { es: 'Buscar departamentos', en: 'Search departments' },
  'departments.column.manager': { es: 'Responsable', en: 'Manager' },
  'departments.column.members': { es: 'Miembros', en: 'Members' },
  'departments.column.open_tickets': { es: 'Tickets abiertos', en: 'Open tickets' },
  'departments.empty.title': { es: 'Aún no hay departamentos', en: 'No departments yet' },
  'departments.empty.text': {
    es: 'Todo ticket pertenece a un departamento: conviene crear el primero.',
    en: 'Every ticket belongs to a department: create the first one.',
  },
  'departments.field.email': { es: 'Correo de avisos', en: 'Notification address' },
  'departments.hint.email': {
    es: 'Recibe los avisos de tickets que nadie lleva. Sin ella, los recibe su responsable; sin responsable, cada miembro.',
    en: 'Told of tickets that nobody has. Without one its manager is told, and without a manager each member.',
  },
  'departments.field.managerId': { es: 'Responsable', en: 'Manager' },
  'departments.hint.managerId': { es: 'Pasa a ser miembro también.', en: 'Becomes a member too.' },
  'departments.field.calendarId': { es: 'Calendario', en: 'Calendar' },
  'departments.hint.calendarId': {
    es: 'Cuándo trabaja. Los plazos de los SLA van por el calendario de su política.',
    en: 'When it works. SLA targets go by the calendar of their policy.',
  },
  'departments.field.memberIds': { es: 'Miembros', en: 'Members' },
  'departments.no_staff': {
    es: 'Aún no hay técnicos a quienes añadir.',
    en: 'There are no technicians to add yet.',
  },
  'departments.field.isActive': { es: 'Departamento activo', en: 'Department is active' },
  'departments.hint.isActive': {
    es: 'Al desactivarlo, sus categorías dejan de ofrecerse. Sus tickets siguen su curso.',
    en: 'When it is inactive its categories are not offered any more. Its tickets go on.',
  },
  'departments.field.slaPolicyId': { es: 'Política de SLA', en: 'SLA policy' },
  'departments.hint.slaPolicyId': {
    es: 'Vale para sus tickets cuando las condiciones de ninguna otra política encajan. Sin ella vale la general.',
    en: 'For its tickets when the conditions of no other policy fit. Without one, the desk’s default policy is.',
  },
  'departments.removal.title': {
    es: 'Eliminar el departamento «{name}»',
    en: 'Remove the department “{name}”',
  },
  'departments.uses.members': {
    es: '{count, plural, one {# miembro, que deja de serlo} other {# miembros, que dejan de serlo}}',
    en: '{count, plural, one {# member, who leaves it} other {# members, who leave it}}',
  },
  'departments.uses.calendars': {
    es: '{count, plural, one {# departamento trabaja según él} other {# departamentos trabajan según él}}',
    en: '{count, plural, one {# department works by it} other {# departments work by it}}',
  },
  'departments.flash.created': { es: 'Departamento «{name}» creado.', en: 'Department “{name}” created.' },
  'departments.flash.saved': { es: 'Departamento «{name}» guardado.', en: 'Department “{name}” saved.' },
  'departments.flash.removed': { es: 'Departamento «{name}» eliminado.', en: 'Department “{name}” removed.' },
  'departments.error.name_taken': {
    es: 'Ya hay un departamento con ese nombre.',
    en: 'There is a department of that name already.',
  },
  'departments.no_policy': { es: 'Ninguna', en: 'None' },
  'departments.error.in_use': {
    es: 'Elegir el departamento que se queda con todo.',
    en: 'Choose the department that takes it all over.',
  },
  'departments.error.last_active': {
    es: 'Es el único departamento activo: los tickets nuevos no tendrían adónde ir.',
    en: 'This is the only active department: new tickets would have nowhere to go.',
  },
};
