import type { Ctx } from '../../../platform/ctx';
import { row } from '../../../platform/db';
import { applicable, fieldDefinitions, shownFields, type TicketField } from '../../fields';
import { isStaff } from '../../users';
import type { Attachment } from '../attachments/attachments.types';
import { listPage } from '../lists/lists.queries';
import { momentOf } from '../moment';
import type { TicketLink } from '../names.types';
import { type PersonRow, personJson, shownPerson } from '../people.repo';
import { shownTo } from '../shown';
import { readBy } from '../tickets.repo';
import type { StoredTicket, Ticket, TicketListItem } from '../tickets.types';
import { ATTACHMENT_JSON, attachmentsOf, timelineOf } from '../timeline/timeline.queries';
import { visibleTo } from '../visibility';
import type { FieldValue, Requester, TicketPage } from './page.types';
import { permissionsOf } from './permissions';

const OTHER_TICKETS = 5;

interface PageRow extends StoredTicket {
  requester: PersonRow & { phone: string | null; locale: 'es' | 'en' | null; since: string };
  requesterOrganization: { id: string; name: string } | null;
  assignee: PersonRow | null;
  department: TicketPage['department'];
  category: { id: string; nameEs: string; nameEn: string } | null;
  parent: { id: string; nameEs: string; nameEn: string } | null;
  participants: PersonRow[];
  followers: PersonRow[];
  files: (Omit<Attachment, 'createdAt'> & { createdAt: string })[] | null;
  original: TicketLink | null;
  previous: TicketLink | null;
  followUps: TicketLink[] | null;
  derived: TicketPage['derived'] | null;
}

/**
 * Everything a ticket's page shows, in at most four queries whatever its length: the ticket with its people,
 * the timeline, the names in it, the requester's other tickets.
 * @param options.before the timeline before this entry instead of its end
 * @throws AppError `not_found`
 */
export async function ticketPage(
  ctx: Ctx,
  number: number,
  options: { before?: string } = {},
): Promise<TicketPage> {
  const found = await pageRow(ctx, number);
  const definitions = await fieldDefinitions(ctx);
  const { internals } = found;
  const ticket = shownTo(internals, found, definitions);
  const [timeline, requesterTickets, moment] = await Promise.all([
    timelineOf(ctx, found, options.before),
    otherTickets(ctx, found),
    momentOf(ctx, found),
  ]);
  const people = (list: PersonRow[]) => list.map((person) => shownPerson(internals, person));
  return {
    ticket,
    solution: found.solution,
    requester: requesterOf(found),
    assignee: found.assignee && shownPerson(internals, found.assignee),
    department: found.department,
    category: found.category && { ...found.category, parent: found.parent },
    participants: people(found.participants),
    followers: internals ? people(found.followers) : [],
    following: ctx.actor.kind === 'person' && found.followers.some(({ id }) => id === actorIdOf(ctx)),
    attachments: attachmentsOf(internals, found.files),
    timeline: timeline.items,
    earlier: timeline.earlier,
    may: permissionsOf(ctx.actor, ticket, moment),
    duplicateOf: found.original,
    followUpOf: found.previous,
    followUps: found.followUps ?? [],
    requesterTickets,
    derived: (internals && found.derived) || {},
    fields: fieldsOf(found, ticket, definitions),
    definitions: definitions.filter(({ customerAccess }) => found.internals || customerAccess !== 'none'),
  };
}

function actorIdOf({ actor }: Ctx): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** Links name other tickets only to those who may see these too. */
function pageRow(ctx: Ctx, number: number): Promise<PageRow> {
  const { columns, where, bindings } = readBy(ctx.actor);
  const other = visibleTo(ctx.actor, 'o').sql;
  const link = `json_build_object('number', o.number, 'subject', o.subject)`;
  const list = (table: string) => `coalesce((select json_agg(${personJson('u')} order by u.name, u.id)
    from ${table} p join users u on u.id = p.user_id where p.ticket_id = t.id), '[]')`;
  return row<PageRow>(
    ctx.db,
    `select ${columns},
       ${personJson('r')}::jsonb || jsonb_build_object(
         'phone', r.phone, 'locale', r.locale, 'since', r.created_at) as requester,
       case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as requester_organization,
       ${personJson('a')} as assignee,
       json_build_object('id', d.id, 'name', d.name) as department,
       ${categoryJson('c')} as category, ${categoryJson('p')} as parent,
       ${list('ticket_participants')} as participants, ${list('ticket_followers')} as followers,
       (select json_agg(${ATTACHMENT_JSON} order by a.id) from attachments a
         where a.ticket_id = t.id and a.comment_id is null) as files,
       (select ${link} from tickets o where o.id = t.duplicate_of and (${other})) as original,
       (select ${link} from tickets o where o.id = t.follow_up_of and (${other})) as previous,
       (select json_agg(${link} order by o.number) from tickets o where o.follow_up_of = t.id and (${other}))
         as follow_ups,
       ${derivedJson(ctx)} as derived
     from tickets t join users r on r.id = t.requester_id left join organizations g on g.id = r.organization_id
       left join users a on a.id = t.assignee_id join departments d on d.id = t.department_id
       left join categories c on c.id = t.category_id left join categories p on p.id = c.parent_id
     where t.number = :number and ${where}`,
    { number, ...bindings },
    'ticket page',
  );
}

/** What derivations show of the ticket, by their names; nothing for those who are no staff. */
function derivedJson({ actor, system }: Ctx): string {
  if (actor.kind !== 'person' || !isStaff(actor)) return 'null';
  const parts = system.ticketDerivations.flatMap(({ name, shown }) => (shown ? [`'${name}', ${shown}`] : []));
  return `json_build_object(${parts.join(', ')})`;
}

function categoryJson(alias: string): string {
  return `case when ${alias}.id is not null then
    json_build_object('id', ${alias}.id, 'nameEs', ${alias}.name_es, 'nameEn', ${alias}.name_en) end`;
}

function requesterOf(found: PageRow): Requester {
  const person = shownPerson(found.internals, found.requester);
  if (!found.internals) return { ...person, organization: null, phone: null, locale: null, since: null };
  const { phone, locale, since } = found.requester;
  return { ...person, phone, locale, since: new Date(since), organization: found.requesterOrganization };
}

async function otherTickets(ctx: Ctx, found: PageRow): Promise<TicketListItem[]> {
  if (!found.internals) return [];
  const sql = 't.requester_id = :requesterId and t.id <> :thisId';
  const { items } = await listPage(ctx, 'staff', {
    where: [{ sql, bindings: { requesterId: found.requesterId, thisId: found.id } }],
    order: 'public',
    limit: OTHER_TICKETS,
  });
  return items;
}

/**
 * Fields of the ticket's category, and others that it has a value of from before; not those that another field's value
 * hides, whatever they hold.
 */
function fieldsOf(found: PageRow, ticket: Ticket, definitions: readonly TicketField[]): FieldValue[] {
  const { internals } = found;
  const path = [found.category?.id, found.parent?.id].filter((id) => id !== undefined);
  const fitting = applicable(definitions, path);
  const shown = new Set(shownFields(fitting, found.fields).map(({ id }) => id));
  return definitions
    .filter(
      (field) => shown.has(field.id) || (!fitting.includes(field) && Object.hasOwn(ticket.fields, field.key)),
    )
    .filter(({ customerAccess }) => internals || customerAccess !== 'none')
    .map(({ id, key, labelEs, labelEn, kind, options, formerOptions, isRequired }) => ({
      key,
      labelEs,
      labelEn,
      kind,
      options,
      formerOptions,
      isRequired,
      value: Object.hasOwn(ticket.fields, key) ? ticket.fields[key] : null,
      editable: internals && shown.has(id),
    }));
}
