import type { Texts } from '../../platform/i18n';

export const skillsTexts: Texts = {
  'skills.title': { es: 'Habilidades', en: 'Skills' },
  'skills.subtitle': {
    es: 'En qué es bueno cada técnico. Una categoría puede exigir algunas.',
    en: 'What each technician is good at. A category can require some.',
  },
  'skills.words': { es: 'competencias conocimientos especialidades', en: 'competences expertise' },
  'skills.new': { es: 'Nueva habilidad', en: 'New skill' },
  'skills.search': { es: 'Buscar habilidades', en: 'Search skills' },
  'skills.column.people': { es: 'Técnicos', en: 'Technicians' },
  'skills.column.categories': { es: 'Categorías', en: 'Categories' },
  'skills.empty.title': { es: 'Aún no hay habilidades', en: 'No skills yet' },
  'skills.empty.text': {
    es: 'Ejemplos: redes, SAP, climatización.',
    en: 'Examples: networks, SAP, heating.',
  },
  'skills.removal.title': { es: 'Eliminar la habilidad «{name}»', en: 'Remove the skill “{name}”' },
  'skills.removal.move_to': { es: 'Habilidad que la sustituye', en: 'Skill that takes its place' },
  'skills.removal.detach': { es: 'Ninguna: quitarla de todos', en: 'None: take it away from all' },
  'skills.uses.people': {
    es: '{count, plural, one {# técnico la tiene} other {# técnicos la tienen}}',
    en: '{count, plural, one {# technician has it} other {# technicians have it}}',
  },
  'skills.flash.created': { es: 'Habilidad «{name}» creada.', en: 'Skill “{name}” created.' },
  'skills.flash.saved': { es: 'Habilidad «{name}» guardada.', en: 'Skill “{name}” saved.' },
  'skills.flash.removed': { es: 'Habilidad «{name}» eliminada.', en: 'Skill “{name}” removed.' },
  'skills.error.name_taken': {
    es: 'Ya hay una habilidad con ese nombre.',
    en: 'There is a skill of that name already.',
  },
  'skills.error.in_use': {
    es: 'Está en uso: elegir otra que la sustituya o quitarla de todos.',
    en: 'It is in use: choose another in its place, or take it away from all.',
  },
};
