import type { Availability, NewUser } from '../../src/features/users';
import type { CalendarKey } from './calendars';

/** A department has one name, and this house speaks two languages. */
export const DEPARTMENTS = {
  it: { name: 'IT', email: 'it@talleres-ribera.test', calendar: 'office' },
  building: { name: 'Edificio · Facilities', email: 'edificio@talleres-ribera.test', calendar: 'always' },
  people: { name: 'RR. HH. · HR', email: 'personas@talleres-ribera.test', calendar: 'office' },
} as const;

export type DepartmentKey = keyof typeof DEPARTMENTS;

export const ORGANIZATIONS = {
  ribera: {
    name: 'Talleres Ribera',
    domains: ['talleres-ribera.test'],
    sharesTickets: false,
    note: 'La casa: taller de mecanizado, montaje y oficinas. Edificios A y B.',
  },
  northgate: {
    name: 'Northgate Design',
    domains: ['northgate-design.test'],
    sharesTickets: true,
    note: 'Tenant of building B, second floor. English-speaking; colleagues see each other’s tickets.',
  },
  albor: {
    name: 'Clínica Albor',
    domains: ['clinica-albor.test'],
    sharesTickets: false,
    note: 'Inquilino del edificio B, planta baja. Horario de pacientes de 8:00 a 20:00: avisar antes de entrar.',
  },
} as const;

export type OrganizationKey = keyof typeof ORGANIZATIONS;

export const SKILLS = {
  networks: 'Redes · Networks',
  windows: 'Windows, Microsoft 365',
  erp: 'ERP',
  hvac: 'Climatización · HVAC',
  electricity: 'Electricidad · Electrical',
  payroll: 'Nóminas · Payroll',
} as const;

export type SkillKey = keyof typeof SKILLS;

/** Who signs in has no language of their own: the desk speaks that of the newcomer's browser to them. */
interface DemoPerson
  extends Pick<NewUser, 'name' | 'email' | 'role' | 'locale' | 'phone' | 'isVip' | 'capacity'> {
  organization?: OrganizationKey;
  departments?: DepartmentKey[];
  skills?: SkillKey[];
  manages?: DepartmentKey;
  /** Whose hours differ from their department's. */
  calendar?: CalendarKey;
  availability?: Availability;
  /** Days since the account was made. */
  since: number;
  /** Can sign in, with the demo's password. */
  signsIn?: true;
}

function person<const P extends DemoPerson>(data: P): DemoPerson {
  return data;
}

export const PEOPLE = {
  elena: person({
    name: 'Elena Ruiz Ortega',
    email: 'admin@demo.test',
    role: 'administrator',
    phone: '+34944015501',
    departments: ['it'],
    availability: 'online',
    since: 410,
    signsIn: true,
  }),
  marcos: person({
    name: 'Marcos Vidal',
    email: 'technician@demo.test',
    role: 'technician',
    phone: '+34944015512',
    departments: ['it'],
    skills: ['networks', 'windows'],
    manages: 'it',
    capacity: 15,
    availability: 'online',
    since: 388,
    signsIn: true,
  }),
  nuria: person({
    name: 'Nuria Etxebarria',
    email: 'technician2@demo.test',
    role: 'technician',
    phone: '+34944015521',
    departments: ['building'],
    skills: ['hvac', 'electricity'],
    manages: 'building',
    capacity: 20,
    availability: 'online',
    since: 372,
    signsIn: true,
  }),
  priya: person({
    name: 'Priya Nair',
    email: 'priya.nair@demo.test',
    role: 'technician',
    locale: 'en',
    departments: ['it'],
    skills: ['erp', 'windows'],
    calendar: 'mexico',
    capacity: 15,
    availability: 'away',
    since: 203,
  }),
  tomas: person({
    name: 'Tomás Herrero',
    email: 'tomas.herrero@demo.test',
    role: 'technician',
    locale: 'es',
    departments: ['building'],
    skills: ['electricity'],
    calendar: 'office',
    capacity: 10,
    availability: 'online',
    since: 151,
  }),
  sofia: person({
    name: 'Sofía Larrañaga',
    email: 'sofia.larranaga@demo.test',
    role: 'technician',
    locale: 'es',
    departments: ['people'],
    skills: ['payroll'],
    manages: 'people',
    availability: 'online',
    since: 340,
  }),
  lucia: person({
    name: 'Lucía Fernández',
    email: 'customer@demo.test',
    role: 'customer',
    phone: '+34600110233',
    organization: 'ribera',
    since: 365,
    signsIn: true,
  }),
  james: person({
    name: 'James Carter',
    email: 'customer2@demo.test',
    role: 'customer',
    phone: '+34600110244',
    organization: 'northgate',
    since: 240,
    signsIn: true,
  }),
  hannah: person({
    name: 'Hannah Lewis',
    email: 'hannah.lewis@demo.test',
    role: 'customer',
    locale: 'en',
    organization: 'northgate',
    since: 190,
  }),
  carmen: person({
    name: 'Carmen Soler',
    email: 'carmen.soler@demo.test',
    role: 'customer',
    locale: 'es',
    phone: '+34600110255',
    organization: 'albor',
    isVip: true,
    since: 228,
  }),
  javier: person({
    name: 'Javier Montes',
    email: 'javier.montes@demo.test',
    role: 'customer',
    locale: 'es',
    phone: '+34600110266',
    organization: 'ribera',
    isVip: true,
    since: 400,
  }),
  amelia: person({
    name: 'Amelia Brooks',
    email: 'amelia.brooks@demo.test',
    role: 'customer',
    locale: 'en',
    organization: 'ribera',
    since: 97,
  }),
};

export type PersonKey = keyof typeof PEOPLE;
