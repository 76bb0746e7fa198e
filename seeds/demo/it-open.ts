import { md } from './text';
import type { DemoTicket } from './types';

/** IT: what is being worked on. */
export const itOpen: DemoTicket[] = [
  {
    key: 'erp-mondays',
    by: 'priya',
    age: '9d 3h',
    subject: 'ERP slow on Monday mornings',
    description: md`
      Fourth Monday in a row with complaints between 8:00 and 9:30: order entry takes up to twenty seconds.
      Opening one problem ticket instead of answering the same incident again and again.
    `,
    category: 'erp',
    fields: { page_address: 'https://erp.talleres-ribera.test/home' },
    urgency: 'high',
    steps: [
      {
        in: '5m',
        by: 'priya',
        change: { type: 'problem', impact: 'high', assignee: 'marcos', tags: ['erp', 'rendimiento'] },
      },
      {
        in: '1h 10m',
        by: 'marcos',
        note: '@Priya Nair, la copia del fin de semana se solapa con el recálculo de existencias. Los dos acaban hacia las 9:30.',
      },
      {
        in: '2h',
        by: 'priya',
        say: 'That would fit. Can we move the stock recalculation to Sunday evening?',
      },
      {
        in: '1d 4h',
        by: 'marcos',
        say: 'Movido al domingo a las 20:00. Lo medimos el lunes y, si va bien, cerramos.',
      },
      {
        in: '4d',
        by: 'priya',
        say: 'This Monday: five seconds at worst. Better, still not good. I will trace the slow queries.',
      },
    ],
  },
  {
    key: 'sales-report',
    by: 'javier',
    age: '7d 6h',
    subject: 'El informe de ventas no cuadra al exportarlo a Excel',
    description: md`
      En pantalla el total por familias es correcto, pero al exportar a Excel faltan importes en _Engranajes_ y
      _Utillaje_. Lo necesito bien para el consejo. Adjunto la comparación.
    `,
    category: 'erp',
    urgency: 'high',
    files: ['report'],
    steps: [
      { in: '8m', by: 'priya', act: 'take' },
      {
        in: '25m',
        by: 'priya',
        say: md`
          Hola, Javier: reproducido. La exportación se deja los abonos con fecha posterior al cierre. Mientras se
          corrige, aquí mismo te preparo el Excel a mano para el consejo.
        `,
      },
      {
        in: '50m',
        by: 'javier',
        say: 'Perfecto, con eso llego. Pero que quede arreglado, por favor; se usa todos los meses.',
      },
      {
        in: '2h',
        by: 'priya',
        note: 'Vendor confirms bug in 11.4, fix promised for 11.4.2. Case 00731942. I check every Thursday.',
      },
      {
        in: '5m',
        by: 'priya',
        say: 'El fabricante lo ha reconocido y saldrá corregido en la próxima versión. Te aviso en cuanto la tengamos.',
        status: 'on_hold',
        hold: 'third_party',
      },
      {
        in: '2m',
        by: 'priya',
        change: { fields: { supplier_case: '00731942' }, tags: ['erp', 'proveedor'], followers: ['elena'] },
      },
    ],
  },
  {
    key: 'printer',
    by: 'lucia',
    age: '8d 2h',
    subject: 'La impresora de Compras deja franjas en blanco',
    description: md`
      La impresora grande de Compras saca todas las hojas con dos franjas en blanco. Hemos cambiado el tóner y
      sigue igual. Adjunto una foto de cómo salen.
    `,
    category: 'printers',
    fields: { asset_tag: 'TR-PR-0009', device: 'office_printer', print_faults: ['stripes', 'pale'] },
    files: ['page'],
    steps: [
      {
        in: '2h',
        by: 'marcos',
        say: 'Parece el tambor, no el tóner. Paso mañana a primera hora con uno nuevo.',
      },
      { in: '2m', by: 'marcos', act: 'take' },
      {
        in: '18h',
        by: 'marcos',
        say: 'Tambor limpio y rodillos ajustados. Las tres páginas de prueba han salido perfectas.',
        status: 'resolved',
        solution: 'Limpieza del tambor y ajuste de los rodillos de presión.',
      },
      { in: '5d', by: 'desk', act: 'close' },
      {
        in: '1d 22h',
        by: 'lucia',
        say: 'Vuelve a pasar, y ahora con tres franjas. ¿Se puede cambiar la pieza esta vez?',
      },
    ],
  },
  {
    key: 'wifi',
    by: 'amelia',
    age: '5d 7h',
    subject: 'Wi-Fi drops in the meeting rooms on floor 2',
    description: md`
      Video calls in _Nervión_ freeze every morning around ten and come back after a minute or two. People on
      the other side can no longer hear us. It happened three times this week, with customers on the line.
    `,
    category: 'wifi',
    urgency: 'high',
    fields: { place: 'b2' },
    steps: [
      { in: '25m', by: 'marcos', act: 'take' },
      {
        in: '20m',
        by: 'marcos',
        say: md`
          Hi Amelia, sorry about that. I have put a probe into Nervión to see what happens at ten. Which laptop do
          you use for the calls, the shared one or your own?
        `,
      },
      {
        in: '1h',
        by: 'amelia',
        say: 'Both, and the phone shows the same. James from Northgate next door has it too.',
      },
      {
        in: '5m',
        by: 'marcos',
        change: { impact: 'high', participants: ['james'], tags: ['wi-fi', 'planta 2'] },
      },
      {
        in: '1d 3h',
        by: 'marcos',
        note: md`
          Medición adjunta. A las 10:00 el AP-214 cae a -79 dBm y los clientes saltan al AP-207. Coincide con el
          horno de la cocina de Northgate… y con su radar de movimiento. Probar canal 116.
        `,
        files: ['wifi'],
      },
      { in: '10m', by: 'priya', act: 'follow' },
      {
        in: '2h',
        by: 'marcos',
        say: 'We moved the access point to another channel. Could you both keep an eye on it tomorrow at ten?',
      },
      { in: '21h', by: 'james', say: 'Much better on our side, one short drop at 10:04. Getting there!' },
      {
        in: '40m',
        by: 'marcos',
        say: 'Good to hear. A second access point arrives this week, that should close the gap for good.',
      },
    ],
  },
  {
    key: 'wifi-again',
    by: 'lucia',
    age: '4d 5h',
    subject: 'Se corta el Wi-Fi en la sala Nervión',
    description: 'En la reunión de las diez con el proveedor nos hemos quedado sin conexión dos veces.',
    category: 'wifi',
    fields: { place: 'b2' },
    steps: [
      {
        in: '30m',
        by: 'marcos',
        say: 'Hola, Lucía: es la misma avería que ya estamos siguiendo en esa sala. Te aviso por aquí cuando quede lista.',
      },
      { in: '1m', by: 'marcos', change: { status: 'closed', closeReason: 'duplicate', duplicateOf: 'wifi' } },
    ],
  },
  {
    key: 'licence',
    by: 'lucia',
    age: '3d 4h',
    subject: 'Licencia de Acrobat para firmar contratos',
    description: md`
      Desde este mes los contratos con proveedores se firman en PDF y con el lector gratuito no puedo añadir la
      firma. ¿Se me puede instalar Acrobat?
    `,
    category: 'licences',
    urgency: 'normal',
    neededInDays: 6,
    steps: [
      { in: '3h', by: 'priya', change: { type: 'request', assignee: 'priya', impact: 'low' } },
      {
        in: '10m',
        by: 'priya',
        say: md`
          Hola, Lucía: claro que sí. Antes de pedirla necesito dos cosas:

          1. el visto bueno de tu responsable (vale con que lo reenvíe aquí),
          2. el centro de coste al que cargarla.

          Con eso la tienes instalada el mismo día.
        `,
        status: 'on_hold',
        hold: 'customer',
      },
      {
        in: '5m',
        by: 'priya',
        note: '@Marcos Vidal, two spare licences left from the marketing pool, no purchase needed. 18.50 a month.',
      },
      { in: '1m', by: 'priya', change: { fields: { cost: 18.5 } } },
    ],
  },
  {
    key: 'calendar',
    by: 'javier',
    age: '2d 3h',
    subject: 'El móvil no sincroniza el calendario',
    description: md`
      Las citas que acepto en el móvil no aparecen en el portátil, y al revés. Hoy he llegado tarde a una reunión
      por esto. El correo sí llega a los dos.
    `,
    category: 'mail',
    urgency: 'high',
    channel: 'email',
    steps: [
      { in: '10m', by: 'marcos', act: 'take' },
      {
        in: '6m',
        by: 'marcos',
        say: 'Hola, Javier. ¿Ha habido algún cambio de contraseña o de teléfono en los últimos días?',
      },
      { in: '1h 30m', by: 'javier', say: 'Cambié de teléfono el viernes.' },
      {
        in: '12m',
        by: 'marcos',
        say: md`
          Ahí está: el teléfono nuevo guarda el calendario en la cuenta personal. Mañana a las nueve paso por tu
          despacho y lo dejo bien en cinco minutos.
        `,
      },
      { in: '4m', by: 'marcos', change: { tags: ['móvil', 'dirección'], category: 'phones' } },
    ],
  },
];
