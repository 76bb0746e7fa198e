import type { Texts } from '../platform/i18n';

/** For those who come while a process of the desk starts. */
export const startingTexts: Texts = {
  'starting.title': { es: 'El servicio está arrancando', en: 'The service is starting' },
  'starting.page': {
    es: 'Estará listo en unos segundos; esta página se vuelve a abrir sola.',
    en: 'It will be ready in a few seconds; this page opens again by itself.',
  },
  'starting.sent': {
    es: 'Lo enviado no se ha guardado. Estará listo en unos segundos: entonces, enviarlo otra vez.',
    en: 'What was sent has not been saved. It will be ready in a few seconds: then send it again.',
  },
  'starting.back': {
    es: 'Si había más en el formulario, como ficheros, volver atrás con el navegador.',
    en: 'If there was more in the form, such as files, go back with the browser.',
  },
};
