import type { Knex } from 'knex';

const OPEN = `t.deleted_at is null and t.status in ('new', 'in_progress', 'on_hold', 'reopened')`;
/** As the queue has it: see features/tickets/lists/lists.queries.ts. */
const OVERDUE = `(t.due_at is not null or t.sla_due_at is not null) and least(t.due_at, t.sla_due_at) < now()`;

/** What other tools may read: docs/operations.md says how they are let in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create view overdue_tickets as
      select t.number, t.subject, t.status, t.priority, d.name as department, a.name as assignee,
        t.due_at, t.sla_due_at,
        case least(t.due_at, t.sla_due_at) when t.due_at then 'due_date' when t.response_due_at then 'first_response'
          when t.next_response_due_at then 'next_response' when t.resolution_due_at then 'resolution' end as promise,
        least(t.due_at, t.sla_due_at) as overdue_since
      from tickets t join departments d on d.id = t.department_id left join users a on a.id = t.assignee_id
      where ${OPEN} and ${OVERDUE};
    comment on view overdue_tickets is 'Open tickets whose agreed date or nearest promise is over.';

    create view technician_workload as
      select u.id as person_id, u.name, u.email, u.role, u.state,
        count(t.id)::integer as open_tickets,
        round(extract(epoch from avg(now() - t.created_at)) / 3600, 1) as average_age_hours,
        min(t.created_at) as oldest_created_at,
        (count(t.id) filter (where ${OVERDUE}))::integer as overdue_tickets
      from users u left join tickets t on t.assignee_id = u.id and ${OPEN}
      where u.role in ('technician', 'administrator')
      group by u.id
      having u.state <> 'inactive' or count(t.id) > 0;
    comment on view technician_workload is 'Staff with the open tickets that they are assigned, and those who have none.';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view technician_workload; drop view overdue_tickets');
}
