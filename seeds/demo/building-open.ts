import { md } from './text';
import type { DemoTicket } from './types';

/** Building services: what is being worked on, and what nobody has looked at yet. */
export const buildingOpen: DemoTicket[] = [
  {
    key: 'desk-move',
    by: 'amelia',
    age: '10d 4h',
    subject: 'Moving six desks to the second floor',
    description: md`
      Our team of six moves from the workshop offices to building B, second floor. We would need the desks, six
      network sockets and the small plotter moved, ideally on one Friday afternoon.
    `,
    category: 'spaces',
    urgency: 'low',
    fields: { place: 'b2' },
    neededInDays: 21,
    steps: [
      {
        in: '1d 1h',
        by: 'nuria',
        change: {
          type: 'request',
          assignee: 'nuria',
          followers: ['marcos'],
          tags: ['mudanza'],
          dueInDays: 10,
        },
      },
      {
        in: '20m',
        by: 'nuria',
        say: 'Hi Amelia, happy to. I am checking with IT how many sockets are live on that side.',
      },
      {
        in: '3h',
        by: 'marcos',
        note: 'Solo hay cuatro tomas activas en esa zona. Las otras dos, con el cableado previsto para fin de mes.',
      },
      {
        in: '1d 2h',
        by: 'nuria',
        say: md`
          Four sockets are ready, two more come with the cabling at the end of the month. Shall we move all six of
          you then, in one go?
        `,
      },
      { in: '5h', by: 'amelia', say: 'Yes, one go is better. We can wait.' },
      { in: '15m', by: 'nuria', change: { status: 'on_hold', holdReason: 'internal' } },
    ],
  },
  {
    key: 'fire-door',
    by: 'carmen',
    age: '9d 6h',
    subject: 'La puerta cortafuegos del pasillo no cierra del todo',
    description: md`
      La puerta cortafuegos entre la recepción y el pasillo de consultas se queda abierta un palmo. Los pacientes
      tienen que empujarla.
    `,
    category: 'fire',
    urgency: 'high',
    fields: { place: 'b0' },
    steps: [
      { in: '30m', by: 'tomas', act: 'take' },
      {
        in: '10m',
        by: 'tomas',
        say: 'Buenos días, Carmen. Paso hoy antes de que abran la consulta de la tarde.',
      },
      {
        in: '4h',
        by: 'tomas',
        say: 'Ajustado el muelle y engrasadas las bisagras. Cierra sola y con el pestillo.',
        status: 'resolved',
        solution: 'Muelle cierrapuertas ajustado.',
      },
      { in: '1d', by: 'carmen', act: 'close' },
      {
        in: '7d',
        by: 'carmen',
        say: 'Lamento insistir: desde ayer vuelve a quedarse abierta, sobre todo cuando hace viento.',
      },
      {
        in: '3h',
        by: 'nuria',
        note: 'Segunda vez. Si el muelle no aguanta, presupuesto de puerta nueva: es normativa, no puede esperar.',
      },
    ],
  },
  {
    key: 'clinic-heating',
    by: 'carmen',
    age: '6d 3h',
    subject: 'La consulta 3 no calienta',
    description:
      'En la consulta 3 estamos a 17 grados con el termostato al máximo. Tenemos pacientes desvistiéndose.',
    category: 'heating',
    urgency: 'high',
    fields: { place: 'b0' },
    steps: [
      { in: '8m', by: 'nuria', change: { assignee: 'nuria', impact: 'high', tags: ['vip', 'calefacción'] } },
      {
        in: '4m',
        by: 'nuria',
        say: 'Le subimos ahora dos radiadores eléctricos y miramos la válvula a mediodía, sin molestar.',
      },
      { in: '25m', by: 'carmen', say: 'Ya están aquí, muchas gracias. Con eso aguantamos.' },
      {
        in: '4h',
        by: 'nuria',
        note: 'Actuador de la válvula de zona quemado. Pedido a Klima Sur, tres días. Pedir dos y dejar uno en almacén.',
      },
      {
        in: '5m',
        by: 'nuria',
        say: 'Es el motor de la válvula; la pieza llega en tres días. Los radiadores se quedan hasta entonces.',
        status: 'on_hold',
        hold: 'third_party',
      },
      { in: '1m', by: 'nuria', change: { fields: { supplier_case: 'KS-2207', cost: 168 } } },
    ],
  },
  {
    key: 'cold-office',
    by: 'hannah',
    age: '4d 6h',
    subject: 'Office 2.14 is freezing in the mornings',
    description: md`
      It is 15 °C in office 2.14 when we arrive and only gets warm around eleven. The offices next door are fine. I
      wrote the temperatures down for three days, see the table and the chart.
    `,
    category: 'heating',
    fields: { place: 'b2' },
    files: ['temperatures', 'chart'],
    steps: [
      { in: '50m', by: 'nuria', act: 'take' },
      {
        in: '10m',
        by: 'nuria',
        say: 'Hi Hannah, what a beautiful chart, thank you! It looks as if your zone starts two hours late.',
      },
      { in: '30m', by: 'james', say: 'Same in 2.12, by the way, just less dramatic.' },
      {
        in: '1d 2h',
        by: 'nuria',
        say: 'The clock of that zone was still on summer time. Corrected. Could you write the numbers down for two more days?',
      },
      {
        in: '1d 22h',
        by: 'hannah',
        say: '18.5 at eight today. Better, but 2.12 is at 20, so something is still off.',
      },
      {
        in: '2h',
        by: 'nuria',
        note: 'Purgar los radiadores de 2.14 y mirar la válvula del ramal norte. Tomás, ¿el jueves?',
      },
    ],
  },
  {
    key: 'lift-noise',
    by: 'james',
    age: '3d 5h',
    subject: 'Lift in building B: loud noise when stopping',
    description: md`
      The lift runs, but since the repair it stops with a loud bang on the second floor. People have started to take
      the stairs again.
    `,
    category: 'lifts',
    fields: { place: 'b2' },
    followUpOf: 'lift',
    steps: [
      { in: '20m', by: 'tomas', act: 'take' },
      {
        in: '5m',
        by: 'tomas',
        say: 'Thanks, James. It is safe, but not pleasant. The lift company adjusts the brake on Thursday, free of charge.',
      },
      { in: '1h', by: 'james', say: 'Good. And thank you for the sign at the goods lift this time!' },
      { in: '3h', by: 'tomas', say: 'With pleasure. I will stay with the fitter until it stops quietly.' },
      {
        in: '2d 22h',
        by: 'james',
        say: 'It is much quieter, but this morning it stopped a hand too high on our floor. Could the fitter look again?',
      },
    ],
  },
  {
    key: 'server-room',
    by: 'marcos',
    age: '2d 8h',
    subject: 'El aire acondicionado de la sala técnica pierde agua',
    description: md`
      Hay un charco bajo la unidad de la sala técnica, a medio metro del armario de servidores. La temperatura de
      momento aguanta en 23 grados.
    `,
    category: 'cooling',
    urgency: 'critical',
    fields: { place: 'a1' },
    steps: [
      {
        in: '5m',
        by: 'nuria',
        change: { assignee: 'tomas', impact: 'high', followers: ['marcos', 'elena'], tags: ['sala técnica'] },
      },
      {
        in: '10m',
        by: 'tomas',
        say: 'Estoy en la sala. Es el desagüe, atascado; lo estoy vaciando a mano y no se para el equipo.',
      },
      { in: '1h', by: 'marcos', say: 'Gracias. Desde aquí la temperatura no pasa de 24.' },
      {
        in: '1h 20m',
        by: 'tomas',
        say: 'Desagüe limpio y bandeja seca. He puesto un sensor de agua que avisa por correo a los dos departamentos.',
        status: 'resolved',
        solution: 'Desatascado el desagüe de condensados y añadido un sensor de fugas.',
      },
    ],
  },
  {
    key: 'new-card',
    by: 'james',
    age: '2d 6h',
    subject: 'Access card for a new starter',
    description: md`
      Olivia Grant joins us next Monday. Could she get an access card for building B and the bicycle cellar?
    `,
    category: 'cards',
    fields: { place: 'b2' },
    neededInDays: 6,
    steps: [
      { in: '3h', by: 'nuria', change: { type: 'request', assignee: 'nuria', impact: 'low', dueInDays: 2 } },
      {
        in: '5m',
        by: 'nuria',
        say: md`
          Of course! Please send me a photograph of Olivia (plain background, JPEG is fine) and the date her contract
          begins, and the card will be at reception on Monday.
        `,
        status: 'on_hold',
        hold: 'customer',
      },
    ],
  },
];
