// Words that say nothing of what a ticket is about, folded as texts are, in both languages.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of grammar, of politeness, and what every subject could begin with. */
export const LEFT_OUT = words(`
  al algo alguien algun alguna ante antes aqui asi aun aunque bajo bien cada como con contra cual cuando de del desde donde
  dos el ella ellas ellos en entre era eres es esa ese eso esta estaba estado estan estar este esto estos estoy fue ha hace
  hacer hacia han has hasta hay he la las le les lo los mas me mi mis mientras mucha mucho muy nada ni no nos nosotros
  nuestra nuestro os otra otro para pero poco por porque puede puedo pueden que quien quiero se sea segun ser si sido sin
  sobre sois solo somos son soy su sus tal tambien tampoco te ti tiene tienen toda todas todo todos tras tu tus un una uno
  unos unas va van varias varios ya yo
  a about after all also am an and any are as at be been but by can could do does doesn don down for from get gets getting
  got had has have he her here him his how i if in into is isn it its just may might more most my need needs no not now of
  off on one only or other our out over own per please she should since so some still such than that the their them then there
  these they this those through to too under until up us very via was we were what when where which while who why will
  with would you your yours
  arent cant couldnt didnt doesnt dont hasnt havent im isnt ive lets thats theres wasnt wont wouldnt youre
  ayuda ayudar ayudarme buenas buenos dias favor gracias hola noches saludos tardes urgente urgentemente urgencia consulta
  duda incidencia solicitud peticion ticket tickets necesito necesitamos
  dear hello help hi hey issue issues question regards request thank thanks urgent urgently asap
  aw fw fwd re rv ref
`);

/** They say little: two of them make nothing alike, and beside another they weigh little. */
export const WEAK = words(`
  abrir ahora ayer cambio caso deja dejado dejo empezo error errores falla fallan fallo fallos funciona funcionaba funcionan
  funcionar funcionando hora horas hoy lunes martes miercoles jueves viernes sabado domingo manana mal mes nueva nuevo nuevas
  nuevos oficina persona problema problemas semana siempre tarde usuario usuarios vez
  again always broken case change day days error errors fail failed failing fails hour hours message monday tuesday
  wednesday thursday friday saturday sunday month new office open problem problems started stopped today tomorrow trouble
  unable user users week work worked working works wrong yesterday
`);
