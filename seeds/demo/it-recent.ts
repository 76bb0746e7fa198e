import { md } from './text';
import type { DemoTicket } from './types';

/** IT: what was solved lately, and what nobody has looked at yet. */
export const itRecent: DemoTicket[] = [
  {
    key: 'joiner-laptop',
    by: 'sofia',
    age: '6d 5h',
    subject: 'Portátil y accesos para una nueva incorporación',
    description: md`
      El lunes se incorpora Ane Goikoetxea a Calidad. Necesita:

      - portátil con dos pantallas
      - correo y ERP (perfil de Calidad, solo lectura de precios)
      - móvil de empresa
    `,
    category: 'permissions',
    neededInDays: 4,
    steps: [
      {
        in: '40m',
        by: 'marcos',
        change: { type: 'request', assignee: 'priya', tags: ['alta'], dueInDays: 3 },
      },
      {
        in: '1h',
        by: 'priya',
        say: 'Hola, Sofía: el portátil está listo. ¿El móvil con número nuevo o hereda el de Calidad?',
      },
      { in: '25m', by: 'sofia', say: 'Número nuevo, por favor.' },
      {
        in: '2d 2h',
        by: 'priya',
        say: 'Todo preparado en su mesa y cuentas activas desde el lunes a las 7:00. Las claves, en sobre cerrado.',
        status: 'resolved',
        solution: 'Equipo, cuentas y móvil entregados según la lista de altas.',
      },
    ],
  },
  {
    key: 'locked-out',
    by: 'james',
    age: '2d 5h',
    subject: 'Locked out after changing my password',
    description: md`
      I changed my password this morning as the mail asked, and now neither my laptop nor my phone lets me into
      the printer portal. It says “account locked”.
    `,
    category: 'passwords',
    urgency: 'high',
    channel: 'chat',
    steps: [
      { in: '3m', by: 'priya', act: 'take' },
      {
        in: '2m',
        by: 'priya',
        say: 'Hi James, your phone kept trying the old password. Unlocked. Please sign in on the phone first.',
      },
      { in: '7m', by: 'james', say: 'Phone is fine again. Laptop too. Thanks!' },
      {
        in: '2m',
        by: 'priya',
        say: 'Lovely. Next time change it on the phone straight away and it will not lock you out.',
        status: 'resolved',
        solution: 'Account unlocked; the phone was still sending the old password.',
      },
      { in: '3m', by: 'priya', change: { tags: ['password_reset'] } },
    ],
  },
  {
    key: 'boardroom',
    by: 'javier',
    age: '1d 4h',
    filedBy: 'elena',
    subject: 'La videollamada de la sala de juntas no tiene sonido',
    description: md`
      Llama Javier desde la sala de juntas: el consejo empieza en veinte minutos y no se oye a los que están en
      remoto.
    `,
    category: 'meetings',
    urgency: 'critical',
    fields: { place: 'a1' },
    steps: [
      { in: '1m', by: 'elena', change: { impact: 'high', assignee: 'marcos', tags: ['dirección'] } },
      { in: '2m', by: 'marcos', say: 'Subo ahora mismo.' },
      {
        in: '14m',
        by: 'marcos',
        say: 'Ya se oye. La sala tenía elegidos los auriculares de la última reunión; queda fijado el altavoz de techo.',
        status: 'resolved',
        solution:
          'Salida de audio mal elegida en el equipo de la sala. Fijado el altavoz de techo para todos.',
      },
      { in: '3h', by: 'javier', rate: 9, words: 'Llegamos a tiempo. Gracias por subir corriendo.' },
    ],
  },
  {
    key: 'monitor',
    by: 'amelia',
    age: '22h',
    subject: 'Second monitor flickers',
    description: md`
      The right-hand monitor on my desk goes black for a second every few minutes. Swapping the cable with my
      neighbour’s did not help, so it is probably the dock. Not urgent, but tiring.
    `,
    category: 'screens',
    urgency: 'low',
    fields: { asset_tag: 'TR-MN-0233', device: 'screen' },
    steps: [],
  },
  {
    key: 'shared-folder',
    by: 'lucia',
    age: '3h',
    subject: 'Acceso a la carpeta «Compras / Homologaciones»',
    description: md`
      Desde hoy llevo yo las homologaciones de proveedores y la carpeta me sale como «Acceso denegado». Necesito
      poder leer y escribir. Mi responsable, Javier Montes, está al corriente.
    `,
    category: 'permissions',
    neededInDays: 2,
    steps: [],
  },
  {
    key: 'mfa',
    by: 'hannah',
    age: '40m',
    subject: 'New phone, cannot approve the sign-in',
    description: md`
      I got a new phone yesterday and the old one is already wiped. The sign-in asks me to approve a message on a
      device that no longer exists, so I am stuck outside of everything. Please help!
    `,
    category: 'passwords',
    urgency: 'high',
    channel: 'email',
    steps: [],
  },
];
