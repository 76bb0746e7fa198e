import type { Knex } from 'knex';

const OPEN = `deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened')`;
const DUE = `coalesce(sla_due_at, 'infinity'::timestamptz)`;

const INDEXES: Record<string, string> = {
  tickets_sla_policy: `(sla_policy_id) where ${OPEN} and sla_policy_id is not null`,
  tickets_sla_next: '(sla_next_at, id) where sla_next_at is not null and deleted_at is null',
  tickets_open_sla: `(${DUE}, id) where ${OPEN}`,
  tickets_open_sla_assignee: `(assignee_id, ${DUE}, id) where ${OPEN} and assignee_id is not null`,
  tickets_open_risk: `(sla_risk_at, id) where ${OPEN} and sla_risk_at is not null`,
  tickets_open_overdue: `(least(due_at, sla_due_at), id) where ${OPEN} and (due_at is not null or sla_due_at is not null)`,
};

/**
 * Each is a transaction of its own, apart from the one that adds the columns: of a million tickets it takes seconds, in
 * which tickets are read but not written. Not `concurrently`: that would wait for nodes which wait for this one.
 */
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  for (const [name, rest] of Object.entries(INDEXES)) {
    await knex.raw(`create index if not exists ${name} on tickets ${rest}`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index if exists ${Object.keys(INDEXES).join(', ')}`);
}
