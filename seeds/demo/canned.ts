import type { Locale } from '../../src/platform/ctx';
import type { DepartmentKey } from './people';
import { md } from './text';

interface DemoCanned {
  title: string;
  locale: Locale;
  department?: DepartmentKey;
  body: string;
}

export const CANNED: DemoCanned[] = [
  {
    title: 'Recibido, en marcha',
    locale: 'es',
    body: md`
      Hola, {{requester.name}}:

      Gracias por avisar. El ticket {{ticket.number}} ya está en nuestras manos; en cuanto haya novedades
      las contamos aquí mismo.

      Un saludo,
      {{agent.name}}
    `,
  },
  {
    title: 'Received, on it',
    locale: 'en',
    body: md`
      Hi {{requester.name}},

      Thanks for letting us know. We are working on {{ticket.number}} and will post any news right here.

      Best regards,
      {{agent.name}}
    `,
  },
  {
    title: 'Faltan datos',
    locale: 'es',
    body: md`
      Hola, {{requester.name}}:

      Para seguir con «{{ticket.subject}}» hace falta un poco más de información:

      - ¿Desde cuándo ocurre?
      - ¿Le pasa a alguien más?
      - ¿Aparece algún mensaje? Una captura ayuda mucho.

      Gracias,
      {{agent.name}}
    `,
  },
  {
    title: 'More details needed',
    locale: 'en',
    body: md`
      Hi {{requester.name}},

      To go on with “{{ticket.subject}}” we need a little more from you:

      - Since when does it happen?
      - Does it happen to anybody else?
      - Is there a message on the screen? A screenshot helps a lot.

      Thank you,
      {{agent.name}}
    `,
  },
  {
    title: 'Restablecer la contraseña',
    locale: 'es',
    department: 'it',
    body: md`
      Hola, {{requester.name}}:

      1. Abrir la página de inicio de sesión y elegir «He olvidado mi contraseña».
      2. Confirmar con el móvil registrado.
      3. Elegir una contraseña nueva de doce caracteres o más y volver a iniciar sesión en el portátil **y** en el móvil.

      Si el móvil ha cambiado, basta con responder a este mensaje.

      {{agent.name}} · {{desk.name}}
    `,
  },
  {
    title: 'Reset the password',
    locale: 'en',
    department: 'it',
    body: md`
      Hi {{requester.name}},

      1. Open the sign-in page and choose “Forgot my password”.
      2. Confirm with the phone you registered.
      3. Pick a new password of twelve characters or more and sign in again on your laptop **and** your phone.

      If you have a new phone, just answer this message.

      {{agent.name}} · {{desk.name}}
    `,
  },
  {
    title: 'Visita programada',
    locale: 'es',
    department: 'building',
    body: md`
      Hola, {{requester.name}}:

      La visita por el ticket {{ticket.number}} queda programada. Si ese día no viene bien, basta con
      responder a este mensaje y buscamos otra fecha.

      {{agent.name}}
    `,
  },
  {
    title: 'Visit arranged',
    locale: 'en',
    department: 'building',
    body: md`
      Hi {{requester.name}},

      The visit for {{ticket.number}} is arranged. If that day does not suit you, answer this message and we
      will find another one.

      {{agent.name}}
    `,
  },
  {
    title: 'Documentación recibida',
    locale: 'es',
    department: 'people',
    body: md`
      Hola, {{requester.name}}:

      La documentación está completa. El trámite suele tardar entre dos y tres días laborables; avisaremos
      por aquí cuando esté listo.

      {{agent.name}}
    `,
  },
];
