import type { Texts } from '../i18n';

export const errorTexts: Texts = {
  'error.400.title': { es: 'No se entiende la petición', en: 'We cannot read that request' },
  'error.400.message': {
    es: 'La dirección o los datos enviados no tienen la forma esperada. Volver atrás y probar de nuevo.',
    en: 'The address or what was sent is not in the form we expect. Go back and try again.',
  },
  'error.401.title': { es: 'Hay que iniciar sesión', en: 'Sign in first' },
  'error.401.message': { es: 'Esta página necesita una sesión.', en: 'This page needs a session.' },
  'error.403.title': { es: 'No permitido', en: 'Not allowed' },
  'error.403.message': {
    es: 'Esta acción no está permitida con esta cuenta.',
    en: 'This account may not do that.',
  },
  'error.csrf.title': { es: 'El formulario caducó', en: 'The form has expired' },
  'error.csrf.message': {
    es: 'La sesión cambió desde que se abrió la página. Volver atrás, recargarla y enviar de nuevo.',
    en: 'The session has changed since the page was opened. Go back, reload it and send again.',
  },
  'error.stale_form.title': { es: 'La sesión cambió', en: 'The session has changed' },
  'error.stale_form.message': {
    es: 'Se cerró o se inició sesión después de abrir la página, así que lo enviado no se ha guardado todavía.',
    en: 'Somebody signed in or out after the page was opened, so what was sent has not been saved yet.',
  },
  'error.session_ended.title': { es: 'La sesión ha terminado', en: 'Your session has ended' },
  'error.session_ended.message': {
    es: 'No se ha guardado nada todavía. Primero hay que iniciar sesión en otra pestaña.',
    en: 'Nothing has been saved yet. Sign in in another tab first.',
  },
  'error.session_ended.sign_in': { es: 'Iniciar sesión en otra pestaña', en: 'Sign in in another tab' },
  'error.proxy.title': {
    es: 'La conexión no llega por https',
    en: 'The connection does not arrive over https',
  },
  'error.proxy.message': {
    es: 'La dirección de este sistema es https, pero la petición llegó como http y así no se puede guardar ninguna sesión. Si la dirección del navegador empieza por http://, usar https://. Si no, quien administra el sistema debe hacer que el proxy envíe la cabecera X-Forwarded-Proto y nombrarlo en TRUST_PROXY.',
    en: 'The address of this desk is https, but the request arrived as http, and no session can be kept that way. If the address in the browser begins with http://, use https://. If not, whoever runs the desk has to have the proxy send the header X-Forwarded-Proto, and to name it in TRUST_PROXY.',
  },
  'error.acting.title': { es: 'Solo esa persona puede hacerlo', en: 'Only that person may do this' },
  'error.acting.message': {
    es: 'Mientras se actúa en nombre de alguien no se tocan ni su contraseña ni su forma de entrar.',
    en: 'While you act as somebody, their password and ways to sign in are out of reach.',
  },
  'error.410.title': { es: 'Este enlace ya no sirve', en: 'This link no longer works' },
  'error.410.message': {
    es: 'Se usó ya, caducó o lo reemplazó uno más nuevo. Pedir otro desde la página de inicio de sesión.',
    en: 'It was used, has expired, or a newer one took its place. Ask for another from the sign-in page.',
  },
  'error.404.title': { es: 'Aquí no hay nada', en: 'There is nothing here' },
  'error.404.message': {
    es: 'La página no existe, o no está al alcance de esta cuenta.',
    en: 'The page does not exist, or this account cannot reach it.',
  },
  'error.409.title': { es: 'Alguien se adelantó', en: 'Somebody was faster' },
  'error.409.message': {
    es: 'Los datos cambiaron mientras tanto. Volver a la página para ver cómo están ahora.',
    en: 'The data has changed meanwhile. Go back to the page to see how it is now.',
  },
  'error.413.title': { es: 'Demasiado grande', en: 'Too large' },
  'error.413.message': {
    es: 'El texto de un formulario puede ocupar 2 MB, y este ocupa más: no se ha guardado nada. Al volver atrás, el navegador suele conservar lo escrito. Un texto tan largo va mejor como archivo adjunto.',
    en: 'The text of a form may have 2 MB, and this one has more: nothing has been saved. Going back, the browser usually still has what was typed. A text as long as that is better attached as a file.',
  },
  'error.visitors_text.title': {
    es: 'Demasiado texto sin iniciar sesión',
    en: 'Too much text for somebody who is not signed in',
  },
  'error.visitors_text.message': {
    es: 'En este navegador no hay una sesión iniciada; puede que haya terminado. Sin ella, el texto de un formulario puede ocupar 64 kB, y este ocupa más: no se ha guardado nada. Hay que iniciar sesión en otra pestaña y volver atrás en esta: el navegador suele conservar lo escrito, y entonces se puede enviar.',
    en: 'Nobody is signed in in this browser; the session may have ended. Then the text of a form may have 64 kB, and this one has more: nothing has been saved. Sign in in another tab, and go back in this one: the browser usually still has what was typed, and then it can be sent.',
  },
  'error.415.title': { es: 'Formato no admitido', en: 'Unsupported format' },
  'error.415.message': {
    es: 'El formato de lo enviado no se admite.',
    en: 'What was sent is in a format that is not supported.',
  },
  'error.422.title': { es: 'Algo falta o no es válido', en: 'Something is missing or not valid' },
  'error.422.message': {
    es: 'Volver atrás, revisar los datos y enviarlos de nuevo.',
    en: 'Go back, check the data and send it again.',
  },
  'error.429.title': { es: 'Demasiados intentos', en: 'Too many attempts' },
  'error.429.message': {
    es: 'Esperar un momento antes de probar de nuevo.',
    en: 'Wait a moment before trying again.',
  },
  'error.500.title': { es: 'Algo falló de nuestro lado', en: 'Something went wrong on our side' },
  'error.500.message': {
    es: 'El fallo quedó registrado. Si se repite, este código ayuda a encontrarlo.',
    en: 'The failure has been recorded. If it happens again, this code helps to find it.',
  },
  'error.away.title': { es: 'Volvemos enseguida', en: 'Back in a moment' },
  'error.away.message': {
    es: 'La base de datos no responde ahora mismo. No se sabe si lo enviado llegó a guardarse: en un momento, mirar si está antes de enviarlo otra vez.',
    en: 'The database does not answer right now. Whether what was sent has been saved is not known: in a moment, look whether it is there before you send it again.',
  },
  'error.busy.title': { es: 'Ahora mismo está ocupado', en: 'Busy right now' },
  'error.busy.message': {
    es: 'Otro trabajo usa los mismos datos y tarda más de lo normal. No se cambió nada; probar de nuevo en unos segundos.',
    en: 'Something else is using the same data and takes longer than usual. Nothing was changed; try again in a few seconds.',
  },
  'error.read_only.title': { es: 'Ahora solo se puede leer', en: 'Read only for now' },
  'error.read_only.message': {
    es: 'La base de datos no acepta cambios en este momento. Se puede seguir leyendo; lo enviado no se guardó.',
    en: 'The database takes no changes at the moment. Reading goes on; what was sent has not been saved.',
  },
  'error.full.title': { es: 'No queda espacio', en: 'No room left' },
  'error.full.message': {
    es: 'El disco del servidor está lleno y lo enviado no se guardó. Quien administra el sistema tiene que liberar espacio.',
    en: 'The disk of the server is full, and what was sent has not been saved. Whoever runs the desk has to free some space.',
  },
  'error.storage.title': { es: 'Los archivos no están disponibles', en: 'Files are not available' },
  'error.storage.message': {
    es: 'El lugar donde se guardan los archivos no responde ahora mismo. Todo lo demás sigue funcionando.',
    en: 'The place where files are kept does not respond right now. Everything else goes on.',
  },
  'error.crowded.title': { es: 'Demasiadas visitas a la vez', en: 'Too many at once' },
  'error.crowded.message': {
    es: 'La base de datos no admite más conexiones ahora mismo. Probar de nuevo en unos segundos.',
    en: 'The database takes no more connections right now. Try again in a few seconds.',
  },
  'error.retryable.title': { es: 'Alguien guardaba lo mismo a la vez', en: 'Somebody was saving the same' },
  'error.retryable.message': {
    es: 'Varias personas cambiaban los mismos datos y este cambio no se guardó. Enviarlo de nuevo.',
    en: 'Several people were changing the same data, and this change has not been saved. Send it again.',
  },
  'error.sessions.title': { es: 'Volvemos enseguida', en: 'Back in a moment' },
  'error.sessions.message': {
    es: 'Ahora mismo no se puede saber quién tiene la sesión iniciada. No se cambió nada; probar de nuevo en unos segundos.',
    en: 'Right now the desk cannot tell who is signed in. Nothing was changed; try again in a few seconds.',
  },
  'error.signing_in.title': {
    es: 'Ahora no se puede iniciar sesión',
    en: 'Signing in is not possible right now',
  },
  'error.signing_in.message': {
    es: 'El sistema no puede guardar nuevas sesiones en este momento. Probar de nuevo en unos segundos.',
    en: 'The desk cannot keep new sign-ins at the moment. Try again in a few seconds.',
  },
  'error.typed.text': {
    es: 'Esto es lo que se había escrito. Se puede enviar de nuevo desde aquí.',
    en: 'This is what was typed. It can be sent again from here.',
  },
  'error.typed.again': {
    es: 'Lo enviado se puede enviar de nuevo desde aquí.',
    en: 'What was sent can be sent again from here.',
  },
  'error.typed.copy': {
    es: 'Esto es lo que se había escrito, para copiarlo.',
    en: 'This is what was typed, to be copied.',
  },
  'error.typed.cut': {
    es: 'Falta una parte, demasiado larga para devolverla aquí: al volver atrás, el navegador suele conservar lo escrito.',
    en: 'A part is missing, too long to be given back here: going back, the browser usually still has what was typed.',
  },
  'error.typed.files': {
    es: 'Los archivos se tienen que adjuntar de nuevo.',
    en: 'Files have to be attached again.',
  },
  'error.typed.label': { es: 'Texto escrito', en: 'What was typed' },
  'error.typed.send': { es: 'Enviar de nuevo', en: 'Send again' },
  'error.503.title': { es: 'Volvemos enseguida', en: 'Back in a moment' },
  'error.503.message': {
    es: 'Una parte del servicio no está disponible ahora mismo. Lo escrito en otras pestañas se conserva.',
    en: 'A part of the service is not available right now. What is typed in other tabs is kept.',
  },
};
