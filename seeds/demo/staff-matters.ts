import { md } from './text';
import type { DemoTicket } from './types';

/** Human resources: what people ask about their work. */
export const staffMatters: DemoTicket[] = [
  {
    key: 'payslip',
    by: 'lucia',
    age: '20d 5h',
    subject: 'Falta un plus en mi nómina',
    description: md`
      En la nómina de este mes no aparece el plus de coordinación que acordamos en la última revisión. ¿Se puede
      comprobar, por favor?
    `,
    category: 'payroll',
    steps: [
      { in: '2h', by: 'sofia', act: 'take' },
      {
        in: '20m',
        by: 'sofia',
        say: 'Hola, Lucía: tienes razón, no llegó a darse de alta. Lo reviso con la gestoría y te digo hoy.',
      },
      {
        in: '4h',
        by: 'sofia',
        note: 'El alta del plus se envió el día 24, después del cierre. Regularizar como atraso.',
      },
      {
        in: '10m',
        by: 'sofia',
        say: 'Confirmado. Este mes irá el plus más el atraso, en una línea aparte para que se vea claro. Perdona el lío.',
        status: 'resolved',
        solution: 'Plus de coordinación dado de alta; el atraso se abona en la próxima nómina.',
      },
      { in: '1d', by: 'lucia', rate: 9, words: 'Bien explicado y sin tener que insistir.' },
      { in: '1m', by: 'lucia', act: 'close' },
    ],
  },
  {
    key: 'certificate',
    by: 'amelia',
    age: '14d 3h',
    subject: 'Employment certificate for the bank',
    description: md`
      My bank asks for a certificate with my position, salary and the date I joined, in Spanish and signed. When could
      I have it?
    `,
    category: 'joining',
    neededInDays: 4,
    steps: [
      { in: '1h', by: 'sofia', change: { type: 'request', assignee: 'sofia', impact: 'low' } },
      {
        in: '5m',
        by: 'sofia',
        say: 'Hi Amelia, tomorrow at the latest. Gross salary per year or per month? Banks differ.',
      },
      { in: '35m', by: 'amelia', say: 'Per year, please.' },
      {
        in: '20h',
        by: 'sofia',
        say: 'Signed and waiting for you in an envelope at reception. Good luck with the flat!',
        status: 'resolved',
        solution: 'Certificate issued in Spanish with position, yearly salary and starting date.',
      },
      { in: '4h', by: 'amelia', rate: 10, words: 'One day, perfect. And so friendly.' },
      { in: '2m', by: 'amelia', act: 'close' },
    ],
  },
  {
    key: 'trainees',
    by: 'javier',
    age: '8d 5h',
    subject: 'Incorporación de dos personas en prácticas',
    description: md`
      A partir del mes que viene acogemos a dos estudiantes de la escuela de ingeniería, tres meses cada uno. ¿Qué
      necesitáis por nuestra parte?
    `,
    category: 'joining',
    urgency: 'low',
    neededInDays: 24,
    steps: [
      {
        in: '3h',
        by: 'sofia',
        change: { type: 'request', assignee: 'sofia', tags: ['prácticas', 'alta'], dueInDays: 7 },
      },
      {
        in: '15m',
        by: 'sofia',
        say: md`
          Hola, Javier:

          - el convenio firmado por la escuela
          - tutor o tutora en planta
          - fechas y horario

          El seguro y la formación de prevención los pongo yo en marcha esta semana.
        `,
      },
      {
        in: '2d 2h',
        by: 'javier',
        say: 'La tutora será Amelia Brooks. De nueve a dos. El convenio lo firma la escuela el viernes.',
      },
      { in: '1h', by: 'sofia', change: { participants: ['amelia'] } },
      {
        in: '5m',
        by: 'sofia',
        say: 'Perfecto. Amelia, te pongo en copia para que veas las fechas. / Amelia, you are in copy to follow the dates.',
      },
      {
        in: '2d',
        by: 'sofia',
        note: 'Convenio recibido sin el anexo de confidencialidad. Reclamado a la escuela.',
      },
    ],
  },
  {
    key: 'course',
    by: 'amelia',
    age: '6d 6h',
    subject: 'Spanish course, level B2',
    description:
      'I finished B1 in June. Is there a B2 group in the evenings, and does the company still pay for half of it?',
    category: 'training',
    urgency: 'low',
    steps: [
      { in: '20h', by: 'sofia', act: 'take' },
      {
        in: '5m',
        by: 'sofia',
        say: '¡Enhorabuena! Yes to both: half is paid. I am asking the academy for their evening groups.',
      },
      {
        in: '2d 3h',
        by: 'sofia',
        say: 'Two options: Monday and Wednesday 18:30, or Friday 16:00 in one go. Which one suits you?',
      },
      { in: '22h', by: 'amelia', say: 'El lunes y el miércoles, por favor. ¡Muchas gracias!' },
    ],
  },
  {
    key: 'travel',
    by: 'lucia',
    age: '5d 4h',
    subject: 'Gastos del viaje a Lyon',
    description: md`
      Presento los gastos de la visita al proveedor de Lyon: tren 184 €, hotel 2 × 119 € y comidas 76,40 €. Los
      originales están en el sobre azul del buzón de Recursos Humanos.
    `,
    category: 'payroll',
    urgency: 'low',
    steps: [
      {
        in: '5h',
        by: 'sofia',
        change: { type: 'request', assignee: 'sofia', impact: 'low', fields: { cost: 498.4 } },
      },
      {
        in: '10m',
        by: 'sofia',
        say: 'Recibido y completo, Lucía. Falta la firma de Dirección, que la da los viernes.',
      },
      { in: '1m', by: 'sofia', change: { status: 'on_hold', holdReason: 'internal' } },
      {
        in: '2m',
        by: 'sofia',
        note: 'El hotel pasa 9 € por noche del tope; Javier lo aprueba como excepción si lo firma él.',
      },
    ],
  },
  {
    key: 'holidays',
    by: 'lucia',
    age: '3d 7h',
    subject: '¿Cuántos días de vacaciones me quedan?',
    description:
      'El portal marca 4 y yo cuento 6. ¿Puede ser que falten los dos días que trabajé en el inventario?',
    category: 'leave',
    steps: [
      { in: '2h', by: 'sofia', change: { type: 'question', assignee: 'sofia', impact: 'low' } },
      {
        in: '30m',
        by: 'sofia',
        say: md`
          Buena memoria: los dos días del inventario no estaban apuntados. Ya figuran, así que te quedan **6 días**,
          que se pueden disfrutar hasta el 31 de enero.
        `,
        status: 'resolved',
        solution: 'Añadidos los dos días compensados por el inventario: quedan 6.',
      },
    ],
  },
  {
    key: 'transport',
    by: 'lucia',
    age: '1d 2h',
    subject: 'Documentación para la ayuda de transporte',
    description: md`
      Quiero pedir la ayuda de transporte este trimestre. ¿Basta con el abono mensual o hay que presentar los recibos
      de cada viaje?
    `,
    category: 'payroll',
    urgency: 'low',
    steps: [],
  },
  {
    key: 'remote',
    by: 'amelia',
    age: '7h',
    subject: 'Working from abroad for two weeks',
    description: md`
      My brother gets married in Leeds and I would like to work from there for two weeks around the wedding. Is that
      possible, and is there anything to sign?
    `,
    category: 'leave',
    steps: [],
  },
];
