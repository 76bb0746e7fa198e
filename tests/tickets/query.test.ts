import { createField, retireField, type Words } from '../../src/features/fields';
import { CHOICES, NAME_LIST, NAMES, type Said } from '../../src/features/query/words';
import { changePeople, changeTicket, reply } from '../../src/features/tickets';
import { echoOf } from '../../src/features/tickets/query/echo';
import { readQuery } from '../../src/features/tickets/query/query.service';
import { termsOf, wrongOf } from '../../src/features/tickets/query/search';
import type { Ctx } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import { DAY, file, idOf, later, named } from './desk';
import { numbers, people, upload } from './reading.support';

// The query language asked of real tickets: what each part finds, and for whom.

const MADRID = { locale: 'en', timeZone: 'Europe/Madrid' } as const;
const find = (ctx: Ctx, q: string) => numbers(ctx, { q });
const sorted = (list: number[]) => list.toSorted((one, other) => one - other);
const wrong = async (ctx: Ctx, q: string) =>
  wrongOf(await readQuery(ctx, q, MADRID)).map(({ typed, problem, allowed }) => [
    typed,
    problem,
    allowed[0] ?? '',
  ]);

/** Three tickets: taken and urgent with all there is to ask for, on hold, and closed. */
async function three() {
  const { technician, customer, stranger, colleague } = people;
  const categoryId = await named(customer, 'categories', 'Laptops');
  const busy = await file(later(customer, -9 * DAY), {
    subject: 'Portátil sin red',
    urgency: 'critical',
    categoryId,
    uploads: [await upload('log.txt', 'x')],
  });
  await changeTicket(later(technician, -8 * DAY), busy.id, {
    assigneeId: idOf(technician),
    tags: ['vpn', 'dos palabras'],
    type: 'problem',
    dueAt: later(technician, -DAY).now,
  });
  const then = later(technician, -8 * DAY);
  await changePeople(then, busy.id, { list: 'participantIds', add: idOf(colleague) });
  await changePeople(then, busy.id, { list: 'followerIds', add: idOf(technician) });
  const held = await file(later(stranger, -2 * DAY), { subject: 'Waiting for a part' });
  await changeTicket(later(technician, -DAY), held.id, { status: 'on_hold', holdReason: 'third_party' });
  await reply(technician, held.id, { body: 'A note', visibility: 'internal' });
  const over = await file(later(customer, -5 * DAY), { subject: 'Over and done' });
  await changeTicket(later(technician, -4 * DAY), over.id, { status: 'closed' });
  return [busy.number, held.number, over.number] as const;
}

test('each part finds its tickets, in both languages alike', async () => {
  const { technician } = people;
  const [busy, held, over] = await three();
  const day = (days: number) =>
    later(technician, days * DAY)
      .now.toISOString()
      .slice(0, 10);
  const expected: [string, string, number[]][] = [
    ['status:open', 'estado:abierto', [busy, held]],
    ['-status:closed', '-estado:cerrado', [busy, held]],
    ['status:closed,on_hold', 'estado:cerrado,en_espera', [held, over]],
    ['assignee:me', 'asignado:yo', [busy]],
    ['assignee:none', 'asignado:nadie', [held, over]],
    // sup-heliotrope/sup#250: what was to be left out was all that was found. Nobody is not me either.
    ['-assignee:me', '-asignado:yo', [held, over]],
    ['assignee:"Tomás Técnico"', 'técnico:tomas', [busy]],
    ['assignee:technician@demo.test', 'asignado:TECHNICIAN@demo.test', [busy]],
    ['priority:P2', 'prioridad:alta', [busy]],
    ['department:it', 'departamento:IT', [busy, held, over]],
    ['category:hardware', 'categoría:hardware', [busy]],
    ['category:none', 'categoria:ninguna', [held, over]],
    ['type:problem', 'tipo:problema', [busy]],
    ['channel:web', 'canal:web', [busy, held, over]],
    ['tag:VPN', 'etiqueta:vpn', [busy]],
    ['tag:vpn tag:"dos palabras"', 'etiqueta:vpn etiqueta:"dos palabras"', [busy]],
    ['-tag:vpn', '-etiqueta:vpn', [held, over]],
    ['requester:clara', 'solicitante:CLARA', [busy, over]],
    ['requester:customer@demo.test', 'cliente:customer@demo.test', [busy, over]],
    ['participant:colleague', 'participante:colleague', [busy]],
    ['follower:me', 'seguidor:yo', [busy]],
    ['hold:third_party', 'espera:tercero', [held]],
    ['urgency:critical', 'urgencia:crítica', [busy]],
    ['created:>7d', 'creado:>1s', [busy]],
    ['created:<7d', 'creado:<1w', [held, over]],
    [`created:${day(-6)}..${day(-4)}`, `creado:${day(-4)}..${day(-6)}`, [over]],
    [`created:<=${day(-4)}`, `creado:..${day(-4)}`, [busy, over]],
    ['due:yesterday', 'vence:ayer', [busy]],
    ['due:none', 'vence:ninguna', [held, over]],
    ['closed:<5d', 'cerrado:<5d', [over]],
    ['is:overdue', 'es:atrasado', [busy]],
    ['is:mine', 'es:mío', [busy]],
    ['is:unassigned is:open', 'es:sin_asignar es:abierto', [held]],
    ['has:attachment', 'tiene:adjunto', [busy]],
    ['has:note', 'tiene:nota', [held]],
    ['-has:tag', '-tiene:etiqueta', [held, over]],
    ['subject:portatil', 'asunto:PORTÁTIL', [busy]],
    ['-subject:portatil', '-asunto:portátil', [held, over]],
    [`number:${busy},#${over}`, `número:${over},${busy}`, [busy, over]],
    [`number:>=${held}`, `num:${held}..`, [held, over]],
    ['red', 'red status:open', [busy]],
    ['-red', '-red prioridad:P1,P2,P3,P4', [held, over]],
    ['"waiting for a part" -vpn', '"waiting for a part"', [held]],
    // A wrong part leaves the others as they are.
    ['status:opn tag:vpn', 'estado:abirto etiqueta:vpn', [busy]],
    ['status:closed,opn', 'estado:opn,cerrado', [over]],
  ];
  for (const [english, spanish, found] of expected) {
    expect([english, sorted(await find(technician, english))]).toEqual([english, sorted(found)]);
    expect([spanish, sorted(await find(technician, spanish))]).toEqual([spanish, sorted(found)]);
  }
});

test('every name and word, with anything behind it, is a query that can be asked', async () => {
  const { technician } = people;
  const values = [
    'x',
    '1',
    '2026-01-01',
    '<7d',
    'me',
    'none',
    '"a b",c',
    '%',
    '\\',
    '％',
    "'",
    '>=2026-01..',
    'yes',
  ];
  for (const name of NAME_LIST.filter((known) => known !== 'field')) {
    const words = Object.values((CHOICES as Partial<Record<string, Record<string, Said>>>)[name] ?? {});
    const all = values.concat(words.map(({ es }) => es[0] as string));
    for (const value of all) {
      await expect(find(technician, `${NAMES[name].en[0]}:${value} -${name}:${value}`)).resolves.toEqual([]);
    }
  }
});

test('custom fields are found by key or label, each kind in its way', async () => {
  const { admin, technician, customer } = people;
  const option = (value: string, labelEs: string, labelEn: string, parent?: string) => ({
    value,
    labelEs,
    labelEn,
    ...(parent && { parent }),
  });
  const field = (key: string, labelEs: string, kind: 'text', options: object[] = []) =>
    createField(admin, { key, labelEs, labelEn: `${key} en`, kind, options } as never);
  await field('building', 'Edificio nuevo', 'select' as never, [
    option('n', 'Norte', 'North'),
    option('s', 'Sur', 'South'),
  ]);
  await field('place', 'Lugar', 'tree' as never, [
    option('es', 'España', 'Spain'),
    option('mad', 'Madrid', 'Madrid', 'es'),
  ]);
  await field('cost', 'Coste', 'number' as never);
  await field('until', 'Hasta', 'date' as never);
  await field('loud', 'Ruidoso', 'checkbox' as never);
  await field('serial', 'Número de serie', 'text');
  const { id, number } = await file(customer);
  const other = (await file(customer)).number;
  await changeTicket(technician, id, {
    fields: {
      building: 'n',
      place: 'mad',
      cost: 12.5,
      until: '2026-03-01',
      loud: true,
      serial: 'DS-7604_NI',
    },
  });
  const finds: [string, number[]][] = [
    ['field.building:Norte', [number]],
    ['campo.building:north', [number]],
    ['campo."Edificio nuevo":n', [number]],
    ['campo.edificio_nuevo:sur', []],
    ['-field.building:Norte', [other]],
    ['field.building:none', [other]],
    ['field.place:España', [number]],
    ['field.cost:>12 field.cost:<=12.5', [number]],
    ['field.cost:13..', []],
    ['field.until:2026-02-01..2026-03-01', [number]],
    ['field.until:>2026-03-01', []],
    ['field.loud:sí', [number]],
    ['field.loud:no', [other]],
    ['field.serial:7604_n', [number]],
    ['field.serial:7604%n', []],
    ['field.serial:7604＿n', [number]],
  ];
  for (const [q, found] of finds) expect([q, await find(technician, q)]).toEqual([q, found]);
  expect(await wrong(technician, 'field.building:Este field.bulding:Norte field.loud:maybe')).toEqual([
    ['Este', 'choice', 'North'],
    ['field.bulding:Norte', 'field', 'building'],
    ['maybe', 'choice', 'yes'],
  ]);
  const [building] = await technician.db('ticket_fields').where({ key: 'building' });
  await retireField(admin, building.id);
  expect(await wrong(technician, 'field.building:Norte')).toMatchObject([
    ['field.building:Norte', 'field', 'loud'],
  ]);
  expect(sorted(await find(technician, 'field.building:Norte'))).toEqual(sorted([number, other]));
});

test('a number that nothing can have is compared all the same', async () => {
  const { technician } = people;
  for (const q of ['rating:1.5', 'rating:99999', 'rating:-1', 'number:999999999999999'])
    expect([q, await find(technician, q)]).toEqual([q, []]);
});

test('a wrong part says what would be right, the nearest first', async () => {
  const { technician } = people;
  const said =
    'status:opn priority:P9 created:>2026-13-01 department:itt is: tag:x assignee:zzz estado:abirto rating:x';
  expect(await wrong(technician, said)).toEqual([
    ['opn', 'choice', 'open'],
    ['P9', 'choice', 'P1'],
    ['>2026-13-01', 'moment', '>2026-01-31'],
    ['itt', 'unknown', 'IT'],
    ['is:', 'missing', 'open'],
    ['zzz', 'unknown', ''],
    ['abirto', 'choice', 'open'],
    ['x', 'number', '10'],
  ]);
});

// glpi-project/glpi#371 and #3358: the last one could not be taken off.
test('chips come off one by one, whatever the order, and leave what the others say', async () => {
  const { technician } = people;
  const reader = {
    locale: 'en',
    t: (key: string, params?: { value?: string }) => `${key} ${params?.value}`,
    fmt: formatter('en', 'UTC'),
  } as Words;
  const said =
    'a b "c d" -status:new,opn tag:"x y",z subject:e assignee:me is:overdue created:2026-01-01.. -f estado:abirto';
  const chips = async (text: string) =>
    echoOf(reader, await readQuery(technician, text, MADRID), (rest) => rest).chips;
  const all = await chips(said);
  expect(all).toHaveLength(12);
  for (const place of all.keys()) {
    const rest = (await chips(all[place]?.removeHref ?? '')).map(({ label }) => label);
    expect(rest).toEqual(all.filter((_, other) => other !== place).map(({ label }) => label));
  }
  let text = said;
  for (let left = all.length; left > 0; left -= 1) {
    const [first] = await chips(text);
    text = first?.removeHref ?? '';
  }
  expect(text).toBe('');
});

test('text is handed over as terms, and is not cut before a thousand characters', async () => {
  const { technician } = people;
  const read = await readQuery(technician, 'a -b "c d" subject:e tag:f', MADRID);
  expect(termsOf(read)).toEqual([
    { text: 'a', phrase: false, excluded: false },
    { text: 'b', phrase: false, excluded: true },
    { text: 'c d', phrase: true, excluded: false },
    { text: 'e', phrase: false, excluded: false, within: 'subject' },
  ]);
  expect((await readQuery(technician, 'x'.repeat(1000), MADRID)).isCut).toBe(false);
  const long = await readQuery(technician, 'é'.repeat(10_000), MADRID);
  expect([long.isCut, long.text.length]).toEqual([true, 1000]);
});

// danbooru/danbooru#942, tt-rss/tt-rss#181, tine20/tine20#5026: days of the server in place of the reader's.
test('days are the reader’s, wherever the desk stands', async () => {
  const { technician } = people;
  const now = new Date('2026-11-18T16:14:00Z');
  const between = async (q: string, timeZone: string) => {
    const read = await readQuery({ ...technician, now }, q, { locale: 'en', timeZone });
    const [first] = read.parts;
    const [value] = first && 'values' in first ? first.values : [];
    return value?.wanted.is === 'between' && [value.wanted.between.from, value.wanted.between.until];
  };
  const hours = (from: string, until: string) => [new Date(from), new Date(until)];
  expect(await between('created:yesterday', 'Asia/Tokyo')).toEqual(
    hours('2026-11-17T15:00Z', '2026-11-18T15:00Z'),
  );
  expect(await between('created:2026-03-07', 'America/New_York')).toEqual(
    hours('2026-03-07T05:00Z', '2026-03-08T05:00Z'),
  );
  expect(await between('updated:24h', 'Asia/Tokyo')).toEqual([new Date('2026-11-17T16:14Z'), undefined]);
  expect(await between('due:<2d', 'UTC')).toEqual([now, new Date('2026-11-20T16:14Z')]);
  expect(await between('created:2026-02', 'UTC')).toEqual(hours('2026-02-01T00:00Z', '2026-03-01T00:00Z'));
});
