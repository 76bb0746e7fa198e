import type { Locale } from '../../platform/ctx';
import { folded } from '../../platform/i18n/folded';

// The words of the query language. Both languages hold at once, whichever the page has; the first of each is what the
// desk itself writes. A further name is an entry here; how its values are read and what it asks of tickets stands in `tickets/query`
// (`values.ts`, `conditions.queries.ts`).

/** What a word is called in both languages, the one that the desk writes first. */
export type Said = Readonly<Record<Locale, readonly string[]>>;

const said = (es: string, en: string): Said => ({ es: es.split(' '), en: en.split(' ') });

export const NAMES = {
  status: said('estado', 'status state'),
  priority: said('prioridad', 'priority'),
  assignee: said('asignado asignada responsable técnico', 'assignee assigned agent'),
  department: said('departamento depto área', 'department dept team'),
  category: said('categoría', 'category'),
  type: said('tipo', 'type'),
  tag: said('etiqueta etiquetas', 'tag tags'),
  requester: said('solicitante cliente', 'requester customer'),
  org: said('organización org empresa', 'org organization organisation company'),
  participant: said('participante copia', 'participant cc'),
  follower: said('seguidor seguidora', 'follower'),
  created: said('creado', 'created'),
  updated: said('actualizado', 'updated'),
  due: said('vence vencimiento límite', 'due'),
  resolved: said('resuelto', 'resolved solved'),
  closed: said('cerrado', 'closed'),
  is: said('es está', 'is'),
  has: said('tiene', 'has'),
  subject: said('asunto', 'subject'),
  number: said('número núm', 'number'),
  channel: said('canal', 'channel'),
  hold: said('espera', 'hold waiting'),
  urgency: said('urgencia', 'urgency'),
  impact: said('impacto', 'impact'),
  rating: said('valoración', 'rating satisfaction'),
  field: said('campo', 'field'),
} as const satisfies Record<string, Said>;

export type Name = keyof typeof NAMES;

export const NAME_LIST = Object.keys(NAMES) as Name[];

/** What is open, as the queues have it. */
export const OPEN_WORD = 'open';

const STATUS_WORDS = {
  open: said('abierto abierta abiertos activo', 'open'),
  new: said('nuevo pendiente', 'new'),
  in_progress: said('en_curso en_proceso en_progreso', 'in_progress'),
  on_hold: said('en_espera', 'on_hold hold'),
  resolved: said('resuelto', 'resolved solved'),
  closed: said('cerrado', 'closed'),
  reopened: said('reabierto', 'reopened'),
};

/** Names whose values are words of a fixed list. */
export const CHOICES = {
  status: STATUS_WORDS,
  priority: {
    P1: said('P1 crítica crítico', 'P1 critical'),
    P2: said('P2 alta alto', 'P2 high'),
    P3: said('P3 media medio', 'P3 medium'),
    P4: said('P4 baja bajo', 'P4 low'),
  },
  type: {
    incident: said('incidencia incidente', 'incident'),
    request: said('solicitud petición', 'request'),
    question: said('consulta pregunta', 'question'),
    problem: said('problema', 'problem'),
  },
  channel: {
    web: said('web', 'web'),
    email: said('correo email e-mail', 'email e-mail mail'),
    api: said('api', 'api'),
    chat: said('chat', 'chat'),
    sms: said('sms', 'sms'),
    whatsapp: said('whatsapp', 'whatsapp'),
  },
  hold: {
    customer: said('cliente', 'customer'),
    third_party: said('tercero', 'third_party'),
    internal: said('interna', 'internal us'),
  },
  urgency: {
    critical: said('crítica', 'critical'),
    high: said('alta', 'high'),
    normal: said('normal', 'normal'),
    low: said('baja', 'low'),
  },
  impact: {
    critical: said('crítico', 'critical'),
    high: said('alto', 'high'),
    medium: said('medio', 'medium'),
    low: said('bajo', 'low'),
  },
  is: {
    open: said('abierto abierta', 'open'),
    closed: said('cerrado cerrada', 'closed'),
    mine: said('mío mía mio', 'mine'),
    unassigned: said('sin_asignar libre', 'unassigned'),
    overdue: said('atrasado atrasada vencido vencida', 'overdue late'),
    at_risk: said('en_riesgo', 'at_risk'),
    breached: said('incumplido incumplida', 'breached'),
    unanswered: said('sin_respuesta', 'unanswered'),
    followed: said('seguido', 'followed'),
    vip: said('vip', 'vip'),
    duplicate: said('duplicado', 'duplicate'),
  },
  has: {
    attachment: said('adjunto adjuntos archivo archivos', 'attachment attachments file files'),
    reply: said('respuesta respuestas', 'reply replies'),
    note: said('nota notas', 'note notes'),
    solution: said('solución', 'solution'),
    rating: said('valoración', 'rating'),
    due: said('vencimiento', 'due'),
    tag: said('etiqueta etiquetas', 'tag tags'),
    category: said('categoría', 'category'),
    org: said('organización', 'org organization'),
    participant: said('participante participantes', 'participant participants'),
    follower: said('seguidor seguidores', 'follower followers'),
  },
} as const satisfies Partial<Record<Name, Readonly<Record<string, Said>>>>;

export type ChoiceName = keyof typeof CHOICES;
export type IsWord = keyof (typeof CHOICES)['is'];
export type HasWord = keyof (typeof CHOICES)['has'];

export const isChoiceName = (name: Name): name is ChoiceName => Object.hasOwn(CHOICES, name);

const MOMENTS: readonly Name[] = ['created', 'updated', 'due', 'resolved', 'closed'];

/** Whether it is a moment that is asked for under a name. */
export const isMoment = (name: Name): boolean => MOMENTS.includes(name);

/** Nothing, and oneself. */
export const NONE = said('nadie ninguno ninguna nada sin', 'none nobody');
export const ME = said('yo mí', 'me');
export const DAY_WORDS = {
  today: said('hoy', 'today'),
  yesterday: said('ayer', 'yesterday'),
  tomorrow: said('mañana', 'tomorrow'),
} as const;
export const YES_WORDS = { yes: said('sí si', 'yes true'), no: said('no', 'no false') } as const;

/** A word as it is compared: without case, accents, and with `_` for what stands between words. */
export const plain = (word: string): string => folded(word).replace(/[\s_-]+/g, '_');

export const isSaid = (words: Said, typed: string): boolean => {
  const wanted = plain(typed);
  return [words.es, words.en].some((list) => list.some((word) => plain(word) === wanted));
};

/** The word as the desk writes it. */
export const written = (words: Said, locale: Locale): string => words[locale][0] as string;

/** Of a list, what somebody means; undefined for what is none of it. A word's own name counts as well. */
export function wordIn(list: Readonly<Record<string, Said>>, typed: string): string | undefined {
  return Object.keys(list).find((word) => plain(word) === plain(typed) || isSaid(list[word] as Said, typed));
}

const BY_NAME = new Map<string, Name>(
  NAME_LIST.flatMap((name) =>
    [name, NAMES[name].es, NAMES[name].en].flat().map((word): [string, Name] => [plain(word), name]),
  ),
);

/** The name that a word is in either language. */
export const nameCalled = (word: string): Name | undefined => BY_NAME.get(plain(word));
