import { md } from './text';
import type { DemoTicket } from './types';

/** IT: what is over and done with. */
export const itClosed: DemoTicket[] = [
  {
    key: 'vpn',
    by: 'lucia',
    age: '27d 5h',
    subject: 'No puedo conectar a la VPN desde casa',
    description: md`
      Hola:

      Desde esta mañana la VPN no conecta. Pide la contraseña, piensa un rato y dice **«Autenticación
      rechazada»**. Con la misma contraseña entro al correo sin problema.

      Adjunto el registro del cliente. Hoy teletrabajo, así que me urge un poco. ¡Gracias!
    `,
    category: 'vpn',
    urgency: 'high',
    files: ['vpnLog'],
    steps: [
      { in: '12m', by: 'marcos', act: 'take' },
      {
        in: '6m',
        by: 'marcos',
        say: md`
          Buenos días, Lucía:

          El registro lo dice claro: el certificado del portátil caducó hace dos días. Te dejo los pasos para
          renovarlo en el archivo adjunto; son cinco minutos. ¿Puedes probar y contarme?
        `,
        files: ['steps'],
        status: 'on_hold',
        hold: 'customer',
      },
      { in: '38m', by: 'lucia', say: '¡Funcionó a la primera! Ya estoy conectada. Muchas gracias, Marcos.' },
      {
        in: '9m',
        by: 'marcos',
        say: 'Estupendo. He revisado el resto de portátiles de Compras para que no le pase a nadie más.',
        status: 'resolved',
        solution: md`
          El certificado del equipo había caducado. Renovado desde «Certificados de equipo» y reinicio del
          portátil.
        `,
      },
      { in: '50m', by: 'lucia', rate: 9, words: 'Rápido y muy claro. Las instrucciones, perfectas.' },
      { in: '5m', by: 'lucia', act: 'close' },
      { in: '20m', by: 'marcos', change: { tags: ['vpn', 'certificado'] } },
    ],
  },
  {
    key: 'ssd',
    by: 'amelia',
    age: '24d 2h',
    subject: 'Laptop takes ten minutes to start',
    description: md`
      Hi, my laptop has become painfully slow since last week:

      - about ten minutes until I can open anything
      - the fan runs all the time
      - opening a drawing in SolidWorks freezes it completely

      I have already restarted it and removed old files from the desktop.
    `,
    category: 'laptops',
    fields: { asset_tag: 'TR-LT-0147', device: 'laptop' },
    steps: [
      { in: '1h 20m', by: 'priya', act: 'take' },
      {
        in: '15m',
        by: 'priya',
        say: md`
          Hi Amelia, thanks for the details. I had a look remotely: the disk reports read errors, so nothing you
          did is to blame. I am ordering a new SSD and will lend you a laptop meanwhile. Could you drop by our
          room today?
        `,
      },
      { in: '2h', by: 'amelia', say: 'Sure, I can come at four. Will my local project folder survive?' },
      { in: '10m', by: 'priya', say: 'Yes, I am copying it to the loan laptop right now.' },
      {
        in: '50m',
        by: 'priya',
        note: 'SMART: 212 reallocated sectors. Image taken to NAS02, nothing lost. SSD ordered, 3 days.',
      },
      {
        in: '5m',
        by: 'priya',
        change: {
          status: 'on_hold',
          holdReason: 'third_party',
          fields: { supplier_case: 'PO-8841', cost: 94.5 },
        },
      },
      { in: '3d 1h', by: 'priya', change: { status: 'in_progress' } },
      {
        in: '3h',
        by: 'priya',
        say: 'Your laptop is back with a new SSD and all your files. It starts in eighteen seconds now. Enjoy!',
        status: 'resolved',
        solution: 'Failing SSD replaced, system and files restored from the image.',
      },
      {
        in: '1d 2h',
        by: 'amelia',
        rate: 8,
        words: 'Great help and the loan laptop saved my week. Only the waiting for the part was long.',
      },
      { in: '4d', by: 'desk', act: 'close' },
    ],
  },
  {
    key: 'invoices',
    by: 'lucia',
    age: '21d 6h',
    subject: 'El ERP no deja validar facturas de proveedor',
    description: md`
      Al validar facturas de proveedor el ERP responde «Serie no válida». Pasa con **todas** las de hoy y mañana
      es día de pago. Adjunto la lista.
    `,
    category: 'erp',
    fields: { page_address: 'https://erp.talleres-ribera.test/compras/facturas' },
    urgency: 'critical',
    files: ['invoices'],
    steps: [
      {
        in: '4m',
        by: 'marcos',
        change: { impact: 'critical', assignee: 'priya', tags: ['erp', 'día de pago'] },
      },
      {
        in: '7m',
        by: 'priya',
        say: md`
          Hola, Lucía: lo estoy mirando ahora mismo. ¿Alguien más de Administración lo ve también, o solo tu
          usuario?
        `,
      },
      { in: '5m', by: 'lucia', say: 'Todos. Somos cuatro y ninguno puede validar.' },
      {
        in: '12m',
        by: 'priya',
        note: 'The series for the new fiscal year was never opened after last night’s update. Asking Elena to approve.',
      },
      {
        in: '6m',
        by: 'elena',
        note: 'Aprobado. Adelante con la serie nueva, y apuntadlo en la lista de cierre de año.',
      },
      {
        in: '18m',
        by: 'priya',
        say: 'Serie abierta. He validado la F-20418 como prueba y ha entrado bien. ¿Podéis probar con las demás?',
      },
      { in: '22m', by: 'lucia', say: 'Todas validadas. ¡Nos has salvado el día de pago!' },
      {
        in: '3m',
        by: 'priya',
        say: 'Me alegro. Lo dejo resuelto; si aparece otra serie rara, respondiendo aquí se reabre.',
        status: 'resolved',
        solution: 'Faltaba abrir la serie de facturas del ejercicio nuevo tras la actualización nocturna.',
      },
      { in: '30m', by: 'lucia', rate: 10, words: 'Menos de una hora con el pago encima. Imposible mejor.' },
      { in: '1m', by: 'lucia', act: 'close' },
    ],
  },
  {
    key: 'outofoffice',
    by: 'hannah',
    age: '18d 9h',
    channel: 'email',
    subject: 'Automatic reply: Planned network maintenance on Saturday',
    description: md`
      Thank you for your message. I am out of the office until Monday and will answer when I am back. For
      urgent matters please contact James Carter.
    `,
    category: 'mail',
    urgency: 'low',
    steps: [
      { in: '2h', by: 'marcos', note: 'Respuesta automática a nuestro aviso. Nada que hacer.' },
      { in: '1m', by: 'marcos', change: { status: 'closed', closeReason: 'spam' } },
    ],
  },
  {
    key: 'phishing',
    by: 'lucia',
    age: '12d 4h',
    subject: 'Correo sospechoso que pide cambiar la cuenta de un proveedor',
    description: md`
      Me ha llegado un correo de «Aceros del Nervión» pidiendo cambiar su número de cuenta antes del próximo
      pago. El remitente parece el de siempre, pero el tono no me cuadra:

      > Estimado cliente, por auditoria interna rogamos realizar los pagos en la siguiente cuenta…

      No he respondido ni he abierto el adjunto. ¿Qué hago?
    `,
    category: 'security',
    urgency: 'high',
    steps: [
      { in: '3m', by: 'marcos', act: 'take' },
      {
        in: '5m',
        by: 'marcos',
        say: md`
          Has hecho muy bien en no tocarlo. Es un **fraude**: el dominio es «aceros-nerviom», con eme. Ya está
          bloqueado para toda la empresa.

          ¿Podrías llamar a tu contacto de siempre, al número que ya teníais, y avisarle?
        `,
      },
      { in: '40m', by: 'lucia', say: 'Hecho. Les han suplantado a varios clientes y lo han denunciado.' },
      {
        in: '15m',
        by: 'marcos',
        note: 'Dominio bloqueado en la pasarela y buscado en todos los buzones: 3 copias, retiradas.',
      },
      {
        in: '10m',
        by: 'marcos',
        say: 'Perfecto. Hemos retirado tres copias de otros buzones y avisado a Administración. Gracias a ti.',
        status: 'resolved',
        solution: 'Intento de fraude. Dominio bloqueado, copias retiradas y proveedor avisado por teléfono.',
      },
      { in: '1h', by: 'elena', change: { tags: ['phishing', 'seguridad'], impact: 'high' } },
      { in: '20h', by: 'lucia', rate: 10, words: 'Da tranquilidad que contesten en ocho minutos.' },
      { in: '5d 2h', by: 'desk', act: 'close' },
    ],
  },
];
