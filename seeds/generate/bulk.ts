import { type Db, rows } from '../../src/platform/db';

interface Rule {
  drop: string;
  restore: string;
}

// Names and definitions as PostgreSQL itself writes them, to be run as they are.
const INDEXES = `
  select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as restore
  from pg_index where indrelid = any(:tables::text[]::regclass[]) and not indisunique`;
const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
  from pg_constraint where contype = 'f' and conrelid = any(:tables::text[]::regclass[])`;
// Notes moments of the past for the sums of days, which are all made afterwards.
const TRIGGERS = `
  select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as drop,
    format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as restore
  from pg_trigger where tgname = 'tickets_report_past' and tgrelid = any(:tables::text[]::regclass[])`;

/**
 * Takes away what makes loading many rows slow: indexes that no constraint needs, a trigger, and foreign keys, which are
 * checked at once for all rows when they come back. The tables are locked until the transaction ends; a killed
 * run leaves them as they were.
 * @returns what puts everything back
 */
export async function withoutRules(db: Db, tables: string[]): Promise<() => Promise<void>> {
  const indexes = await rows<Rule>(db, INDEXES, { tables });
  const keys = await rows<Rule>(db, FOREIGN_KEYS, { tables });
  const triggers = await rows<Rule>(db, TRIGGERS, { tables });
  const all = [...indexes, ...keys, ...triggers];
  for (const { drop } of all) await db.raw(drop);
  return async () => {
    for (const { restore } of all) await db.raw(restore);
  };
}
