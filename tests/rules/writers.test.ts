import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../..');

function sources(folder: string): { name: string; content: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(root, path), content: readFileSync(path, 'utf8') }));
}

/** SQL that writes tickets, or Knex at their table: reading it that way is a write waiting to happen. */
const WRITES = [
  /\b(?:insert\s+into|update|delete\s+from|truncate|merge\s+into|copy)\s+(?:only\s+)?"?tickets"?\b(?!\w)/i,
  /\b(?:db|trx?|knex)\(\s*['"`]tickets['"`]/,
  /\btable\(\s*['"`]tickets['"`]|\.into\(\s*['"`]tickets['"`]/,
];

const writers = [...sources('src'), ...sources('seeds')]
  .filter(({ content }) => WRITES.some((write) => write.test(content)))
  .map(({ name }) => name);

test('only tickets write tickets', () => {
  const allowed = [/^src\/features\/tickets\//, /^seeds\/generate\//];
  expect(writers.filter((name) => !allowed.some((place) => place.test(name)))).toEqual([]);
  // The rule finds those that do, so it would find another.
  expect(writers).toContain('src/features/tickets/moving/moving.repo.ts');
  expect(writers).toContain('src/features/tickets/tickets.repo.ts');
});
