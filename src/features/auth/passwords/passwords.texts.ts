import type { Texts } from '../../../platform/i18n';

export const passwordTexts: Texts = {
  'auth.error.wrong_password': {
    es: 'La contraseña actual no es esa.',
    en: 'That is not the current password.',
  },
  'account.section.password': { es: 'Contraseña', en: 'Password' },
  'account.field.current': { es: 'Contraseña actual', en: 'Current password' },
  'account.field.next': { es: 'Contraseña nueva', en: 'New password' },
  'account.password.text': {
    es: 'Al cambiarla se cierran las sesiones en otros dispositivos y se borran los borradores que haya en ellos.',
    en: 'Changing it signs out every other device and deletes the drafts there.',
  },
  'account.password.submit': { es: 'Cambiar la contraseña', en: 'Change password' },
  'account.flash.password': {
    es: 'Contraseña cambiada. Las demás sesiones se han cerrado.',
    en: 'Password changed. All other sessions have ended.',
  },
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
};
