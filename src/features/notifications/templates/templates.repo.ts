import { type Db, maybeRow, rows } from '../../../platform/db';
import type { Sections, TemplateKey } from './templates.types';

export interface StoredTemplate extends TemplateKey {
  id: string;
  /** Those that differ from the words that come with the desk. */
  sections: Partial<Sections>;
  version: number;
  updatedAt: Date;
  /** Null for the desk itself, and for who has been erased. */
  updatedBy: string | null;
  /** Since when it cannot be used for messages. */
  failedAt: Date | null;
}

const COLUMNS = `m.id, m.template, m.locale, m.sections, m.version, m.updated_at, m.failed_at, u.name as updated_by`;
const FROM = 'message_templates m left join users u on u.id = m.updated_by';

export function storedTemplates(db: Db): Promise<StoredTemplate[]> {
  return rows(db, `select ${COLUMNS} from ${FROM}`, {}, 'message templates');
}

export function storedTemplate(db: Db, { template, locale }: TemplateKey): Promise<StoredTemplate | null> {
  const where = 'm.template = :template and m.locale = :locale';
  return maybeRow(db, `select ${COLUMNS} from ${FROM} where ${where}`, { template, locale });
}

/** Two administrators who save at once take turns, also where nothing is stored yet. */
export async function lockTemplates(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.message_templates'))`);
}

/** Writes what differs now, which nothing has failed with yet. */
export async function saveTemplate(
  db: Db,
  stored: TemplateKey & {
    id: string;
    sections: Partial<Sections>;
    version: number;
    updatedBy: string | null;
  },
): Promise<void> {
  await db.raw(
    `insert into message_templates (id, template, locale, sections, version, updated_by)
     values (:id, :template, :locale, :sections::jsonb, :version, :updatedBy)
     on conflict (template, locale) do update set sections = excluded.sections, version = excluded.version,
       updated_by = excluded.updated_by, updated_at = now(), failed_at = null`,
    { ...stored, sections: JSON.stringify(stored.sections) } as never,
  );
}

/** Notes that a version could not be used, the first time. */
export async function noteFailed(db: Db, { template, locale }: TemplateKey, version: number): Promise<void> {
  await db('messageTemplates')
    .where({ template, locale, version })
    .whereNull('failedAt')
    .update({ failedAt: db.fn.now() as never });
}

export async function clearFailed(db: Db, id: string): Promise<void> {
  await db('messageTemplates').where({ id }).update({ failedAt: null });
}
