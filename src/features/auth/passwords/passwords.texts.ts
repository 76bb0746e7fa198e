import type { Texts } from '../../../platform/i18n';

export const passwordTexts: Texts = {
  'passwords.weak.leaked': {
    es: 'Está en las listas públicas de contraseñas robadas. Elegir otra que no se haya usado en ningún otro sitio.',
    en: 'It is on public lists of stolen passwords. Choose one that has never been used anywhere else.',
  },
  'passwords.weak.common': {
    es: 'Se parece demasiado a una contraseña muy usada. Probar con tres o cuatro palabras que no tengan nada que ver entre sí.',
    en: 'It is too much like one that many people use. Try three or four words that have nothing to do with each other.',
  },
  'passwords.weak.personal': {
    es: 'Un nombre, una dirección o el nombre de esta mesa de ayuda es lo primero que alguien probaría. Añadir algo que nadie sepa.',
    en: 'The name, the address and this desk’s name are the first things somebody would try. Add something that nobody knows.',
  },
  'passwords.weak.repeat': {
    es: 'Se repite: «abcabc» apenas cuesta más de adivinar que «abc». Añadir palabras distintas.',
    en: 'It repeats itself: “abcabc” is hardly harder to guess than “abc”. Add different words.',
  },
  'passwords.weak.sequence': {
    es: 'Las teclas vecinas y las series, como «qwerty» o «1234», se prueban enseguida. Añadir palabras sueltas.',
    en: 'Keys in a row and series, such as “qwerty” or “1234”, are tried early. Add some unrelated words.',
  },
  'passwords.weak.date': {
    es: 'Las fechas y los años se adivinan pronto. Añadir palabras que no tengan que ver con ellos.',
    en: 'Dates and years are soon guessed. Add words that have nothing to do with them.',
  },
  'passwords.weak.word': {
    es: 'Una sola palabra o un nombre se adivina pronto. Añadir otras dos o tres que no tengan nada que ver.',
    en: 'A single word or name is soon guessed. Add two or three others that have nothing to do with it.',
  },
  'passwords.weak.guessable': {
    es: 'Se puede adivinar. Alargarla con una o dos palabras más, poco comunes.',
    en: 'It can be guessed. Make it longer with one or two more words, uncommon ones.',
  },

  'passwords.hint.register_email': {
    es: 'A esta dirección enviamos un enlace; la cuenta se crea al abrirlo.',
    en: 'We send a link to this address; opening it makes the account.',
  },
  'passwords.no_mail.title': { es: 'No se puede enviar correo', en: 'No mail can be sent' },
  'passwords.error.no_mail': {
    es: 'Esta mesa de ayuda no tiene servidor de correo, así que ningún enlace puede llegar. Pedir ayuda a quien la administra.',
    en: 'This desk has no mail server, so no link can reach anybody. Ask its administrator for help.',
  },
  'passwords.sent.registration.title': { es: 'Falta abrir un enlace', en: 'One link to open' },
  'passwords.sent.registration.text': {
    es: 'Hemos escrito a {address}. El enlace del mensaje confirma la dirección y crea la cuenta; sirve durante 24 horas.',
    en: 'We have written to {address}. The link in the message confirms the address and makes the account; it works for 24 hours.',
  },
  'passwords.sent.registration.hint': {
    es: 'Lo mejor es abrirlo en este mismo navegador. Si no llega en unos minutos, mirar en el correo no deseado y que la dirección esté bien escrita.',
    en: 'It is best opened in this same browser. If nothing comes within a few minutes, look among the junk mail, and check the spelling of the address.',
  },
  'passwords.sent.reset.title': { es: 'Mensaje enviado', en: 'Look at your mail' },
  'passwords.sent.reset.text': {
    es: 'Si hay una cuenta con esa dirección, acaba de salir un mensaje con un enlace para elegir otra contraseña. Sirve durante una hora.',
    en: 'If there is an account with that address, a message with a link to choose another password is on its way. It works for an hour.',
  },
  'passwords.sent.reset.hint': {
    es: 'Si no llega en unos minutos, mirar en el correo no deseado y que la dirección sea la de la cuenta.',
    en: 'If nothing comes within a few minutes, look among the junk mail, and check that the address is the account’s.',
  },
  'passwords.sent.identity.title': { es: 'Mirar el correo', en: 'Check your mail' },
  'passwords.sent.identity.text': {
    es: 'Hemos enviado un mensaje a {address}. Abrir su enlace en este mismo navegador, antes de 24 horas.',
    en: 'We have sent a message to {address}. Open its link in this browser within 24 hours.',
  },
  'passwords.sent.identity.hint': {
    es: '¿No llega? Mirar en el correo no deseado.',
    en: 'Nothing there? Look into the spam folder.',
  },
  'passwords.sent.again': { es: 'Usar otra dirección', en: 'Use another address' },
  'passwords.sent.back': { es: 'Volver a iniciar sesión', en: 'Back to sign-in' },
  'passwords.sent.outbox_title': { es: 'Solo en desarrollo', en: 'In development only' },
  'passwords.sent.outbox_text': {
    es: 'Sin SMTP_URL no sale correo de esta máquina.',
    en: 'Without SMTP_URL no mail leaves this machine.',
  },
  'passwords.sent.outbox_link': { es: 'Ver los mensajes', en: 'See the messages' },
  'passwords.forgot.title': { es: 'Elegir otra contraseña', en: 'Choose another password' },
  'passwords.forgot.text': {
    es: 'Enviamos un enlace a la dirección de la cuenta.',
    en: 'We send a link to the account’s address.',
  },
  'passwords.forgot.submit': { es: 'Enviar el enlace', en: 'Send the link' },
  'passwords.reset.title': { es: 'Contraseña nueva', en: 'New password' },
  'passwords.reset.text': {
    es: 'Para la cuenta de {email}. Al guardarla se cierran todas sus sesiones.',
    en: 'For the account of {email}. Saving it ends all of its sessions.',
  },
  'passwords.reset.submit': { es: 'Guardar y entrar', en: 'Save and sign in' },
  'passwords.reset.again': { es: 'Pedir otro enlace', en: 'Ask for another link' },
  'passwords.flash.reset': {
    es: 'Contraseña cambiada. Todas las sesiones anteriores se han cerrado.',
    en: 'Password changed. All earlier sessions have ended.',
  },
  'passwords.verify.new_title': { es: 'Terminar el registro', en: 'Finish registering' },
  'passwords.verify.new_text': {
    es: 'Con esto la dirección {email} queda confirmada y la cuenta, creada.',
    en: 'This confirms the address {email} and makes the account.',
  },
  'passwords.verify.new_submit': { es: 'Confirmar y entrar', en: 'Confirm and sign in' },
  'passwords.verify.password_text': {
    es: 'El registro empezó en otro navegador. Escribir la contraseña que se eligió entonces. Quien no se haya registrado puede cerrar esta página: no se creará nada.',
    en: 'The registration began in another browser. Enter the password that was chosen there. If it was not you who registered, close this page: no account will be made.',
  },
  'passwords.error.not_registered_with': {
    es: 'No es la contraseña que se eligió al registrarse. También se puede empezar de nuevo con «Crear una cuenta».',
    en: 'That is not the password that was chosen at registration. You can also begin again with “Create an account”.',
  },
  'passwords.verify.other_browser': {
    es: 'El registro empezó en otro navegador. Abrir el enlace allí, o empezar de nuevo en este.',
    en: 'The registration began in another browser. Open the link there, or begin again in this one.',
  },
  'passwords.verify.no_account': { es: 'No se ha creado la cuenta', en: 'The account was not made' },
  'passwords.verify.not_changed': {
    es: 'La dirección sigue siendo la misma',
    en: 'The address has not changed',
  },
  'passwords.verify.title': { es: 'Confirmar la dirección', en: 'Confirm the address' },
  'passwords.verify.text': {
    es: 'A partir de ahora {email} será la dirección de la cuenta, para entrar y para recibir correo.',
    en: 'From now on {email} will be the account’s address, to sign in with and to get mail at.',
  },
  'passwords.verify.submit': { es: 'Confirmar', en: 'Confirm' },
  'passwords.verify.sign_in_text': {
    es: 'Para confirmar {email} hay que iniciar sesión con la cuenta que lo pidió.',
    en: 'To confirm {email}, sign in with the account that asked for it.',
  },
  'passwords.verify.other_account': {
    es: 'Este enlace es de otra cuenta. Cerrar la sesión y abrirlo de nuevo.',
    en: 'This link belongs to another account. Sign out, and open it again.',
  },
  'auth.gone.text': {
    es: 'Se usó ya, caducó o lo reemplazó uno más nuevo.',
    en: 'It was used, has expired, or a newer one took its place.',
  },
  'auth.flash.unlocked': {
    es: 'La cuenta vuelve a estar abierta. Ya se puede probar de nuevo.',
    en: 'The account is open again. Go ahead and try.',
  },
  'auth.unlock.title': { es: 'Volver a intentarlo', en: 'Try again' },
  'auth.unlock.text': {
    es: 'La cuenta se cerró por un rato tras varias contraseñas equivocadas. Con este botón se puede probar otra vez ahora mismo.',
    en: 'The account closed for a while after several wrong passwords. This button lets you try again right away.',
  },
  'auth.unlock.submit': { es: 'Abrir la cuenta', en: 'Open the account' },
  'auth.unlock.forgot': { es: '¿Contraseña olvidada?', en: 'Forgot the password?' },
  'account.section.address': { es: 'Correo electrónico', en: 'E-mail' },
  'account.address.text': {
    es: 'Con esta dirección se entra y a ella llegan los avisos.',
    en: 'It is what you sign in with, and where notices go.',
  },
  'account.address.verified': { es: 'Confirmada', en: 'Confirmed' },
  'account.address.unverified': { es: 'Sin confirmar', en: 'Not confirmed' },
  'account.address.verify': { es: 'Confirmar esta dirección', en: 'Confirm this address' },
  'account.address.wanted': { es: 'Falta confirmar {email}', en: '{email} is waiting to be confirmed' },
  'account.address.wanted_text': {
    es: 'El enlace enviado allí sirve hasta el {until}. Para recibir otro, escribir de nuevo la dirección.',
    en: 'The link sent there works until {until}. To get another, enter the address again.',
  },
  'account.address.drop': { es: 'Olvidar el cambio', en: 'Forget it' },
  'account.flash.address_dropped': {
    es: 'La dirección sigue siendo la de antes.',
    en: 'The address stays as it was.',
  },
  'account.address.submit': { es: 'Cambiar la dirección', en: 'Change address' },
  'account.field.new_email': { es: 'Dirección nueva', en: 'New address' },
  'account.error.same_email': {
    es: 'Ya es la dirección de la cuenta, y está confirmada.',
    en: 'That is the account’s address already, and it is confirmed.',
  },
  'account.flash.address_sent': {
    es: 'Hemos escrito a {email}. Abrir el enlace del mensaje para confirmar la dirección.',
    en: 'We have written to {email}. Open the link in the message to confirm the address.',
  },
  'account.flash.email_verified': { es: 'Dirección confirmada.', en: 'Address confirmed.' },
  'account.password.none': {
    es: 'Esta cuenta entra de otra forma y no tiene contraseña.',
    en: 'This account signs in another way and has no password.',
  },
  'account.password.set': { es: 'Guardar la contraseña', en: 'Set password' },
  'account.password.remove': { es: 'Quitar la contraseña', en: 'Remove password' },
  'account.password.remove_text': {
    es: 'Hay otra forma de entrar, así que se puede prescindir de ella.',
    en: 'There is another way in, so you can do without one.',
  },
  'account.password.remove_title': { es: '¿Quitar la contraseña?', en: 'Remove the password?' },
  'account.password.remove_confirm': {
    es: 'Se cerrarán las demás sesiones, y desde entonces solo se entra de las otras formas.',
    en: 'Other sessions will end, and only the other ways in will work from then on.',
  },
  'account.flash.password_removed': {
    es: 'Contraseña quitada. Las demás sesiones se han cerrado.',
    en: 'Password removed. All other sessions have ended.',
  },

  'letter.registration.subject': {
    es: 'Confirma tu dirección para {desk}',
    en: 'Confirm your address for {desk}',
  },
  'letter.registration.intro': {
    es: 'Hola:\n\nAlguien ha usado esta dirección para crear una cuenta en {desk}. Si fuiste tú, este enlace la confirma y termina el registro:',
    en: 'Hello,\n\nSomebody has used this address to create an account at {desk}. If it was you, this link confirms it and finishes the registration:',
  },
  'letter.registration.action': { es: 'Terminar el registro', en: 'Finish registering' },
  'letter.registration.after': {
    es: 'El enlace sirve una vez, durante 24 horas; lo mejor es abrirlo en el navegador en el que empezaste. Si no fuiste tú, no hace falta nada: sin abrirlo no se crea ninguna cuenta.',
    en: 'The link works once, for 24 hours; it is best opened in the browser where you began. If it was not you, there is nothing to do: no account is made unless it is opened.',
  },
  'letter.registration_known.subject': {
    es: 'Ya tienes una cuenta en {desk}',
    en: 'You already have an account at {desk}',
  },
  'letter.registration_known.intro': {
    es: 'Hola, {name}: alguien ha querido crear una cuenta en {desk} con esta dirección, pero ya tienes una. Si fuiste tú, basta con entrar:',
    en: 'Hello {name}, somebody wanted to create an account at {desk} with this address, but you have one already. If it was you, just sign in:',
  },
  'letter.registration_known.action': { es: 'Iniciar sesión', en: 'Sign in' },
  'letter.registration_known.after': {
    es: 'Si no recuerdas la contraseña, puedes pedir otra aquí: {forgot}\n\nSi no fuiste tú, no hace falta nada: en tu cuenta no ha cambiado nada.',
    en: 'If you do not remember your password, ask for another one here: {forgot}\n\nIf it was not you, there is nothing to do: nothing about your account has changed.',
  },
  'letter.registration_inactive.subject': { es: 'Tu cuenta en {desk}', en: 'Your account at {desk}' },
  'letter.registration_inactive.intro': {
    es: 'Hola, {name}: alguien ha querido crear una cuenta en {desk} con esta dirección. Ya hay una, pero está desactivada; si fuiste tú, habla con quien administra la mesa de ayuda.',
    en: 'Hello {name}, somebody wanted to create an account at {desk} with this address. There is one, but it is deactivated; if it was you, talk to the desk’s administrator.',
  },
  'letter.password_reset.subject': {
    es: 'Elige otra contraseña para {desk}',
    en: 'Choose another password for {desk}',
  },
  'letter.password_reset.intro': {
    es: 'Hola, {name}: alguien ha pedido otra contraseña para tu cuenta de {desk}. Si fuiste tú, elígela aquí:',
    en: 'Hello {name}, somebody has asked for another password for your account at {desk}. If it was you, choose it here:',
  },
  'letter.password_reset.action': { es: 'Elegir otra contraseña', en: 'Choose another password' },
  'letter.password_reset.after': {
    es: 'El enlace sirve una vez, durante una hora; los anteriores ya no sirven. Si no fuiste tú, no hace falta nada: tu contraseña sigue siendo la misma.',
    en: 'The link works once, for an hour; earlier ones no longer work. If it was not you, there is nothing to do: your password is still the same.',
  },
  'letter.address_proof.subject': {
    es: 'Confirma tu dirección para {desk}',
    en: 'Confirm your address for {desk}',
  },
  'letter.address_proof.intro': {
    es: 'Hola, {name}: con este enlace confirmas que esta dirección es tuya:',
    en: 'Hello {name}, this link confirms that this address is yours:',
  },
  'letter.address_proof.action': { es: 'Confirmar la dirección', en: 'Confirm the address' },
  'letter.address_proof.after': {
    es: 'El enlace sirve una vez, durante 24 horas, con tu sesión abierta. Si no lo pediste tú, no lo abras.',
    en: 'The link works once, for 24 hours, while you are signed in. If you did not ask for it, do not open it.',
  },
  'letter.address_change.subject': {
    es: 'Confirma tu nueva dirección para {desk}',
    en: 'Confirm your new address for {desk}',
  },
  'letter.address_change.intro': {
    es: 'Hola, {name}: has pedido que tu cuenta de {desk} use esta dirección. Con este enlace la confirmas:',
    en: 'Hello {name}, you have asked for your account at {desk} to use this address. This link confirms it:',
  },
  'letter.address_change.action': { es: 'Confirmar la dirección', en: 'Confirm the address' },
  'letter.address_change.after': {
    es: 'El enlace sirve una vez, durante 24 horas, con tu sesión abierta. Si no sabes de qué se trata, no lo abras: alguien se ha equivocado de dirección.',
    en: 'The link works once, for 24 hours, while you are signed in. If you do not know what this is about, do not open it: somebody has mistyped an address.',
  },
  'letter.address_taken.subject': {
    es: 'Tu dirección ya está en uso en {desk}',
    en: 'Your address is in use at {desk}',
  },
  'letter.address_taken.intro': {
    es: 'Hola, {name}: alguien ha querido usar esta dirección para otra cuenta de {desk}. No puede ser, porque ya es la de tu cuenta. Si fuiste tú, entra con la cuenta que ya tienes, o cambia antes su dirección.',
    en: 'Hello {name}, somebody wanted to use this address for another account at {desk}. That cannot be, because your own account has it. If it was you, sign in with the account that you have, or change its address first.',
  },
  'letter.address_taken.after': {
    es: 'Si no fuiste tú, no hace falta nada: en tu cuenta no ha cambiado nada.',
    en: 'If it was not you, there is nothing to do: nothing about your account has changed.',
  },
  'letter.address_changed.subject': {
    es: 'Tu cuenta de {desk} tiene otra dirección',
    en: 'Your account at {desk} has another address',
  },
  'letter.address_changed.intro': {
    es: 'Hola, {name}: tu cuenta de {desk} ya no usa esta dirección, porque se ha confirmado otra. Las demás sesiones se han cerrado.\n\nCuándo: {time}\nDesde dónde: {place}',
    en: 'Hello {name}, your account at {desk} no longer uses this address, because another one has been confirmed. Other sessions have ended.\n\nWhen: {time}\nFrom: {place}',
  },
  'letter.address_changed.after': {
    es: 'Si no fuiste tú, avisa cuanto antes a quien administra la mesa de ayuda.',
    en: 'If it was not you, tell the desk’s administrator at once.',
  },
};
