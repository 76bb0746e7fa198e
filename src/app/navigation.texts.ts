import type { Texts } from '../platform/i18n';

export const navigationTexts: Texts = {
  'nav.my_tickets': { es: 'Mis tickets', en: 'My tickets' },
  'nav.my_requests': { es: 'Mis solicitudes', en: 'My requests' },
  'nav.my_day': { es: 'Mi día', en: 'My day' },
  'nav.tickets': { es: 'Tickets', en: 'Tickets' },
  'nav.canned': { es: 'Plantillas de respuesta', en: 'Canned replies' },
  'nav.administration': { es: 'Administración', en: 'Administration' },
  'nav.dashboard': { es: 'Panel', en: 'Dashboard' },
  'nav.users': { es: 'Personas', en: 'People' },
  'nav.departments': { es: 'Departamentos', en: 'Departments' },
  'nav.organizations': { es: 'Organizaciones', en: 'Organizations' },
  'nav.categories': { es: 'Categorías', en: 'Categories' },
  'nav.skills': { es: 'Habilidades', en: 'Skills' },
  'nav.fields': { es: 'Campos', en: 'Fields' },
  'nav.deleted': { es: 'Papelera', en: 'Deleted tickets' },
  'nav.sign_ins': { es: 'Inicios de sesión', en: 'Sign-ins' },
  'nav.audit': { es: 'Auditoría', en: 'Audit log' },
  'nav.jobs': { es: 'Tareas de fondo', en: 'Background jobs' },
  'nav.demo': { es: 'Datos de demostración', en: 'Demo data' },
  'nav.access': { es: 'Acceso', en: 'Access' },
  'nav.settings': { es: 'Ajustes', en: 'Settings' },
};
