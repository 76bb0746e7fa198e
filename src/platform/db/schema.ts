import { type Db, rows } from './index';
import { camelCase } from './names';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  defaultValue: string | null;
}

interface Described {
  table: string;
  name: string;
  definition: string;
}

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  'character varying': 'string',
  tsvector: 'string',
  inet: 'string',
  date: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'timestamp with time zone': 'Date',
  'timestamp without time zone': 'Date',
  json: 'unknown',
  jsonb: 'unknown',
  'integer[]': 'number[]',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'smallint[]': 'number[]',
};

const OURS = `n.nspname = 'public' and c.relname not like 'knex_%'`;

function columnsOf(db: Db): Promise<Column[]> {
  return rows(
    db,
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
        not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default_value
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${OURS} and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
}

/** TypeScript types of every table, as rows arrive: camelCase, `null` where the column allows it. */
export async function tableTypes(db: Db): Promise<string> {
  const blocks = byTable(await columnsOf(db)).map(([table, columns]) => {
    const lines = columns.map(({ name, type, nullable }) => {
      const known = TYPES[type];
      if (!known) throw new Error(`no TypeScript type for ${table}.${name}: ${type}`);
      return `  ${camelCase(name)}: ${known}${nullable ? ' | null' : ''};`;
    });
    return `export interface ${typeName(table)}Table {\n${lines.join('\n')}\n}\n`;
  });
  return `// Generated from the migrated database by "npm run schema". Do not edit.\n\n${blocks.join('\n')}`;
}

/** The database as a document: tables, columns, rules, indexes, in the words of PostgreSQL. */
export async function databaseDocument(db: Db): Promise<string> {
  const [columns, constraints, indexes] = await Promise.all([
    columnsOf(db),
    constraintsOf(db),
    indexesOf(db),
  ]);
  const sections = byTable(columns).map(([table, own]) => {
    const lines = own.map(
      ({ name, type, nullable, defaultValue }) =>
        `| \`${name}\` | ${type} | ${nullable ? 'yes' : ''} | ${defaultValue ? code(defaultValue) : ''} |`,
    );
    return [
      `## ${table}`,
      ['| column | type | null | default |', '| --- | --- | --- | --- |', ...lines].join('\n'),
      listed('Rules', constraints, table),
      listed('Indexes', indexes, table),
    ]
      .filter(Boolean)
      .join('\n\n');
  });
  const head = '# The database\n\nGenerated from the migrated database by `npm run schema`.';
  return `${[head, ...sections, ...(await viewSections(db))].join('\n\n')}\n`;
}

interface ViewColumn {
  view: string;
  about: string | null;
  name: string;
  type: string;
}

/** Views are for other tools to read, so what they are made of is not said. */
async function viewSections(db: Db): Promise<string[]> {
  const columns = await rows<ViewColumn>(
    db,
    `select c.relname as view, obj_description(c.oid, 'pg_class') as about, a.attname as name,
        format_type(a.atttypid, null) as type
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'v'
      join pg_namespace n on n.oid = c.relnamespace
      where ${OURS} and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
  );
  const views = [...new Set(columns.map(({ view }) => view))];
  return views.map((view) => {
    const own = columns.filter((column) => column.view === view);
    const lines = own.map(({ name, type }) => `| \`${name}\` | ${type} |`);
    const table = ['| column | type |', '| --- | --- |', ...lines].join('\n');
    return [`## ${view} (view)`, own[0]?.about, table].filter(Boolean).join('\n\n');
  });
}

function constraintsOf(db: Db): Promise<Described[]> {
  return rows(
    db,
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${OURS} and k.contype <> 'n' order by c.relname, k.conname`,
  );
}

function indexesOf(db: Db): Promise<Described[]> {
  return rows(
    db,
    `select tablename as table, indexname as name,
        regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ USING ', '\\1') as definition
      from pg_indexes where schemaname = 'public' and tablename not like 'knex@_%' escape '@'
        and indexname not like '%@_pkey' escape '@' order by tablename, indexname`,
  );
}

function listed(title: string, items: Described[], table: string): string {
  const own = items.filter((item) => item.table === table);
  if (own.length === 0) return '';
  return [`${title}:`, '', ...own.map(({ name, definition }) => `- \`${name}\`: ${code(definition)}`)].join(
    '\n',
  );
}

const code = (text: string) => `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;

function byTable(columns: Column[]): [string, Column[]][] {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  return [...tables];
}

/** `sign_ins` → `SignIns` */
function typeName(table: string): string {
  const name = camelCase(table);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
