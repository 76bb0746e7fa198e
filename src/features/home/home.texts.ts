import type { Texts } from '../../platform/i18n';

/** Words of the page that anybody sees first. */
export const homeTexts: Texts = {
  'home.title': { es: 'Ayuda', en: 'Help' },
  'home.heading': { es: '¿En qué podemos ayudar?', en: 'How can we help?' },
  'home.text': {
    es: 'En {desk} se cuenta el problema una sola vez. Lo recibe quien puede resolverlo y la respuesta llega aquí y por correo.',
    en: 'With {desk} you explain the problem once. It goes to whoever can solve it, and the answer comes here and by e-mail.',
  },
  'home.ask': { es: 'Pedir ayuda', en: 'Ask for help' },
  'home.sign_in': { es: 'Iniciar sesión', en: 'Sign in' },
  'home.my_tickets': { es: 'Ver mis tickets', en: 'See my tickets' },
  'home.desk': { es: 'Ir a la mesa de trabajo', en: 'Go to the workspace' },
  'home.topics': { es: 'Elegir un tema', en: 'Choose a topic' },
  'home.topics_text': {
    es: 'El ticket llega directamente al equipo que se ocupa.',
    en: 'The ticket goes straight to the team in charge.',
  },
  'home.steps': { es: 'Cómo funciona', en: 'How it works' },
  'home.step1.title': { es: '1. Contar qué ocurre', en: '1. Say what is wrong' },
  'home.step1.text': {
    es: 'Un asunto, una descripción y, si ayuda, capturas o archivos.',
    en: 'A subject, a description and, if it helps, screenshots or files.',
  },
  'home.step2.title': { es: '2. Seguirlo en directo', en: '2. Follow it live' },
  'home.step2.text': {
    es: 'Cada ticket dice quién lo atiende, en qué estado está y qué falta.',
    en: 'Every ticket says who handles it, where it stands and what is missing.',
  },
  'home.step3.title': { es: '3. Confirmar y valorar', en: '3. Confirm and rate' },
  'home.step3.text': {
    es: 'Cuando está resuelto se confirma; si vuelve a fallar, basta con escribir en el ticket.',
    en: 'When it is solved you confirm it; if it fails again, just write on the ticket.',
  },
};
