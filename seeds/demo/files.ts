import { stainedCeiling, stripedPage, temperatureChart } from './pictures';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

/** What people attached, small but real. */
export const FILES = {
  vpnLog: {
    name: 'vpn-cliente.log',
    content: () =>
      lines(
        '08:41:02 INFO  Iniciando conexión con vpn.talleres-ribera.test:443',
        '08:41:02 INFO  TLS 1.3, certificado del servidor correcto',
        '08:41:03 INFO  Autenticando a lucia.fernandez',
        '08:41:03 WARN  El certificado del equipo caducó hace 2 días',
        '08:41:03 ERROR Autenticación rechazada por el servidor (código 13801)',
        '08:41:03 INFO  Reintento 1 de 3 en 10 segundos',
        '08:41:14 ERROR Autenticación rechazada por el servidor (código 13801)',
        '08:41:14 INFO  Conexión cerrada',
      ),
  },
  invoices: {
    name: 'facturas-rechazadas.csv',
    content: () =>
      lines(
        'factura;proveedor;importe;mensaje',
        'F-20418;Aceros del Nervión;12.480,00;Serie no válida',
        'F-20421;Rodamientos Urola;1.932,45;Serie no válida',
        'F-20422;Suministros Ibarra;318,20;Serie no válida',
        'F-20425;Transportes Oria;2.750,00;Serie no válida',
      ),
  },
  wifi: {
    name: 'wifi-floor-2.csv',
    content: () =>
      lines(
        'time,room,access_point,signal_dbm,loss_percent',
        '09:00,Nervión,AP-214,-58,0',
        '09:30,Nervión,AP-214,-61,2',
        '10:00,Nervión,AP-214,-79,31',
        '10:05,Nervión,AP-207,-83,44',
        '10:30,Oria,AP-216,-57,0',
        '11:00,Nervión,AP-214,-60,1',
      ),
  },
  temperatures: {
    name: 'office-214-temperatures.csv',
    content: () =>
      lines(
        'day,08:00,09:00,10:00,11:00,12:00',
        'Monday,14.5,15.1,16.8,18.4,19.6',
        'Tuesday,15.0,15.8,17.2,18.9,20.1',
        'Wednesday,14.2,14.9,16.5,18.2,19.8',
      ),
  },
  chart: { name: 'temperatures-week.png', content: temperatureChart },
  ceiling: { name: 'techo-archivo.png', content: () => stainedCeiling() },
  ceilingLater: { name: 'techo-archivo-tarde.png', content: () => stainedCeiling(1.6) },
  page: { name: 'pagina-impresa.png', content: stripedPage },
  report: {
    name: 'ventas-por-familia.csv',
    content: () =>
      lines(
        'familia;pantalla;excel;diferencia',
        'Ejes;184.220,50;184.220,50;0,00',
        'Engranajes;96.410,00;91.870,00;-4.540,00',
        'Utillaje;40.115,75;38.002,75;-2.113,00',
      ),
  },
  steps: {
    name: 'paso-a-paso.txt',
    content: () =>
      lines(
        '1. Cerrar el cliente de VPN.',
        '2. Inicio > "Certificados de equipo" > Renovar.',
        '3. Reiniciar el portátil.',
        '4. Abrir el cliente y conectar. Si pide permiso, aceptar.',
      ),
  },
} satisfies Record<string, { name: string; content: () => string | Buffer }>;

export type FileKey = keyof typeof FILES;
