import type { Texts } from '../../../platform/i18n';

export const templatesTexts: Texts = {
  'templates.title': { es: 'Textos de los mensajes', en: 'Message texts' },
  'templates.subtitle': {
    es: 'Lo que dice cada mensaje que envía la mesa de ayuda, en español y en inglés.',
    en: 'What each message from the desk says, in Spanish and in English.',
  },
  'templates.words': {
    es: 'plantillas correo notificaciones avisos asunto redacción variables liquid',
    en: 'templates e-mail mail notifications subject wording variables liquid',
  },
  'templates.attention': {
    es: '{count, plural, one {Un texto cambiado no se puede usar} other {# textos cambiados no se pueden usar}}',
    en: '{count, plural, one {One changed text cannot be used} other {# changed texts cannot be used}}',
  },
  'templates.attention_text': {
    es: 'Los mensajes salen con el texto original, así que no se pierde ninguno.',
    en: 'Messages go out with the original text, so none is lost.',
  },
  'templates.attention_action': { es: 'Corregir el texto', en: 'Correct the text' },
  'templates.column.message': { es: 'Mensaje', en: 'Message' },
  'templates.column.kind': { es: 'Tipo', en: 'Kind' },
  'templates.column.text': { es: 'Texto', en: 'Text' },
  'templates.column.updated': { es: 'Último cambio', en: 'Last change' },
  'templates.original': { es: 'Original', en: 'Original' },
  'templates.changed_in': { es: 'Cambiado: {language}', en: 'Changed: {language}' },
  'templates.unusable': { es: 'No se puede usar', en: 'Cannot be used' },
  'templates.unusable_title': {
    es: 'Este texto no se puede usar tal como está',
    en: 'This text cannot be used as it is',
  },
  'templates.unusable_text': {
    es: 'Mientras tanto los mensajes salen con el texto original. Se arregla corrigiéndolo y guardándolo, o volviendo al original.',
    en: 'Meanwhile messages go out with the original text. Correct and save it, or go back to the original.',
  },
  'templates.language.es': { es: 'Español', en: 'Spanish' },
  'templates.language.en': { es: 'Inglés', en: 'English' },
  'templates.languages': { es: 'Idioma del mensaje', en: 'Language of the message' },
  'templates.changed_by': { es: 'Último cambio: {name}, {when}', en: 'Last change: {name}, {when}' },

  'templates.field.subject': { es: 'Asunto del correo', en: 'Subject of the e-mail' },
  'templates.field.line': { es: 'En una línea', en: 'In one line' },
  'templates.hint.line': {
    es: 'En los resúmenes, debajo del número y el asunto: no hace falta repetirlos. La lista de la campana tiene palabras propias.',
    en: 'In digests, below the number and the subject: they need not be said again. The list of the bell has words of its own.',
  },
  'templates.field.intro': { es: 'Antes del texto escrito', en: 'Above what was written' },
  'templates.hint.intro': {
    es: 'Después va lo que escribió la persona, los archivos y el enlace: se añaden solos.',
    en: 'What the person wrote, the files and the link follow by themselves.',
  },
  'templates.field.after': { es: 'Después del texto escrito', en: 'Below what was written' },
  'templates.hint.after': {
    es: 'Una línea vacía separa los párrafos. Puede quedar vacío.',
    en: 'An empty line parts paragraphs. It may be left empty.',
  },
  'templates.flash.saved': { es: 'Texto guardado.', en: 'Text saved.' },
  'templates.flash.default': {
    es: 'El mensaje vuelve a decir lo original.',
    en: 'The message says what it said originally.',
  },
  'templates.default': { es: 'Volver al original', en: 'Back to the original' },
  'templates.default_title': {
    es: '¿Volver al texto original de «{name}»?',
    en: 'Go back to the original text of “{name}”?',
  },
  'templates.default_text': {
    es: 'Se quita todo lo que se cambió en este idioma. Lo anterior queda en la auditoría.',
    en: 'All that was changed in this language goes. What it said before stays in the audit log.',
  },

  'templates.preview': { es: 'Vista previa', en: 'Preview' },
  'templates.preview_text': {
    es: 'Con un ticket de verdad o, sin número, con uno de ejemplo. No se envía nada.',
    en: 'With a real ticket or, without a number, with a made-up one. Nothing is sent.',
  },
  'templates.preview_show': { es: 'Ver', en: 'Show' },
  'templates.preview_typed': { es: 'Ver cómo queda', en: 'See how it looks' },
  'templates.preview_body': {
    es: 'Aquí va lo que escribió la persona.',
    en: 'What the person wrote stands here.',
  },
  'templates.preview_problem': {
    es: 'Así no se puede usar:',
    en: 'It cannot be used like this:',
  },
  'templates.ticket': { es: 'Número de ticket', en: 'Ticket number' },
  'templates.problem_in': { es: '{part}: {problem}', en: '{part}: {problem}' },
  'templates.test': { es: 'Enviarme una prueba', en: 'Send me a test' },
  'templates.test_sent': { es: 'Prueba en camino a {address}.', en: 'A test is on its way to {address}.' },
  'templates.test.footer': {
    es: 'Prueba del mensaje «{name}» de {desk}. Solo se envió a quien la pidió.',
    en: 'A test of the message “{name}” of {desk}. Only who asked for it gets it.',
  },

  'templates.variables': { es: 'Variables', en: 'Variables' },
  'templates.variables_text': {
    es: 'Se sustituyen en cada mensaje. Lo que un mensaje no tiene queda vacío, y vacío cuenta como «no»:',
    en: 'Replaced in each message. What a message does not have is empty, and empty counts as “no”:',
  },
  'templates.help': { es: 'Condiciones y filtros', en: 'Conditions and filters' },
  'templates.help_if': {
    es: 'Muestra un texto u otro según haya alguien o no.',
    en: 'Shows one text or the other, whether there is somebody or not.',
  },
  'templates.help_case': { es: 'Según lo que valga una variable.', en: 'By what a variable says.' },
  'templates.help_filters': {
    es: 'Mayúsculas, minúsculas, cuántos caracteres como mucho, qué decir si está vacío y minutos como tiempo.',
    en: 'Capitals, small letters, how many characters at most, what to say when empty, and minutes as a time.',
  },
  'templates.help_raw': { es: 'Llaves tal cual, sin sustituir.', en: 'Braces as they are, not replaced.' },

  'templates.error.not_closed': {
    es: 'Línea {line}: falta cerrar «{word}».',
    en: 'Line {line}: “{word}” is not closed.',
  },
  'templates.error.syntax': {
    es: 'Línea {line}: no se entiende «{word}».',
    en: 'Line {line}: “{word}” makes no sense here.',
  },
  'templates.error.unknown_tag': {
    es: 'Línea {line}: «{word}» no se puede usar aquí. Hay if, unless, case, comment y raw.',
    en: 'Line {line}: “{word}” cannot be used here. There are if, unless, case, comment and raw.',
  },
  'templates.error.unknown_filter': {
    es: 'Línea {line}: no hay ningún filtro «{word}». Hay upcase, downcase, truncate, default y duration.',
    en: 'Line {line}: there is no filter “{word}”. There are upcase, downcase, truncate, default and duration.',
  },
  'templates.error.unknown_variable': {
    es: 'Línea {line}: no hay ninguna variable «{word}».',
    en: 'Line {line}: there is no variable “{word}”.',
  },
  'templates.error.too_much': {
    es: 'Línea {line}: con «{word}» tantas veces el mensaje podría ser demasiado largo.',
    en: 'Line {line}: with “{word}” so many times the message could become too long.',
  },
  'templates.error.no_ticket': {
    es: 'No hay ningún ticket #{number}.',
    en: 'There is no ticket #{number}.',
  },
};
