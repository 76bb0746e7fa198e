import type { Texts } from '../../../platform/i18n';

const WRITTEN = {
  replied: { es: ['Respuesta enviada', 'este ticket'], en: ['Reply sent', 'this ticket'] },
  noted: { es: ['Nota guardada', 'esta nota'], en: ['Note saved', 'this note'] },
} as const;

/** What is said after sending of those who were called in vain; `names` are their names, `count` how many they are. */
const unheard: Texts = Object.fromEntries(
  Object.entries(WRITTEN).flatMap(([written, { es, en }]) => [
    [
      `desk.ticket.mention.${written}.hidden`,
      {
        es: `${es[0]}. {names} {count, plural, one {no puede ver ${es[1]} y no recibió} other {no pueden ver ${es[1]} y no recibieron}} el aviso.`,
        en: `${en[0]}. {names} cannot see ${en[1]} and {count, plural, one {was} other {were}} not told.`,
      },
    ],
    [
      `desk.ticket.mention.${written}.away`,
      {
        es: `${es[0]}. {names} {count, plural, one {está de baja o vacaciones y no recibió} other {están de baja o vacaciones y no recibieron}} el aviso.`,
        en: `${en[0]}. {names} {count, plural, one {is on leave and was} other {are on leave and were}} not told.`,
      },
    ],
    [
      `desk.ticket.mention.${written}.both`,
      {
        es: `${es[0]}. Sin aviso para {names}: no pueden ver ${es[1]}, o están de baja o vacaciones.`,
        en: `${en[0]}. {names} were not told: they cannot see ${en[1]}, or are on leave.`,
      },
    ],
    [
      `desk.ticket.mention.${written}.unfinished`,
      {
        es: `${es[0]}. {names} {count, plural, one {se queda como texto y no avisa} other {se quedan como texto y no avisan}} a nadie: falta elegir el nombre o escribirlo entero.`,
        en: `${en[0]}. {names} {count, plural, one {stays} other {stay}} plain text and nobody was told: choose the name, or type all of it.`,
      },
    ],
  ]),
);

export const mentionsTexts: Texts = {
  ...unheard,
  'desk.ticket.mention.label': { es: 'Mencionar a alguien', en: 'Mention somebody' },
  // The script puts the number in.
  'desk.ticket.mention.found': {
    es: 'Personas que se pueden mencionar: [count]. Flechas para moverse, Intro para elegir.',
    en: 'People to mention: [count]. Arrows to move, Enter to choose.',
  },
  'desk.ticket.mention.others': { es: '{count} más', en: '{count} more' },
};
