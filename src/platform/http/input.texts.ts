import type { Texts } from '../i18n';

export const inputTexts: Texts = {
  'input.required': { es: 'Este dato es obligatorio.', en: 'This is required.' },
  'input.repeated': { es: 'Este dato se recibió más de una vez.', en: 'This was sent more than once.' },
  'input.too_long': {
    es: 'Sobran caracteres: como máximo {max, number}, y hay {length, number}.',
    en: 'Too long: {max, number} characters at most; it has {length, number}.',
  },
  'input.too_short': {
    es: 'Faltan caracteres: al menos {min, number}.',
    en: 'Too short: {min, number} characters at least.',
  },
  'input.mixed_alphabets': {
    es: '«{word}» mezcla letras de alfabetos distintos que se ven iguales. Escribirla con uno solo.',
    en: '“{word}” mixes letters of different alphabets that look the same. Write it with one of them.',
  },
  'input.not_an_email': {
    es: 'No es una dirección de correo. Ejemplo: nombre@empresa.com',
    en: 'Not an e-mail address. Example: name@company.com',
  },
  'input.not_a_domain': {
    es: '«{domain}» no es un dominio. Ejemplo: empresa.com',
    en: '“{domain}” is not a domain. Example: company.com',
  },
  'input.not_a_choice': { es: 'Elegir una de las opciones.', en: 'Choose one of the options.' },
  'input.not_a_day': {
    es: 'Escribir una fecha entre 1970 y 2100, como 2026-11-21.',
    en: 'Enter a date between 1970 and 2100, such as 2026-11-21.',
  },
  'input.not_a_moment': {
    es: 'Escribir fecha y hora entre 1970 y 2100, como 2026-11-21 14:05.',
    en: 'Enter a date and time between 1970 and 2100, such as 2026-11-21 14:05.',
  },
  'input.not_a_number': {
    es: 'Escribir un número entero entre {min, number} y {max, number}, solo con cifras.',
    en: 'Enter a whole number between {min, number} and {max, number}, in digits alone.',
  },
  'input.out_of_range': {
    es: 'Debe estar entre {min, number} y {max, number}.',
    en: 'Must be between {min, number} and {max, number}.',
  },
  'input.too_many': { es: 'Son demasiados valores.', en: 'Too many values.' },
  'input.unread': {
    es: 'Una parte de la dirección no se puede leer y no se tuvo en cuenta:',
    en: 'Part of the address cannot be read and was left out:',
  },
  'input.not_a_place': {
    es: 'Esa página de la lista ya no existe; se muestra la primera.',
    en: 'That page of the list is gone; this is the first one.',
  },
  'input.not_valid': { es: 'Este valor no es válido.', en: 'This value is not valid.' },
  'input.file_too_large': {
    es: '«{name}» pesa demasiado: como máximo {max, number} MB por archivo.',
    en: '“{name}” is too large: {max, number} MB a file at most.',
  },
  'input.too_many_files': {
    es: 'Como máximo {max, number} archivos a la vez.',
    en: 'No more than {max, number} files at once.',
  },
  'input.image.type': {
    es: 'Este archivo no es una imagen PNG, JPEG o WebP.',
    en: 'This file is not a PNG, JPEG or WebP picture.',
  },
  'input.image.svg': {
    es: 'Los dibujos SVG no se admiten, porque pueden llevar código dentro. Sirve el mismo dibujo exportado como PNG.',
    en: 'SVG drawings are not accepted, for they can carry code. The same drawing exported as PNG will do.',
  },
  'input.image.library': {
    es: 'Este servidor no puede leer imágenes. El motivo está en su registro.',
    en: 'This server cannot read pictures. Its log says why.',
  },
  'input.image.broken': {
    es: 'Esta imagen está dañada o incompleta y no se puede leer.',
    en: 'This picture is damaged or incomplete and cannot be read.',
  },
  'input.image.pixels': {
    es: 'Esta imagen es demasiado grande: como máximo {max, number} megapíxeles y {side, number} píxeles por lado.',
    en: 'This picture is too large: at most {max, number} megapixels, and {side, number} pixels a side.',
  },
  'input.broken_upload': {
    es: 'El envío llegó incompleto. Hay que volver a adjuntar los archivos.',
    en: 'The upload arrived incomplete. Attach the files again.',
  },
};
