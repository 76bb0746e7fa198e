import type { NewField } from '../../src/features/fields';
import type { DepartmentKey, SkillKey } from './people';

interface DemoCategory {
  es: string;
  en: string;
  skills?: SkillKey[];
  children?: Record<string, { es: string; en: string; skills?: SkillKey[] }>;
}

/** Each key once: tickets name categories and subcategories by it. */
export const CATEGORIES = {
  it: {
    hardware: {
      es: 'Equipos',
      en: 'Hardware',
      children: {
        laptops: { es: 'Portátiles', en: 'Laptops' },
        screens: { es: 'Pantallas', en: 'Screens' },
        printers: { es: 'Impresoras', en: 'Printers' },
        phones: { es: 'Móviles', en: 'Mobile phones' },
      },
    },
    software: {
      es: 'Programas',
      en: 'Software',
      children: {
        erp: { es: 'ERP', en: 'ERP', skills: ['erp'] },
        mail: { es: 'Correo y calendario', en: 'E-mail and calendar', skills: ['windows'] },
        licences: { es: 'Licencias', en: 'Licences' },
      },
    },
    access: {
      es: 'Cuentas y permisos',
      en: 'Accounts and permissions',
      children: {
        passwords: { es: 'Contraseñas', en: 'Passwords', skills: ['windows'] },
        permissions: { es: 'Permisos', en: 'Permissions' },
        security: { es: 'Seguridad', en: 'Security' },
      },
    },
    network: {
      es: 'Red',
      en: 'Network',
      skills: ['networks'],
      children: {
        wifi: { es: 'Wi-Fi', en: 'Wi-Fi', skills: ['networks'] },
        vpn: { es: 'VPN', en: 'VPN', skills: ['networks'] },
        meetings: { es: 'Salas y videollamadas', en: 'Meeting rooms and video calls' },
      },
    },
  },
  building: {
    climate: {
      es: 'Climatización',
      en: 'Heating and cooling',
      skills: ['hvac'],
      children: {
        heating: { es: 'Calefacción', en: 'Heating', skills: ['hvac'] },
        cooling: { es: 'Aire acondicionado', en: 'Air conditioning', skills: ['hvac'] },
      },
    },
    electrical: {
      es: 'Electricidad',
      en: 'Electrical',
      skills: ['electricity'],
      children: {
        lighting: { es: 'Iluminación', en: 'Lighting', skills: ['electricity'] },
        power: { es: 'Enchufes y cuadros', en: 'Sockets and panels', skills: ['electricity'] },
      },
    },
    plumbing: { es: 'Fontanería', en: 'Plumbing' },
    doors: {
      es: 'Puertas y seguridad',
      en: 'Doors and security',
      children: {
        cards: { es: 'Tarjetas de acceso', en: 'Access cards' },
        lifts: { es: 'Ascensores', en: 'Lifts' },
        fire: { es: 'Protección contra incendios', en: 'Fire safety' },
        parking: { es: 'Aparcamiento', en: 'Car park' },
      },
    },
    spaces: { es: 'Salas y mudanzas', en: 'Rooms and moves' },
  },
  people: {
    payroll: { es: 'Nóminas y dietas', en: 'Payroll and expenses', skills: ['payroll'] },
    leave: { es: 'Vacaciones y permisos', en: 'Leave and absences' },
    joining: { es: 'Altas y certificados', en: 'Joining and certificates' },
    training: { es: 'Formación', en: 'Training' },
  },
} as const satisfies Record<DepartmentKey, Record<string, DemoCategory>>;

type Catalogue = typeof CATEGORIES;
type Parents<D> = { [K in keyof D]: K | (D[K] extends { children: infer C } ? keyof C : never) }[keyof D];
export type CategoryKey = { [D in keyof Catalogue]: Parents<Catalogue[D]> }[keyof Catalogue];

interface DemoField extends Omit<NewField, 'categoryIds'> {
  categories: CategoryKey[];
}

/** None of them is required: a ticket must be quick to file. */
export const FIELDS: DemoField[] = [
  {
    key: 'asset_tag',
    labelEs: 'Etiqueta del equipo',
    labelEn: 'Asset tag',
    kind: 'text',
    customerAccess: 'edit',
    categories: ['hardware'],
  },
  {
    key: 'device',
    labelEs: 'Qué equipo es',
    labelEn: 'Which device',
    kind: 'tree',
    options: [
      { value: 'computer', labelEs: 'Ordenador', labelEn: 'Computer' },
      { value: 'laptop', parent: 'computer', labelEs: 'Portátil', labelEn: 'Laptop' },
      { value: 'desktop', parent: 'computer', labelEs: 'De sobremesa', labelEn: 'Desktop' },
      { value: 'screen', labelEs: 'Pantalla', labelEn: 'Screen' },
      { value: 'printer', labelEs: 'Impresora', labelEn: 'Printer' },
      { value: 'office_printer', parent: 'printer', labelEs: 'De oficina', labelEn: 'Office printer' },
      { value: 'label_printer', parent: 'printer', labelEs: 'De etiquetas', labelEn: 'Label printer' },
      { value: 'phone', labelEs: 'Móvil', labelEn: 'Mobile phone' },
    ],
    customerAccess: 'edit',
    categories: ['hardware'],
  },
  {
    key: 'print_faults',
    labelEs: 'Qué hace mal la impresora',
    labelEn: 'What the printer does wrong',
    kind: 'multiselect',
    options: [
      { value: 'stripes', labelEs: 'Franjas o manchas', labelEn: 'Stripes or stains' },
      { value: 'pale', labelEs: 'Imprime pálido', labelEn: 'Prints pale' },
      { value: 'jams', labelEs: 'Se atasca el papel', labelEn: 'Paper jams' },
      { value: 'offline', labelEs: 'No responde', labelEn: 'Does not answer' },
    ],
    customerAccess: 'edit',
    categories: ['hardware'],
    shownWhenKey: 'device',
    shownWhenValues: ['printer'],
  },
  {
    key: 'page_address',
    labelEs: 'Dirección de la página que falla',
    labelEn: 'Address of the page that fails',
    kind: 'address',
    customerAccess: 'edit',
    categories: ['software'],
  },
  {
    key: 'place',
    labelEs: 'Edificio y planta',
    labelEn: 'Building and floor',
    kind: 'select',
    options: [
      { value: 'a0', labelEs: 'Edificio A, taller', labelEn: 'Building A, workshop' },
      { value: 'a1', labelEs: 'Edificio A, oficinas', labelEn: 'Building A, offices' },
      { value: 'b0', labelEs: 'Edificio B, planta baja', labelEn: 'Building B, ground floor' },
      { value: 'b1', labelEs: 'Edificio B, planta 1', labelEn: 'Building B, first floor' },
      { value: 'b2', labelEs: 'Edificio B, planta 2', labelEn: 'Building B, second floor' },
      { value: 'out', labelEs: 'Exterior', labelEn: 'Outside' },
    ],
    customerAccess: 'edit',
    categories: ['climate', 'electrical', 'plumbing', 'doors', 'spaces', 'network'],
  },
  {
    key: 'needed_by',
    labelEs: 'Se necesita para el día',
    labelEn: 'Needed by',
    kind: 'date',
    customerAccess: 'edit',
    categories: ['licences', 'permissions', 'cards', 'spaces', 'joining', 'training'],
  },
  {
    key: 'supplier_case',
    labelEs: 'Referencia del proveedor',
    labelEn: 'Supplier reference',
    kind: 'text',
    customerAccess: 'view',
    categories: [],
  },
  {
    key: 'cost',
    labelEs: 'Coste en euros',
    labelEn: 'Cost in euros',
    kind: 'number',
    customerAccess: 'none',
    categories: [],
  },
];
