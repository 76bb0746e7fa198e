import type { Texts } from '../../../platform/i18n';

export const accessTexts: Texts = {
  'access.title': { es: 'Acceso', en: 'Access' },
  'access.subtitle': {
    es: 'Quién puede crear una cuenta y cómo se entra en esta mesa de ayuda.',
    en: 'Who can make an account, and how people sign in to this desk.',
  },
  'access.words': { es: 'login inicio de sesión seguridad SSO', en: 'login sign-in security SSO' },
  'access.words.signUp': { es: 'registrarse alta darse de alta', en: 'register registration' },
  'access.words.methods': {
    es: 'contraseña llave passkey Google Facebook Microsoft OpenID OIDC SSO',
    en: 'password passkey Google Facebook Microsoft OpenID OIDC SSO',
  },
  'access.words.factor': {
    es: '2FA MFA doble dos pasos verificación autenticación códigos TOTP',
    en: '2FA MFA two-factor two-step verification authentication codes TOTP',
  },
  'access.words.session': {
    es: 'sesión caducidad inactividad tiempo cerrar salir',
    en: 'session timeout expiry idle sign-out logout',
  },
  'access.step': { es: 'Activar un segundo factor', en: 'Turn on a second factor' },
  'access.step_text': {
    es: 'Para que una contraseña robada no baste para entrar con esta cuenta.',
    en: 'So that a stolen password is not enough to get into your account.',
  },
  'access.section.sign_up': { es: 'Cuentas nuevas', en: 'New accounts' },
  'access.field.signUp': { es: 'Registro de clientes', en: 'Customer sign-up' },
  'access.sign_up.open': { es: 'Abierto', en: 'Open' },
  'access.sign_up_hint.open': {
    es: 'Cualquiera con una dirección de correo puede crear una cuenta.',
    en: 'Anyone with an e-mail address can make an account.',
  },
  'access.sign_up.domains': { es: 'Por dominio', en: 'By domain' },
  'access.sign_up_hint.domains': {
    es: 'Solo con una dirección de los dominios de abajo.',
    en: 'Only with an address of the domains below.',
  },
  'access.sign_up.closed': { es: 'Por invitación', en: 'By invitation' },
  'access.sign_up_hint.closed': {
    es: 'Solo entra quien recibe una invitación.',
    en: 'Only those who are invited come in.',
  },
  'access.field.signUpDomains': { es: 'Dominios admitidos', en: 'Allowed domains' },
  'access.hint.signUpDomains': {
    es: 'Uno por línea. Ejemplo: empresa.com. Cuentan solo con el registro por dominio.',
    en: 'One a line. Example: company.com. They count for sign-up by domain only.',
  },
  'access.open_domains': {
    es: 'Cualquiera puede tener una dirección de {domains}: con esos dominios se registra quien quiera.',
    en: 'Anybody can have an address of {domains}: with these domains whoever wants to signs up.',
  },
  'access.organizations': {
    es: 'Quien se registra con una dirección de un dominio que tiene una organización queda en esa organización.',
    en: 'Whoever signs up with an address of a domain that an organization has joins that organization.',
  },
  'access.organizations_link': {
    es: 'Dominios de las organizaciones',
    en: 'The organizations’ domains',
  },
  'access.section.methods': { es: 'Formas de entrar', en: 'Ways to sign in' },
  'access.field.methods': { es: 'Formas admitidas', en: 'Allowed ways' },
  'access.hint.methods': {
    es: 'Cerrar una deja las sesiones abiertas como están: cuenta desde el próximo inicio de sesión.',
    en: 'Closing one leaves open sessions as they are: it counts from the next time somebody signs in.',
  },
  'access.method.password': { es: 'Contraseña', en: 'Password' },
  'access.method_hint.password': {
    es: 'Con verificación del correo y recuperación por enlace.',
    en: 'With a verified address, and a link by mail for those who forget it.',
  },
  'access.method.passkey': { es: 'Llave de acceso', en: 'Passkey' },
  'access.method_hint.passkey': {
    es: 'Huella, rostro, PIN o llave de seguridad, sin contraseña.',
    en: 'Fingerprint, face, PIN or security key, without a password.',
  },
  'access.method.google': { es: 'Google', en: 'Google' },
  'access.method.facebook': { es: 'Facebook', en: 'Facebook' },
  'access.method.microsoft': { es: 'Microsoft', en: 'Microsoft' },
  'access.method.oidc': { es: 'OpenID Connect', en: 'OpenID Connect' },
  'access.not_configured': {
    es: 'Sin configurar. Se ofrece cuando el servidor tiene {variables}: los pasos están en docs/sign-in.md.',
    en: 'Not configured. It is offered once the server has {variables}: docs/sign-in.md has the steps.',
  },
  'access.section.factor': { es: 'Segundo factor', en: 'Second factor' },
  'access.field.staffNeedFactor': {
    es: 'Obligatorio para técnicos y administradores',
    en: 'Required of technicians and administrators',
  },
  'access.hint.staffNeedFactor': {
    es: 'Quien no lo tenga no puede hacer otra cosa hasta configurarlo.',
    en: 'Those who have none can do nothing else until they have set one up.',
  },
  'access.factor.staff': {
    es: '{without, plural, =0 {Todo el equipo tiene uno.} one {De {staff, plural, one {# persona} other {# personas}} del equipo, # aún no lo tiene.} other {De {staff, plural, one {# persona} other {# personas}} del equipo, # aún no lo tienen.}}',
    en: '{without, plural, =0 {All of the staff have one.} one {Of {staff, plural, one {# member} other {# members}} of staff, # has none yet.} other {Of {staff, plural, one {# member} other {# members}} of staff, # have none yet.}}',
  },
  'access.factor.own': {
    es: 'Esta cuenta aún no tiene segundo factor: si se hace obligatorio, [configurarlo] será el siguiente paso.',
    en: 'Your own account has no second factor yet: if you require one, [setting it up] is your next step.',
  },
  'access.field.trustedDeviceDays': { es: 'Dispositivos de confianza', en: 'Trusted devices' },
  'access.hint.trustedDeviceDays': {
    es: 'Días en que un dispositivo elegido no vuelve a pedirlo. 0: se pide siempre.',
    en: 'Days in which a chosen device is not asked again. 0: it is always asked for.',
  },
  'access.section.sessions': { es: 'Sesiones', en: 'Sessions' },
  'access.sessions.text': {
    es: 'Los plazos más cortos valen también para las sesiones abiertas.',
    en: 'Shorter times hold for sessions that are open, too.',
  },
  'access.field.sessionIdle': { es: 'Cierre por inactividad', en: 'End when idle for' },
  'access.hint.sessionIdle': {
    es: 'Entre 15 minutos y 30 días.',
    en: 'Between 15 minutes and 30 days.',
  },
  'access.field.sessionIdleUnit': { es: 'Unidad', en: 'Unit' },
  'access.unit.minutes': { es: 'minutos', en: 'minutes' },
  'access.unit.hours': { es: 'horas', en: 'hours' },
  'access.unit.days': { es: 'días', en: 'days' },
  'access.field.sessionDays': { es: 'Duración máxima', en: 'End at the latest after' },
  'access.hint.sessionDays': {
    es: 'Aunque se use todo el tiempo. Entre {min, number} y {max, number} días.',
    en: 'However busy it is. Between {min, number} and {max, number} days.',
  },
  'access.field.rememberDays': { es: '«Recordarme»', en: '“Remember me”' },
  'access.hint.rememberDays': {
    es: 'Días que dura, también sin usarse. 0: no se ofrece.',
    en: 'Days it lasts, used or not. 0: it is not offered.',
  },
  'access.flash.saved': { es: 'Acceso guardado.', en: 'Access saved.' },
  'access.error.no_domains': {
    es: 'Escribir al menos un dominio, o elegir otra forma de registro.',
    en: 'Enter at least one domain, or choose another kind of sign-up.',
  },
  'access.error.idle': {
    es: 'Elegir entre 15 minutos y 30 días.',
    en: 'Choose between 15 minutes and 30 days.',
  },
  'access.error.no_method': {
    es: 'Nadie podría entrar: dejar al menos una forma.',
    en: 'Nobody could sign in: leave at least one way.',
  },
  'access.error.not_configured': {
    es: 'El servidor no tiene configurado uno de los servicios elegidos.',
    en: 'One of the chosen services is not configured on the server.',
  },
  'access.error.own_way': {
    es: 'Con esto no se podría volver a entrar con esta cuenta, que no tiene ninguna de esas formas. Añadir antes una en «Acceso y seguridad», o dejar abierta la que se usa.',
    en: 'You could not sign in again: your own account has none of these ways. Add one under “Sign-in and security” first, or leave the one you use open.',
  },
  'access.plain': {
    es: 'Lo que se escribe aquí viaja sin cifrar, contraseñas incluidas',
    en: 'What people type here travels unencrypted, passwords too',
  },
  'access.plain_text': {
    es: 'La dirección de esta mesa de ayuda empieza por http. Hace falta un proxy con HTTPS delante, y BASE_URL y TRUST_PROXY como explica docs/operations.md.',
    en: 'The address of this desk begins with http. Put a proxy with HTTPS in front, and set BASE_URL and TRUST_PROXY as docs/operations.md says.',
  },
  'access.links': {
    es: 'Los enlaces de los correos no llevan a esta mesa de ayuda',
    en: 'Links in mail do not lead to this desk',
  },
  'access.links_text': {
    es: 'En otros equipos, {url} es ese mismo equipo. BASE_URL tiene que ser la dirección que escribe la gente.',
    en: 'On other machines, {url} is that machine itself. BASE_URL has to be the address that people type.',
  },
};
