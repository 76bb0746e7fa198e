import { isPublicMailDomain } from '../../../src/platform/mail/public-providers';

test.each([
  'gmail.com',
  'hotmail.es',
  'yahoo.com.ar',
  'outlook.cl',
  'gmx.es',
  'telefonica.net',
  'icloud.com',
  // Of providers of internet access, whose customers have an address with it.
  'orange.es',
  'vodafone.es',
  'jazztel.es',
  'ya.com',
  'euskaltel.net',
  'movistar.com.ar',
  'live.cl',
  'vtr.net',
  'adinet.com.uy',
])('anybody can have an address of %s', (domain) => expect(isPublicMailDomain(domain)).toBe(true));

test.each(['telefonica.com', 'talleres-ribera.es', 'mail.gmail.com', 'demo.test', 'constructor'])(
  '%s is somebody’s own',
  (domain) => expect(isPublicMailDomain(domain)).toBe(false),
);
