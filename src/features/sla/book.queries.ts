import { type Db, row, rows } from '../../platform/db';
import type { StoredPolicy } from './policies/policies.types';
import type { Lets } from './told';

/** What every turn of a ticket asks: which book is the newest, and whether the requester is a VIP. */
export function turnFacts(db: Db, requesterId: string): Promise<{ revision: string; isVip: boolean }> {
  const sql = `select revision, coalesce((select is_vip from users where id = :requesterId), false) as is_vip
    from sla_book`;
  return row(db, sql, { requesterId }, 'sla turn');
}

/** Which book is the newest. */
export async function currentRevision(db: Db): Promise<string> {
  const { revision } = await row<{ revision: string }>(
    db,
    'select revision from sla_book',
    {},
    'sla revision',
  );
  return revision;
}

/** Says that something of the book has changed; whoever says so at the same time waits. */
export async function renewRevision(db: Db): Promise<void> {
  await rows(db, 'update sla_book set revision = gen_random_uuid()', {}, 'sla revision renew');
}

const small = ['p1', 'p2', 'p3', 'p4'];
const OF_PRIORITY = small.map(
  (p) => `${p}_calendar_id, ${p}_first_response, ${p}_next_response, ${p}_resolution`,
);

const OPEN = `deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened')`;

/** Whether there is a policy, or an open ticket with a clock of one that is gone; each in the words of an index. */
export async function hasPromised(db: Db): Promise<boolean> {
  const { promised } = await row<{ promised: boolean }>(
    db,
    `select exists (select 1 from sla_policies) or exists (select 1 from tickets where ${OPEN} and sla_policy_id is not null)
       or exists (select 1 from tickets where sla_next_at is not null and deleted_at is null) as promised`,
    {},
    'sla promised',
  );
  return promised;
}

/** The active policies in their order. */
export function activePolicies(db: Db): Promise<StoredPolicy[]> {
  return rows(
    db,
    `select id, name, is_active, is_default, department_ids::text[], organization_ids::text[], category_ids::text[],
       types, vip, field_values, calendar_id, ${OF_PRIORITY.join(', ')}, pauses_for, tells_response, tells_resolution
     from sla_policies where is_active order by position, id`,
    {},
    'sla policies active',
  );
}

/** What policies let customers know, also those that are not active; by id, without those that are gone. */
export async function letsOf(db: Db, ids: string[]): Promise<Map<string, Lets>> {
  const found = await rows<Lets & { id: string }>(
    db,
    'select id, tells_response, tells_resolution from sla_policies where id = any(:ids::uuid[])',
    { ids },
    'sla lets know',
  );
  return new Map(found.map(({ id, ...lets }) => [id, lets]));
}

/** Whether any policy has a condition on a custom field. */
export async function goesByFields(db: Db): Promise<boolean> {
  const sql = `select exists (select from sla_policies where field_values <> '{}') as found`;
  return (await row<{ found: boolean }>(db, sql, {}, 'sla goes by fields')).found;
}

export function departmentPolicies(db: Db): Promise<{ id: string; policyId: string }[]> {
  const sql = 'select id, sla_policy_id as policy_id from departments where sla_policy_id is not null';
  return rows(db, sql, {}, 'sla departments');
}

export function subcategories(db: Db): Promise<{ id: string; parentId: string }[]> {
  return rows(
    db,
    'select id, parent_id from categories where parent_id is not null',
    {},
    'sla subcategories',
  );
}

/** By the key of each custom field that can be a condition the values that it offers. */
export async function offeredValues(db: Db): Promise<Map<string, string[]>> {
  const found = await rows<{ key: string; offered: string[] }>(
    db,
    `select key, case kind when 'checkbox' then '{true,false}'::text[]
       else array(select option ->> 'value' from jsonb_array_elements(options) option) end as offered
     from ticket_fields where kind in ('select', 'multiselect', 'checkbox')`,
    {},
    'sla offered values',
  );
  return new Map(found.map(({ key, offered }) => [key, offered]));
}
