import { md } from './text';
import type { DemoTicket } from './types';

/** The building: what came in today. */
export const buildingRecent: DemoTicket[] = [
  {
    key: 'coffee-corner',
    by: 'lucia',
    age: '6h',
    subject: 'Salta el diferencial de la zona de café',
    description: md`
      Cada vez que se enchufan a la vez la cafetera y el microondas salta el diferencial y nos quedamos sin luz en
      media oficina. Hoy ya van tres veces.
    `,
    category: 'power',
    urgency: 'high',
    fields: { place: 'a1' },
    steps: [
      { in: '15m', by: 'tomas', act: 'take' },
      { in: '1m', by: 'nuria', change: { priority: 'P1', tags: ['sin luz'] } },
      {
        in: '4m',
        by: 'tomas',
        say: 'Hola, Lucía. Dejad de momento el microondas desenchufado; subo después de comer a medir el circuito.',
      },
      { in: '20m', by: 'lucia', say: 'Entendido. Hay motín por la comida, pero aguantamos. ;-)' },
      {
        in: '2h',
        by: 'tomas',
        note: 'Fuga en la cafetera (6 mA) y circuito de 10 A para todo. Separar en dos líneas: pedir material.',
      },
    ],
  },
  {
    key: 'clinic-noise',
    by: 'carmen',
    age: '1h 18m',
    subject: 'La rejilla del aire de la consulta 1 vibra',
    description: md`
      Desde primera hora la rejilla del techo hace un zumbido continuo. Con el fonendo no se oye nada, así que he
      pasado a los pacientes a la consulta 2.
    `,
    category: 'cooling',
    fields: { place: 'b0' },
    steps: [],
  },
  {
    key: 'barrier',
    by: 'javier',
    age: '5h',
    subject: 'La barrera del aparcamiento no reconoce mi matrícula nueva',
    description: md`
      He cambiado de coche y la barrera no abre. Esta mañana he tenido que llamar a recepción para entrar. La
      matrícula nueva es 4821 MKD.
    `,
    category: 'parking',
    fields: { place: 'out' },
    steps: [],
  },
  {
    key: 'kitchen-tap',
    by: 'hannah',
    age: '50m',
    subject: 'Tap leaking in the second-floor kitchen',
    description:
      'The hot water tap drips constantly and there is a small puddle under the sink. We put a towel there for now.',
    category: 'plumbing',
    fields: { place: 'b2' },
    steps: [],
  },
];
