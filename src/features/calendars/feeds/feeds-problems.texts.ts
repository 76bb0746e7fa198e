import type { Texts } from '../../../platform/i18n';

/** Why a file or an address was not read. */
export const feedProblemTexts: Texts = {
  'calendars.feeds.problem.bad_address': {
    es: 'No es una dirección https, http o webcal, o lleva usuario y contraseña.',
    en: 'It is not an address of https, http or webcal, or it has a user and a password in it.',
  },
  'calendars.feeds.problem.forbidden_address': {
    es: 'Lleva a una red interna, y desde aquí solo se leen direcciones de internet. Quien administra el servidor puede permitirla con OUTBOUND_ALLOW.',
    en: 'It leads to an internal network, and only addresses of the internet are read from here. Whoever runs the server can allow it with OUTBOUND_ALLOW.',
  },
  'calendars.feeds.problem.unresolvable': {
    es: 'No existe ningún servidor con ese nombre.',
    en: 'There is no server of that name.',
  },
  'calendars.feeds.problem.unreachable': {
    es: 'El servidor no responde. Puede que vuelva a hacerlo más tarde.',
    en: 'The server does not answer. It may do so later.',
  },
  'calendars.feeds.problem.tls': {
    es: 'La conexión no es segura: el certificado del servidor no es válido.',
    en: 'The connection is not secure: the server’s certificate is not valid.',
  },
  'calendars.feeds.problem.timeout': {
    es: 'El servidor tarda demasiado en responder.',
    en: 'The server takes too long to answer.',
  },
  'calendars.feeds.problem.too_large': {
    es: 'Es demasiado grande: puede ocupar {max} MB como máximo.',
    en: 'It is too large: it may take {max} MB at most.',
  },
  'calendars.feeds.problem.too_many_redirects': {
    es: 'La dirección lleva a otra y esa a otra, demasiadas veces.',
    en: 'The address leads to another one and that one to another, too many times.',
  },
  'calendars.feeds.problem.bad_redirect': {
    es: 'La dirección lleva a otra que no se puede seguir. Usa la última, la que termina en el calendario.',
    en: 'The address leads to another one that cannot be followed. Use the last one, where the calendar is.',
  },
  'calendars.feeds.problem.bad_answer': {
    es: 'La respuesta del servidor no se entiende o está incompleta.',
    en: 'The server’s answer makes no sense or is incomplete.',
  },
  'calendars.feeds.problem.not_allowed': {
    es: 'El servidor pide iniciar sesión (respuesta {status}). Usa la dirección pública o secreta del calendario.',
    en: 'The server asks to sign in (answer {status}). Use the public or the secret address of the calendar.',
  },
  'calendars.feeds.problem.not_there': {
    es: 'En esa dirección no hay nada (respuesta {status}).',
    en: 'There is nothing at that address (answer {status}).',
  },
  'calendars.feeds.problem.status': {
    es: 'El servidor respondió con un error ({status}).',
    en: 'The server answered with an error ({status}).',
  },
  'calendars.feeds.problem.sealed': {
    es: 'La dirección se cifró con otra clave de la mesa y ya no se puede leer. Quítala y añádela de nuevo.',
    en: 'The address was encrypted with another key of the desk and cannot be read any more. Remove it and add it again.',
  },
  'calendars.feeds.problem.not_a_calendar': {
    es: 'No es un calendario iCalendar. Puede que sea una página web: usa la dirección del propio archivo, que suele terminar en .ics.',
    en: 'It is no iCalendar calendar. It may be a web page: use the address of the file itself, which often ends in .ics.',
  },
  'calendars.feeds.problem.encoding': {
    es: 'Sus letras no están en UTF-8. Guárdalo en UTF-8 y prueba de nuevo.',
    en: 'Its letters are not in UTF-8. Save it as UTF-8 and try again.',
  },
  'calendars.feeds.problem.cut_off': {
    es: 'Está incompleto: termina a la mitad.',
    en: 'It is incomplete: it ends halfway.',
  },
  'calendars.feeds.problem.event': {
    es: 'La fecha del evento «{name}» no se entiende.',
    en: 'The date of the event “{name}” makes no sense.',
  },
  'calendars.feeds.problem.rule': {
    es: 'La regla con que se repite el evento «{name}» no se entiende, o se repite demasiado.',
    en: 'The rule by which the event “{name}” repeats makes no sense, or repeats too often.',
  },
  'calendars.feeds.problem.too_many': {
    es: 'Tiene más de {max} días. Elige un calendario que solo tenga festivos.',
    en: 'It has more than {max} days. Choose a calendar that has holidays only.',
  },
  'calendars.feeds.problem.too_hard': {
    es: 'Leerlo lleva demasiado tiempo o memoria. Elige un calendario que solo tenga festivos.',
    en: 'Reading it takes too much time or memory. Choose a calendar that has holidays only.',
  },
  'calendars.feeds.problem.no_days': {
    es: 'No tiene ningún evento de un día entero desde el año pasado hasta dentro de cinco.',
    en: 'It has no event of a whole day from last year to five years ahead.',
  },
  'calendars.feeds.problem.no_open_day': {
    es: 'Con sus días el calendario no abriría en un año entero. Elige un calendario que solo tenga festivos.',
    en: 'With its days the calendar would not open for a whole year. Choose a calendar that has holidays only.',
  },
};
