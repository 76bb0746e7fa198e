import type { Texts } from '../../../platform/i18n';

export const invitationTexts: Texts = {
  'invitations.title': { es: 'Invitar', en: 'Invite people' },
  'invitations.subtitle': {
    es: 'Cada persona recibe por correo un enlace, válido siete días, con el que abre su cuenta.',
    en: 'Everybody gets a link by mail, good for seven days, that opens their account.',
  },
  'invitations.tabs': { es: 'Cuántas personas', en: 'How many people' },
  'invitations.tab.one': { es: 'Una persona', en: 'One person' },
  'invitations.tab.many': { es: 'Una lista', en: 'A list' },
  'invitations.field.name': { es: 'Nombre y apellidos', en: 'Full name' },
  'invitations.field.departmentIds': { es: 'Departamentos', en: 'Departments' },
  'invitations.hint.departmentIds': {
    es: 'Solo para técnicos y administradores.',
    en: 'For technicians and administrators only.',
  },
  'invitations.hint.locale': {
    es: 'También el de la invitación; si no se elige ninguno, se envía en el de la mesa de ayuda.',
    en: 'Also that of the invitation; if none is chosen, it goes out in the desk’s language.',
  },
  'invitations.submit': { es: 'Invitar', en: 'Invite' },
  'invitations.no_mail': {
    es: 'El servidor no envía correo (falta [SMTP_URL]). Tras invitar a alguien se muestra su enlace una vez, para entregarlo en mano.',
    en: 'The server sends no mail ([SMTP_URL] is not set). Once somebody is invited their link is shown, once, to be handed over.',
  },

  'invitations.no_mail_many': {
    es: 'El servidor no envía correo (falta [SMTP_URL]). Tras invitar una lista, el enlace de cada persona se obtiene en su página, creando otra invitación.',
    en: 'The server sends no mail ([SMTP_URL] is not set). Once a list is invited, get each person’s link by making another invitation on their page.',
  },
  'invitations.no_mail_now': {
    es: 'El servidor no envía correo (falta [SMTP_URL]): el enlace hay que entregarlo en mano.',
    en: 'The server sends no mail ([SMTP_URL] is not set): the link has to be handed over.',
  },

  'invitations.many.title': { es: 'Invitar desde una lista (CSV)', en: 'Invite from a list (CSV)' },
  'invitations.many.text': {
    es: 'Una hoja de cálculo guardada como CSV, o pegada aquí. La primera línea nombra las columnas: nombre y correo hacen falta; rol, departamento, organización e idioma se pueden omitir. Varios departamentos se separan con «|».',
    en: 'A spreadsheet saved as CSV, or pasted here. Its first line names the columns: name and email are needed; role, department, organization and language may be left out. Several departments go between “|”.',
  },
  'invitations.many.sample': { es: 'Descargar un ejemplo', en: 'Download an example' },
  'invitations.field.file': { es: 'Archivo CSV', en: 'CSV file' },
  'invitations.hint.file': {
    es: 'Hasta {people, number} personas y {kilobytes, number} kB. Un archivo cuenta más que la lista pegada.',
    en: 'Up to {people, number} people and {kilobytes, number} kB. A file counts before the pasted list.',
  },
  'invitations.field.people': { es: 'Lista de personas', en: 'List of people' },
  'invitations.hint.people': {
    es: 'Pegada con su primera línea, si no hay archivo.',
    en: 'Pasted with its first line, if there is no file.',
  },
  'invitations.many.check': { es: 'Revisar la lista', en: 'Check the list' },
  'invitations.many.check_again': { es: 'Revisar otra vez', en: 'Check again' },
  'invitations.many.invite': {
    es: '{count, plural, one {Invitar a # persona} other {Invitar a # personas}}',
    en: '{count, plural, one {Invite # person} other {Invite # people}}',
  },
  'invitations.many.ready': {
    es: '{count, plural, one {# persona, sin errores} other {# personas, sin errores}}',
    en: '{count, plural, one {# person, nothing wrong} other {# people, nothing wrong}}',
  },
  'invitations.many.ready_text': {
    es: 'Todavía no se ha creado ni enviado nada.',
    en: 'Nothing has been created or sent yet.',
  },
  'invitations.many.wrong': {
    es: '{wrong, plural, one {Hay que corregir # línea} other {Hay que corregir # líneas}} de {count, number}',
    en: '{wrong, plural, one {# row} other {# rows}} of {count, number} to put right',
  },
  'invitations.many.wrong_text': {
    es: 'Se invita a todas o a ninguna: corregirlas abajo, en la lista, y revisar otra vez.',
    en: 'All are invited or none: put them right in the list below and check again.',
  },
  'invitations.many.ignored': {
    es: 'Columnas que no se usan: {columns}.',
    en: 'Columns that are not used: {columns}.',
  },
  'invitations.column.line': { es: 'Línea', en: 'Line' },
  'invitations.column.name': { es: 'nombre', en: 'name' },
  'invitations.column.email': { es: 'correo', en: 'email' },
  'invitations.column.role': { es: 'rol', en: 'role' },
  'invitations.column.department': { es: 'departamento', en: 'department' },
  'invitations.column.organization': { es: 'organización', en: 'organization' },
  'invitations.column.language': { es: 'idioma', en: 'language' },
  'invitations.column.check': { es: 'Revisión', en: 'Check' },
  'invitations.row.right': { es: 'Bien', en: 'Fine' },
  'invitations.row.wrong': { es: 'Corregir', en: 'Put right' },

  'invitations.problem.name': { es: 'El nombre es demasiado largo.', en: 'The name is too long.' },
  'invitations.problem.name_mixed': {
    es: 'El nombre mezcla letras de alfabetos distintos que se ven iguales.',
    en: 'The name mixes letters of different alphabets that look the same.',
  },
  'invitations.problem.name_missing': { es: 'Falta el nombre.', en: 'There is no name.' },
  'invitations.problem.email': {
    es: 'No es una dirección de correo.',
    en: 'That is not an e-mail address.',
  },
  'invitations.problem.email_missing': { es: 'Falta el correo.', en: 'There is no e-mail address.' },
  'invitations.problem.twice': {
    es: 'La misma dirección está en la línea {line, number}.',
    en: 'The same address is in line {line, number}.',
  },
  'invitations.problem.taken': {
    es: 'Ya hay una cuenta con este correo.',
    en: 'There is an account with this e-mail already.',
  },
  'invitations.problem.role': {
    es: 'No hay un rol «{typed}»: cliente, técnico o administrador.',
    en: 'There is no role “{typed}”: customer, technician or administrator.',
  },
  'invitations.problem.department': {
    es: 'No hay un departamento «{typed}».',
    en: 'There is no department “{typed}”.',
  },
  'invitations.problem.organization': {
    es: 'No hay una organización «{typed}».',
    en: 'There is no organization “{typed}”.',
  },
  'invitations.problem.language': {
    es: 'No hay un idioma «{typed}»: es o en.',
    en: 'There is no language “{typed}”: es or en.',
  },
  'invitations.problem.not_staff': {
    es: 'Un cliente no tiene departamento.',
    en: 'A customer has no department.',
  },
  'invitations.error.empty': {
    es: 'Falta la lista: una línea con los nombres de las columnas y una por persona.',
    en: 'There is no list: one line with the names of the columns, and one for each person.',
  },
  'invitations.error.not_text': {
    es: 'Ese archivo no es texto. Guardar la hoja de cálculo como CSV.',
    en: 'That file is not text. Save the spreadsheet as CSV.',
  },
  'invitations.error.not_csv': {
    es: 'La línea {line, number} no se puede leer como CSV: quizá sobran o faltan comillas.',
    en: 'Line {line, number} cannot be read as CSV: perhaps a quotation mark too many or too few.',
  },
  'invitations.error.too_many': {
    es: 'Son más de {max, number} personas: repartirlas en varias listas.',
    en: 'There are more than {max, number} people: split them into several lists.',
  },
  'invitations.error.too_large': {
    es: 'El archivo pasa de {max, number} kB.',
    en: 'The file has more than {max, number} kB.',
  },
  'invitations.missing.name': {
    es: 'Falta la columna del nombre: la primera línea tiene que nombrarla «nombre».',
    en: 'There is no column with names: the first line has to call it “name”.',
  },
  'invitations.missing.email': {
    es: 'Falta la columna del correo: la primera línea tiene que nombrarla «correo».',
    en: 'There is no column with addresses: the first line has to call it “email”.',
  },
  'invitations.error.column_twice': {
    es: 'La columna «{column}» está dos veces.',
    en: 'The column “{column}” is there twice.',
  },
  'invitations.error.not_needed': {
    es: 'No hace falta una invitación: esta persona ya tiene cómo entrar, o su cuenta está inactiva.',
    en: 'No invitation is needed: this person has a way to sign in already, or the account is inactive.',
  },

  'invitations.state.title': { es: 'Invitación de {name}', en: 'The invitation of {name}' },
  'invitations.state.invited': { es: 'Enviada', en: 'Sent' },
  'invitations.state.expires': { es: 'Vale hasta', en: 'Valid until' },
  'invitations.state.never': { es: 'Aún no se ha enviado ninguna.', en: 'None has been sent yet.' },
  'invitations.state.expired': { es: 'Caducada', en: 'Expired' },
  'invitations.state.accepted': {
    es: 'Esta persona ya tiene cómo entrar, o su cuenta está inactiva: no hay nada que enviar.',
    en: 'This person has a way to sign in already, or the account is inactive: there is nothing to send.',
  },
  'invitations.link.label': { es: 'Enlace de la invitación', en: 'Link of the invitation' },
  'invitations.link.hint': {
    es: 'Se muestra solo esta vez. Quien lo tenga entra como esta persona: entregarlo en privado.',
    en: 'It is shown this once. Whoever has it comes in as this person: hand it over in private.',
  },
  'invitations.resend': { es: 'Enviar otra', en: 'Send another' },
  'invitations.resend_text': {
    es: 'Otra invitación anula la anterior y muestra un enlace nuevo.',
    en: 'Another invitation voids the one before and shows a new link.',
  },
  'invitations.send': { es: 'Enviar invitación', en: 'Send invitation' },
  'invitations.see': { es: 'Ver la invitación', en: 'See the invitation' },
  'invitations.pending.title': {
    es: 'Todavía no ha aceptado la invitación',
    en: 'The invitation is not accepted yet',
  },
  'invitations.pending.text': { es: 'Se envió el {date}.', en: 'It was sent on {date}.' },
  'invitations.none.title': { es: 'No tiene cómo entrar', en: 'There is no way in yet' },
  'invitations.none.text': {
    es: 'Una invitación le deja elegir su contraseña u otra forma de entrar.',
    en: 'An invitation lets them choose a password or another way to sign in.',
  },
  'invitations.flash.sent': { es: 'Invitación para {name} creada.', en: 'Invitation for {name} made.' },
  'invitations.flash.invited': {
    es: '{count, plural, one {# persona invitada: su correo va en camino.} other {# personas invitadas: sus correos van en camino.}}',
    en: '{count, plural, one {# person invited: the mail is on its way.} other {# people invited: the mails are on their way.}}',
  },

  'invitations.gone.text': {
    es: 'Una invitación sirve una vez, durante siete días, y la más nueva reemplaza a las anteriores. Con una cuenta abierta basta iniciar sesión; si no, pedir otra invitación a quien la envió.',
    en: 'An invitation works once, for seven days, and a newer one takes the place of those before. If your account is open, sign in; if not, ask whoever invited you for another.',
  },
  'invitations.accept.title': { es: 'Invitación a {desk}', en: 'Invitation to {desk}' },
  'invitations.accept.text': {
    es: '{by, select, none {Hay una cuenta preparada} other {{byName} ha preparado una cuenta}} para {email}. Rol: {role}.',
    en: '{by, select, none {There is an account ready} other {{byName} has made an account}} for {email}. Role: {role}.',
  },
  'invitations.accept.signed_in': {
    es: 'En este navegador está abierta la sesión de {name}: al aceptar se cierra.',
    en: 'In this browser {name} is signed in: accepting signs them out.',
  },
  'invitations.accept.submit': { es: 'Abrir la cuenta', en: 'Open the account' },
  'invitations.accept.or': { es: 'o sin contraseña', en: 'or without a password' },
  'invitations.accept.passkey': { es: 'una llave de acceso', en: 'a passkey' },
  'invitations.accept.link': { es: 'Seguir sin contraseña', en: 'Go on without a password' },
  'invitations.accept.link_hint': {
    es: 'El siguiente paso es conectar otra forma de entrar: {others}.',
    en: 'The next step is to connect another way to sign in: {others}.',
  },
  'invitations.flash.welcome': { es: 'Todo listo en {desk}, {name}.', en: 'Welcome to {desk}, {name}.' },
  'invitations.flash.add_way': {
    es: 'Cuenta abierta, {name}. Añadir ahora una forma de entrar la próxima vez.',
    en: 'Your account is open, {name}. Now add a way to sign in next time.',
  },
};
