import type { Texts } from '../../../platform/i18n';

export const setupTexts: Texts = {
  'auth.setup.title': { es: 'Puesta en marcha', en: 'Set up the desk' },
  'auth.setup.text': {
    es: 'Esta mesa de ayuda aún no tiene quien la lleve. Estos datos crean al primer administrador.',
    en: 'Nobody runs this desk yet. This makes the first administrator.',
  },
  'auth.setup.submit': { es: 'Crear administrador y empezar', en: 'Create administrator and begin' },
  'auth.field.setup_code': { es: 'Código de puesta en marcha', en: 'Setup code' },
  'auth.hint.setup_code': {
    es: 'Está en la salida del servidor, en las líneas que escribe al arrancar.',
    en: 'It is in the server’s output, in the lines it writes when it starts.',
  },
  'auth.error.setup_code': {
    es: 'No es el código que escribió el servidor al arrancar.',
    en: 'That is not the code the server wrote when it started.',
  },
  'auth.flash.set_up': { es: 'Todo listo, {name}.', en: 'All set, {name}.' },
};
