import type { Texts } from '../../platform/i18n';

export const usersTexts: Texts = {
  'users.role.customer': { es: 'Cliente', en: 'Customer' },
  'users.role.technician': { es: 'Técnico', en: 'Technician' },
  'users.role.administrator': { es: 'Administrador', en: 'Administrator' },
  'users.role_hint.customer': { es: 'Crea tickets y ve los suyos.', en: 'Files tickets and sees their own.' },
  'users.role_hint.technician': { es: 'Atiende tickets.', en: 'Works on tickets.' },
  'users.role_hint.administrator': { es: 'Además, lleva la mesa de ayuda.', en: 'Runs the desk as well.' },
  'users.state.active': { es: 'Activo', en: 'Active' },
  'users.state.on_leave': { es: 'De baja o vacaciones', en: 'On leave' },
  'users.state.inactive': { es: 'Inactivo', en: 'Inactive' },
  'users.state.invited': { es: 'Con invitación', en: 'Invited' },
  'users.availability.online': { es: 'Disponible', en: 'Online' },
  'users.availability.away': { es: 'Ausente', en: 'Away' },
  'users.availability.offline': { es: 'No disponible', en: 'Offline' },

  'users.title': { es: 'Personas', en: 'People' },
  'users.subtitle': {
    es: 'Clientes, técnicos y administradores.',
    en: 'Customers, technicians and administrators.',
  },
  'users.words': {
    es: 'usuarios clientes técnicos agentes administradores cuentas contraseña bloqueo baja vacaciones VIP roles permisos',
    en: 'users customers technicians agents administrators accounts password lock leave VIP roles permissions',
  },
  'users.words.invite': {
    es: 'invitación añadir colega compañero correo importar',
    en: 'invitation add colleague teammate e-mail import',
  },
  'users.step': { es: 'Invitar a un colega', en: 'Invite a colleague' },
  'users.step_text': {
    es: 'Recibe un enlace y abre su propia cuenta.',
    en: 'They get a link and open an account of their own.',
  },
  'users.new': { es: 'Nueva persona', en: 'New person' },
  'users.search': { es: 'Buscar por nombre o correo', en: 'Search by name or e-mail' },
  'users.column.role': { es: 'Rol', en: 'Role' },
  'users.column.belongs_to': { es: 'Organización o departamentos', en: 'Organization or departments' },
  'users.column.last_seen': { es: 'Última visita', en: 'Last seen' },
  'users.never_seen': { es: 'Nunca', en: 'Never' },
  'users.filter.role': { es: 'Rol', en: 'Role' },
  'users.filter.organization': { es: 'Organización', en: 'Organization' },
  'users.filter.department': { es: 'Departamento', en: 'Department' },
  'users.empty.title': { es: 'Aún no hay nadie', en: 'Nobody here yet' },
  'users.empty.text': {
    es: 'Invitar a la primera persona para empezar.',
    en: 'Invite the first person to begin.',
  },

  'users.section.who': { es: 'Quién es', en: 'Who they are' },
  'users.section.role': { es: 'Qué hace', en: 'What they do' },
  'users.section.customer': { es: 'Como cliente', en: 'As a customer' },
  'users.section.staff': { es: 'Como técnico o administrador', en: 'As technician or administrator' },
  'users.section.sign_in': { es: 'Acceso', en: 'Signing in' },
  'users.field.email': { es: 'Correo electrónico', en: 'E-mail' },
  'users.field.phone': { es: 'Teléfono', en: 'Telephone' },
  'users.hint.phone': {
    es: 'De otro país, con su prefijo. Ejemplo: {example}',
    en: 'Of another country, with its code. Example: {example}',
  },
  'users.hint.phone_prefix': {
    es: 'Con el prefijo del país. Ejemplo: {example}',
    en: 'With the country code. Example: {example}',
  },
  'users.field.role': { es: 'Rol', en: 'Role' },
  'users.hint.role': {
    es: 'Al cambiarlo se cierran todas sus sesiones.',
    en: 'Changing it ends all their sessions.',
  },
  'users.field.state': { es: 'Estado', en: 'State' },
  'users.hint.state': {
    es: 'De baja o vacaciones no recibe tickets nuevos.',
    en: 'Somebody on leave gets no new tickets.',
  },
  'users.field.organizationId': { es: 'Organización', en: 'Organization' },
  'users.organization.none': { es: 'Ninguna', en: 'None' },
  'users.field.isVip': { es: 'Cliente VIP', en: 'VIP customer' },
  'users.hint.isVip': {
    es: 'Sus tickets se distinguen en las colas.',
    en: 'Their tickets stand out in the queues.',
  },
  'users.field.departmentIds': { es: 'Departamentos', en: 'Departments' },
  'users.field.skillIds': { es: 'Habilidades', en: 'Skills' },
  'users.field.calendarId': { es: 'Calendario', en: 'Calendar' },
  'users.hint.calendarId': { es: 'Cuándo trabaja esta persona.', en: 'When this person works.' },
  'users.hint.calendar_now': {
    es: 'Ahora el de su departamento: {name}.',
    en: 'At present that of their department: {name}.',
  },
  'users.calendar.none': { es: 'El de su departamento', en: 'That of their department' },
  'users.uses.calendars': {
    es: '{count, plural, one {# persona trabaja según él} other {# personas trabajan según él}}',
    en: '{count, plural, one {# person works by it} other {# people work by it}}',
  },
  'users.field.capacity': { es: 'Capacidad', en: 'Capacity' },
  'users.hint.capacity': {
    es: 'Tickets abiertos como máximo. Vacío: sin límite.',
    en: 'Most open tickets at a time. Empty: no limit.',
  },
  'users.field.locale': { es: 'Idioma', en: 'Language' },
  'users.locale.browser': { es: 'El del navegador', en: 'The browser’s' },
  'users.field.timeZone': { es: 'Zona horaria', en: 'Time zone' },
  'users.field.password': { es: 'Contraseña', en: 'Password' },
  'users.hint.password': {
    es: 'Al menos {min, number} caracteres. Sin ella puede entrar con una invitación.',
    en: 'At least {min, number} characters. Without one an invitation can let them in.',
  },
  'users.field.new_password': { es: 'Contraseña nueva', en: 'New password' },
  'users.hint.new_password': {
    es: 'Vacía: no cambia. Al menos {min, number} caracteres; cambiarla cierra todas sus sesiones.',
    en: 'Empty: no change. At least {min, number} characters; changing it ends all their sessions.',
  },
  'users.facts': {
    es: 'Creada: {created}. Última visita: {lastSeen}.',
    en: 'Created: {created}. Last seen: {lastSeen}.',
  },
  'users.inactive.title': { es: 'Esta cuenta está inactiva', en: 'This account is inactive' },
  'users.inactive.text': {
    es: 'No puede iniciar sesión. Lo que hizo se conserva.',
    en: 'They cannot sign in. What they did is kept.',
  },
  'users.reactivate': { es: 'Reactivar', en: 'Reactivate' },
  'users.reassign': { es: 'Reasignar sus tickets', en: 'Reassign their tickets' },

  'users.deactivation.title': { es: 'Desactivar a {name}', en: 'Deactivate {name}' },
  'users.deactivation.text': {
    es: 'Se cierran todas sus sesiones y ya no puede entrar. Sus tickets, respuestas y su historial se conservan, y la cuenta se puede reactivar.',
    en: 'All their sessions end and they cannot come in any more. Their tickets, replies and history are kept, and the account can be reactivated.',
  },
  'users.stopping.title': { es: 'Lo que dejará de enviarse', en: 'What stops going out' },
  'users.stopping.text': {
    es: 'Después, cualquier administrador puede hacerse cargo.',
    en: 'Any administrator can take it over afterwards.',
  },
  'users.reassignment.title': { es: 'Reasignar los tickets de {name}', en: 'Reassign the tickets of {name}' },
  'users.reassignment.none': { es: 'No tiene tickets abiertos asignados.', en: 'They have no open tickets.' },
  'users.open_tickets': {
    es: '{count, plural, one {Tiene # ticket abierto asignado} other {Tiene # tickets abiertos asignados}}',
    en: '{count, plural, one {They have # open ticket} other {They have # open tickets}}',
  },
  'users.open_tickets.more': {
    es: 'y {count, number} más',
    en: 'and {count, number} more',
  },
  'users.field.assignee': {
    es: 'Qué hacer con los tickets abiertos',
    en: 'What to do with the open tickets',
  },
  'users.assignee.none': {
    es: 'Dejarlos sin asignar, en su cola',
    en: 'Leave them unassigned, in their queue',
  },
  'users.assignee.keep': { es: 'Que sigan a su nombre', en: 'Let them stay in their name' },
  'users.assignee.people': { es: 'Asignarlos a', en: 'Assign them to' },

  'users.flash.created': { es: '{name}: cuenta creada.', en: '{name}: account created.' },
  'users.flash.saved': { es: '{name}: cambios guardados.', en: '{name}: changes saved.' },
  'users.flash.deactivated': { es: '{name}: cuenta desactivada.', en: '{name}: account deactivated.' },
  'users.flash.reactivated': { es: '{name}: cuenta reactivada.', en: '{name}: account reactivated.' },
  'users.flash.nothing_to_reassign': {
    es: 'No había tickets que reasignar.',
    en: 'There were no tickets to reassign.',
  },
  'users.error.email_taken': {
    es: 'Ya hay una cuenta con este correo.',
    en: 'There is an account with this e-mail already.',
  },
  'users.error.phone_prefix': {
    es: 'Este número no está completo. Si es de otro país, escribirlo con su prefijo, como {example}',
    en: 'This number is not complete. If it is of another country, write it with its code, such as {example}',
  },
  'users.error.phone': {
    es: 'No es un teléfono al que se pueda llamar. Ejemplo: {example}',
    en: 'Not a number that can be called. Example: {example}',
  },
  'users.error.last_administrator': {
    es: 'Es el último administrador activo: alguien tiene que llevar la mesa de ayuda.',
    en: 'This is the last active administrator: somebody has to run the desk.',
  },
  'users.error.has_open_tickets': {
    es: '{count, plural, one {Tiene # ticket abierto asignado: hay que reasignarlo antes.} other {Tiene # tickets abiertos asignados: hay que reasignarlos antes.}}',
    en: '{count, plural, one {They have # open ticket: reassign it first.} other {They have # open tickets: reassign them first.}}',
  },
  'users.uses.people': {
    es: '{count, plural, one {# persona} other {# personas}}',
    en: '{count, plural, one {# person} other {# people}}',
  },
};
