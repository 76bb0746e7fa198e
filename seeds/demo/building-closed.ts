import { md } from './text';
import type { DemoTicket } from './types';

/** Building services: what is over and done with. */
export const buildingClosed: DemoTicket[] = [
  {
    key: 'leak',
    by: 'carmen',
    age: '26d 4h',
    subject: 'Gotera en la sala de archivo',
    description: md`
      Cae agua del techo en la sala de archivo, justo al lado de las historias clínicas. Hemos puesto un cubo y
      apartado las cajas, pero va a más. Adjunto foto.
    `,
    category: 'plumbing',
    urgency: 'critical',
    fields: { place: 'b0' },
    files: ['ceiling', 'ceilingLater'],
    steps: [
      { in: '4m', by: 'nuria', change: { impact: 'high', assignee: 'nuria', tags: ['agua', 'vip'] } },
      {
        in: '1m',
        by: 'nuria',
        say: 'Voy para allá con Tomás. Cortamos el agua de la primera planta mientras tanto.',
      },
      {
        in: '35m',
        by: 'nuria',
        say: md`
          Localizado: un manguito del baño de la primera planta. Agua cortada, ya no gotea. Dejamos un
          deshumidificador en el archivo hasta mañana; **no hace falta mover nada más**.
        `,
      },
      {
        in: '10m',
        by: 'nuria',
        note: 'Placas de techo a cambiar: 4. Avisar al seguro con la foto. Llave general B1 dura de girar: revisarla.',
      },
      { in: '12m', by: 'carmen', say: 'Muchísimas gracias por la rapidez. Los documentos están secos.' },
      {
        in: '1d 3h',
        by: 'tomas',
        say: 'Manguito nuevo, techo repintado y deshumidificador recogido. Todo en orden.',
        status: 'resolved',
        solution: 'Sustituido el manguito de la primera planta y cuatro placas de techo.',
      },
      {
        in: '2h',
        by: 'carmen',
        rate: 10,
        words: 'Cuatro minutos en contestar y diez en aparecer. Ejemplares.',
      },
      { in: '3m', by: 'carmen', act: 'close' },
    ],
  },
  {
    key: 'lift',
    by: 'james',
    age: '23d 6h',
    subject: 'Lift stuck between floors 1 and 2',
    description: md`
      The lift in building B stopped between the first and the second floor. Two visitors were inside for a
      quarter of an hour until they could open the door. It is standing still now.
    `,
    category: 'lifts',
    urgency: 'critical',
    fields: { place: 'b1' },
    steps: [
      { in: '6m', by: 'tomas', act: 'take' },
      {
        in: '2m',
        by: 'tomas',
        say: 'Sorry to hear that! I am closing it off and calling the lift company. Are both people all right?',
      },
      { in: '9m', by: 'james', say: 'Yes, a bit shaken but fine. They took the stairs down.' },
      {
        in: '20m',
        by: 'tomas',
        say: 'The engineer comes tomorrow at eight. Until then please use the goods lift at the back.',
        status: 'on_hold',
        hold: 'third_party',
      },
      {
        in: '1m',
        by: 'tomas',
        change: { fields: { supplier_case: 'ELV-55120' }, impact: 'medium', tags: ['ascensor'] },
      },
      { in: '22h', by: 'tomas', change: { status: 'in_progress' } },
      {
        in: '2h',
        by: 'tomas',
        say: 'The door contact on the second floor was worn. Replaced and tested for an hour, the lift is running.',
        status: 'resolved',
        solution: 'Worn door contact replaced by the lift company.',
      },
      {
        in: '5h',
        by: 'james',
        rate: 7,
        words:
          'Fixed fast, but nobody told the other tenants about the goods lift. A sign at the door would help.',
      },
      { in: '4d 20h', by: 'desk', act: 'close' },
    ],
  },
  {
    key: 'line-lights',
    by: 'amelia',
    age: '16d 3h',
    subject: 'Flickering lights above assembly line 3',
    description: md`
      Four of the tubes above line 3 have been flickering since Tuesday. Two colleagues got headaches and moved
      their bench.
    `,
    category: 'lighting',
    fields: { place: 'a0' },
    steps: [
      { in: '1h', by: 'nuria', change: { assignee: 'tomas', tags: ['taller'] } },
      {
        in: '30m',
        by: 'tomas',
        say: 'Hi Amelia, I can change them at the end of the shift, so that line 3 need not stop. Is 14:15 fine?',
      },
      { in: '20m', by: 'amelia', say: '14:15 is perfect, I will tell the team.' },
      {
        in: '5h',
        by: 'tomas',
        say: 'Done: not only the four, the whole row is LED now. No more flicker, and brighter too.',
        status: 'resolved',
        solution: 'Row of twelve tubes replaced by LED panels.',
      },
      { in: '18h', by: 'amelia', rate: 9, words: 'Lovely light, and the line never stopped.' },
      { in: '4d 6h', by: 'desk', act: 'close' },
    ],
  },
  {
    key: 'big-room',
    by: 'lucia',
    age: '13d 5h',
    subject: 'Preparar la sala grande para una formación',
    description: md`
      El jueves vienen veinte proveedores a una jornada de formación. ¿Se puede montar la sala grande en **U**, con
      pantalla, dos pizarras y café a media mañana?
    `,
    category: 'spaces',
    urgency: 'low',
    fields: { place: 'a1' },
    neededInDays: 3,
    steps: [
      { in: '2h', by: 'nuria', change: { type: 'request', assignee: 'nuria', impact: 'low' } },
      {
        in: '3m',
        by: 'nuria',
        say: 'Hola, Lucía: reservada y apuntado el montaje. ¿El café, para veinte o para los de casa también?',
      },
      { in: '45m', by: 'lucia', say: 'Para veinticuatro, contando a los de casa. ¡Gracias!' },
      {
        in: '2d 18h',
        by: 'nuria',
        say: 'Sala montada y probada la pantalla. El café llega a las 11:00. ¡Que vaya bien!',
        status: 'resolved',
        solution: 'Sala montada en U con pantalla, pizarras y café para veinticuatro.',
      },
      {
        in: '1d 1h',
        by: 'lucia',
        rate: 8,
        words: 'Todo listo a su hora. Solo faltaron rotuladores que pintasen.',
      },
      { in: '2m', by: 'lucia', act: 'close' },
    ],
  },
];
