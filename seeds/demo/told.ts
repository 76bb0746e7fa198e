import { changeOwn, planAct, publishAnnouncement, tellAnnouncement } from '../../src/features/notifications';
import { actingAs, type TxCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { daysAfter } from '../../src/platform/elapsed';
import type { DemoDesk } from './desk';
import type { Records } from './records';
import { md } from './text';

/** For so many days everybody finds in their list what they were told. */
const TOLD_DAYS = 10;
/** What is older has been read, and so has what somebody did something about. */
const UNREAD_DAYS = 4;

const ANNOUNCEMENT = {
  titleEs: 'Las impresoras piden ahora la tarjeta',
  bodyEs: md`
    Desde hoy las impresoras de los edificios A y B sueltan lo enviado al acercar la tarjeta de la entrada:

    - lo que nadie recoge se borra a las **24 horas**;
    - quien olvide la tarjeta puede teclear el código que figura en su reverso;
    - las visitas piden una en recepción.

    Si algo no sale, se puede abrir un ticket en _Impresoras_.
  `,
  titleEn: 'Printers now ask for your card',
  bodyEn: md`
    From today the printers of buildings A and B release what you sent when you hold your entrance card to them:

    - what nobody collects is deleted after **24 hours**;
    - if you forget the card, type the code from its back;
    - visitors get one at reception.

    If something does not come out, open a ticket under _Printers_.
  `,
};

/**
 * What people have chosen to be told, one announcement, and everybody's list of the last days, as it would be if they
 * had been told at the time. It is there alone: no mail is written.
 */
export async function tellPeople(tx: TxCtx, desk: DemoDesk, records: Records): Promise<void> {
  const { elena, sofia } = desk.actors;
  const before = { ...tx, now: daysAfter(tx.now, -30) };
  await changeOwn(actingAs(before, elena), { cells: [{ kind: 'rating', channel: 'mail', value: true }] });
  const quiet = { quietFrom: '20:00', quietUntil: '07:30', quietDays: [1, 2, 3, 4, 5] };
  await changeOwn(actingAs(before, sofia), { quiet, urgentPasses: false });
  const published = daysAfter(tx.now, -1);
  let isPublished = false;
  for (const { rootId, ticketId, at } of await actsSince(tx, daysAfter(tx.now, -TOLD_DAYS))) {
    if (at > published && !isPublished) {
      await announce({ ...tx, now: published }, desk, records);
      isPublished = true;
    }
    await planAct({ ...tx, now: at }, { rootId, ticketId }, at);
  }
  await noteRead(tx);
}

interface PastAct {
  rootId: string;
  ticketId: string;
  at: Date;
}

/** Those that somebody is told of: tags, fields and the like are nobody's news. */
function actsSince({ db }: TxCtx, since: Date): Promise<PastAct[]> {
  return rows(
    db,
    `select root_id, ticket_id, min(created_at) as at from events
     where ticket_id is not null and created_at > :since and (type not in ('ticket.changed', 'sla.met')
       or jsonb_exists_any(changes, array['assigneeId', 'status', 'participantIds', 'departmentId']))
     group by root_id, ticket_id order by at, root_id`,
    { since },
  );
}

async function announce(tx: TxCtx, { actors }: DemoDesk, records: Records): Promise<void> {
  const { id } = await publishAnnouncement(actingAs(tx, actors.elena), {
    ...ANNOUNCEMENT,
    audience: 'everyone',
  });
  records.add('announcement', id);
  await tellAnnouncement(tx, id, tx.now);
}

/** A quarter of an hour later, as a rule. */
async function noteRead({ db, now }: TxCtx): Promise<void> {
  await rows(
    db,
    `update deliveries d set read_at = least(created_at + interval '15 minutes', :now)
     where channel = 'in_app' and (created_at < :since or exists (
       select 1 from events e where e.ticket_id = d.ticket_id and e.actor_id = d.user_id and e.created_at > d.created_at))`,
    { now, since: daysAfter(now, -UNREAD_DAYS) },
  );
}
