// What things and people of a generated desk are called.

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
