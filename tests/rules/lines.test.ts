import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

// Whatever people know something by is a line, in every form that takes one: nothing in it that nobody sees.

const NAMED = /^(new_)?(name|title|subject|label)(Es|En)?$/;

const source = join(__dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.schema\.ts$/.test(file),
);

type Field = [name: string, field: z.ZodType];

function fieldsIn(name: string, exported: unknown): Field[] {
  const made = typeof exported === 'function' && exported.length <= 1 ? exported('UTC') : exported;
  if (!(made instanceof z.ZodObject)) return [];
  return Object.entries(made.shape).map(([field, schema]) => [`${name}.${field}`, schema as z.ZodType]);
}

test('every field of a form that names something takes nothing that is invisible', () => {
  const fields = files.flatMap((file) =>
    Object.entries(require(join(source, file))).flatMap(([name, exported]) => fieldsIn(name, exported)),
  );
  const named = fields.filter(([name]) => NAMED.test(name.split('.')[1] ?? ''));
  expect(named.length).toBeGreaterThan(20);
  const wrong = named.filter(
    ([, field]) => field.safeParse('Mar\u200bcos\n\u202eVidal').data !== 'Marcos Vidal',
  );
  expect(wrong.map(([name]) => name)).toEqual([]);
});
