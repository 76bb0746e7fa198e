// Building blocks of tickets in both languages. Combined they give hundreds of thousands of different texts.

export interface Phrases {
  things: readonly string[];
  troubles: readonly string[];
  places: readonly string[];
  details: readonly string[];
  questions: readonly string[];
  answers: readonly string[];
  thanks: readonly string[];
  /** Said when what was solved is not. */
  relapses: readonly string[];
  notes: readonly string[];
  solutions: readonly string[];
}

const es: Phrases = {
  things: [
    'El portátil',
    'La impresora',
    'El correo',
    'La VPN',
    'El proyector',
    'El teléfono',
    'La pantalla',
    'El ratón',
    'El aire acondicionado',
    'La calefacción',
    'La puerta',
    'El ascensor',
    'La luz',
    'El Wi-Fi',
    'La aplicación de nóminas',
    'El calendario compartido',
    'La carpeta de red',
    'El lector de tarjetas',
    'La cuenta',
    'La videollamada',
  ],
  troubles: [
    'no enciende',
    'va muy lento',
    'se bloquea al abrir',
    'da un error al entrar',
    'hace un ruido extraño',
    'dejó de responder',
    'pide la contraseña una y otra vez',
    'no reconoce mi usuario',
    'se desconecta cada hora',
    'no imprime en color',
    'no sincroniza',
    'muestra la hora equivocada',
    'está bloqueada',
    'no cierra bien',
  ],
  places: [
    'en la segunda planta',
    'en la sala de reuniones Norte',
    'desde casa',
    'en la recepción',
    'en el almacén',
    'en la oficina de Sevilla',
    'en el puesto 14',
    'desde el móvil',
    'en la planta baja',
    'en contabilidad',
  ],
  details: [
    'Empezó esta mañana, después de la actualización.',
    'Ya reinicié dos veces y sigue igual.',
    'A una compañera le pasa lo mismo.',
    'Ayer funcionaba sin problemas.',
    'Necesito enviarlo antes de las doce.',
    'El mensaje de error dice «tiempo de espera agotado».',
    'Solo ocurre con archivos grandes.',
    'No es urgente, pero molesta bastante.',
    'Adjunté una captura de la pantalla.',
    'Pasa cada vez que cambio de red.',
  ],
  questions: [
    '¿Desde cuándo ocurre?',
    '¿Puede probar con otro cable y decirnos qué pasa?',
    '¿Aparece algún código de error?',
    '¿Sigue igual después de reiniciar?',
    '¿En qué puesto está el equipo?',
  ],
  answers: [
    'Sigue igual, gracias.',
    'Con el otro cable funciona.',
    'Desde el lunes por la mañana.',
    'Aparece el código 0x80070005.',
    'Está en la mesa junto a la ventana.',
  ],
  thanks: [
    '¡Gracias, ya funciona!',
    'Perfecto, muchas gracias por la rapidez.',
    'Todo en orden, se puede cerrar.',
  ],
  relapses: [
    'Ha vuelto a pasar esta mañana.',
    'Funcionó un día y otra vez lo mismo.',
    'Lamentablemente sigue sin ir bien.',
  ],
  notes: [
    'Revisado en remoto: el controlador está desactualizado.',
    'Pedido el recambio al proveedor, llega el jueves.',
    'Ya pasó el mes pasado en esta misma planta.',
    'Conviene avisar a su responsable antes de cambiar nada.',
  ],
  solutions: [
    'Se actualizó el controlador y se comprobó con la persona.',
    'Se cambió la pieza y se probó durante una hora.',
    'Se restableció la contraseña y se cerró la sesión en los demás equipos.',
    'Se ajustó el termostato de la planta.',
  ],
};

const en: Phrases = {
  things: [
    'The laptop',
    'The printer',
    'Mail',
    'The VPN',
    'The projector',
    'The phone',
    'The screen',
    'The mouse',
    'The air conditioning',
    'The heating',
    'The door',
    'The lift',
    'The light',
    'Wi-Fi',
    'The payroll app',
    'The shared calendar',
    'The network folder',
    'The card reader',
    'My account',
    'The video call',
  ],
  troubles: [
    'does not turn on',
    'is very slow',
    'hangs when it opens',
    'shows an error when I sign in',
    'makes a strange noise',
    'stopped responding',
    'keeps asking for the password',
    'does not know my user name',
    'drops every hour',
    'does not print in colour',
    'does not sync',
    'shows the wrong time',
    'is locked',
    'does not close properly',
  ],
  places: [
    'on the second floor',
    'in the North meeting room',
    'from home',
    'at reception',
    'in the warehouse',
    'in the Dublin office',
    'at desk 14',
    'on my mobile',
    'on the ground floor',
    'in accounting',
  ],
  details: [
    'It began this morning, after the update.',
    'I have restarted twice and nothing changed.',
    'A colleague sees the same.',
    'It worked fine yesterday.',
    'I need to send it before noon.',
    'The error message says “request timed out”.',
    'It only happens with large files.',
    'Not urgent, but quite annoying.',
    'I attached a screenshot.',
    'It happens whenever I change networks.',
  ],
  questions: [
    'Since when has this happened?',
    'Could you try another cable and tell us what happens?',
    'Do you see an error code?',
    'Is it the same after a restart?',
    'Which desk is the computer at?',
  ],
  answers: [
    'Still the same, thank you.',
    'It works with the other cable.',
    'Since Monday morning.',
    'The code is 0x80070005.',
    'On the table beside the window.',
  ],
  thanks: ['Thank you, it works now!', 'Perfect, thanks for being so quick.', 'All good, you can close it.'],
  relapses: [
    'It happened again this morning.',
    'It worked for a day, and now the same.',
    'Sadly it still fails.',
  ],
  notes: [
    'Checked remotely: the driver is out of date.',
    'Ordered the part from the supplier, it comes on Thursday.',
    'The same happened on this floor last month.',
    'Better tell their manager before changing anything.',
  ],
  solutions: [
    'Updated the driver and checked it with the person.',
    'Replaced the part and tested it for an hour.',
    'Reset the password and signed out the other devices.',
    'Adjusted the thermostat of the floor.',
  ],
};

export const PHRASES = { es, en } as const;

export const TAGS = [
  'vpn',
  'wifi',
  'hardware',
  'password_reset',
  'printer',
  'urgent',
  'remote',
  'building',
  'invoice',
  'onboarding',
];

export const FIRST_NAMES = [
  'Ana',
  'Luis',
  'Marta',
  'Pablo',
  'Lucía',
  'Jorge',
  'Elena',
  'Diego',
  'Sara',
  'Iván',
  'Emma',
  'Liam',
  'Olivia',
  'Noah',
  'Grace',
  'Jack',
  'Amelia',
  'Oscar',
  'Ruby',
  'Hugo',
  'Inés',
  'Adrián',
  'Nuria',
  'Sergio',
  'Clara',
  'Tom',
  'Alice',
  'Ben',
];

export const LAST_NAMES = [
  'García',
  'Martínez',
  'López',
  'Sánchez',
  'Pérez',
  'Gómez',
  'Ruiz',
  'Díaz',
  'Moreno',
  'Muñoz',
  'Smith',
  'Jones',
  'Taylor',
  'Brown',
  'Wilson',
  'Evans',
  'Walker',
  'Wright',
  'Hughes',
  'Green',
  'Navarro',
  'Torres',
  'Ramos',
  'Vega',
];

type Name = readonly [es: string, en: string];

/** Departments with the categories of what is asked of them. */
export const DEPARTMENTS: readonly { name: string; categories: readonly Name[] }[] = [
  {
    name: 'Redes',
    categories: [
      ['Wi-Fi', 'Wi-Fi'],
      ['VPN', 'VPN'],
      ['Red cableada', 'Wired network'],
      ['Telefonía', 'Telephony'],
      ['Cortafuegos', 'Firewall'],
    ],
  },
  {
    name: 'Aplicaciones',
    categories: [
      ['Correo', 'Mail'],
      ['Nóminas', 'Payroll'],
      ['Calendario', 'Calendar'],
      ['Facturación', 'Invoicing'],
      ['Intranet', 'Intranet'],
    ],
  },
  {
    name: 'Puesto de trabajo',
    categories: [
      ['Portátil', 'Laptop'],
      ['Impresión', 'Printing'],
      ['Pantallas', 'Screens'],
      ['Periféricos', 'Peripherals'],
      ['Móvil', 'Mobile phone'],
    ],
  },
  {
    name: 'Seguridad',
    categories: [
      ['Acceso y contraseñas', 'Access and passwords'],
      ['Tarjetas', 'Cards'],
      ['Correo sospechoso', 'Suspicious mail'],
      ['Permisos', 'Permissions'],
    ],
  },
  {
    name: 'Mantenimiento',
    categories: [
      ['Climatización', 'Heating and cooling'],
      ['Electricidad', 'Electricity'],
      ['Fontanería', 'Plumbing'],
      ['Ascensores', 'Lifts'],
      ['Cerrajería', 'Doors and locks'],
    ],
  },
  {
    name: 'Servicios generales',
    categories: [
      ['Mudanzas', 'Moves'],
      ['Limpieza', 'Cleaning'],
      ['Salas de reuniones', 'Meeting rooms'],
      ['Aparcamiento', 'Parking'],
    ],
  },
  {
    name: 'Compras',
    categories: [
      ['Pedidos', 'Orders'],
      ['Proveedores', 'Suppliers'],
      ['Garantías', 'Warranties'],
    ],
  },
  {
    name: 'Field service',
    categories: [
      ['Visitas', 'Visits'],
      ['Instalaciones', 'Installations'],
      ['Recambios', 'Spare parts'],
      ['Obras', 'Building works'],
    ],
  },
];
