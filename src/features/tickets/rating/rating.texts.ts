import type { Texts } from '../../../platform/i18n';

export const ratingTexts: Texts = {
  'portal.rate.title': { es: '¿Qué tal la atención?', en: 'How was the help?' },
  'portal.rate.score': { es: 'Valoración del 1 al 10', en: 'Rating from 1 to 10' },
  'portal.rate.low': { es: 'Muy mala', en: 'Very poor' },
  'portal.rate.high': { es: 'Excelente', en: 'Excellent' },
  'portal.rate.comment': { es: 'Comentario', en: 'Comment' },
  'portal.rate.comment_hint': {
    es: 'Qué salió bien o qué se puede mejorar.',
    en: 'What went well, or what could be better.',
  },
  'portal.rate.submit': { es: 'Enviar valoración', en: 'Send rating' },
  'portal.rate.done': { es: 'Gracias por la valoración', en: 'Thank you for the rating' },
  'portal.rate.given': { es: 'Valoración: {score} de 10', en: 'Rating: {score} out of 10' },
};
