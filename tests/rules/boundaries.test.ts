import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../..');

/** The files of a folder, without comments. */
function codeOf(folder: string): { name: string; code: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(root, path), code: withoutComments(readFileSync(path, 'utf8')) }));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('the platform knows no words of a help desk', () => {
  const WORDS =
    'tickets? customers? technicians? departments? categor(?:y|ies) organizations? requesters? assignees? ' +
    'followers? participants? staff queues? repl(?:y|ies) canned sla inbox helpdesk';
  const small = WORDS.split(' ');
  const capital = small.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  // A word of its own or a part of a camelCase or snake_case one: `ticketId`, `openTickets`, `ticket_id`.
  const HELP_DESK = new RegExp(
    `(?:(?<![A-Za-z])(?:${small.join('|')})|(?:${capital.join('|')}))(?![a-z])`,
    'g',
  );

  /** What stays, and why. */
  const ALLOWED: Record<string, string[]> = {
    // One role, `administrator`, is the platform's too: it runs whatever is built on it.
    // Timelines are read by a column of the log of its own, with an index: `events.ticket_id`.
    'src/platform/events.ts': ['ticketId'],
    'src/platform/event-types.ts': ['ticketId'],
    // An option of ioredis, about commands that wait.
    'src/platform/redis.ts': ['enableOfflineQueue'],
  };

  test('the search finds them in every form', () => {
    const found = 'ticketId openTickets ticket_id Ticket enqueue category replied slate'.match(HELP_DESK);
    expect(found).toEqual(['ticket', 'Tickets', 'ticket', 'Ticket', 'category']);
  });

  test('in its code', () => {
    const found = codeOf('src/platform')
      .filter(({ name }) => name !== 'src/platform/db/tables.ts')
      .flatMap(({ name, code }) => {
        const rest = (ALLOWED[name] ?? []).reduce((left, word) => left.replaceAll(word, ''), code);
        return [...new Set(rest.match(HELP_DESK))].map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });

  test('and every exception is needed', () => {
    const needless = Object.entries(ALLOWED).flatMap(([name, words]) =>
      words
        .filter((word) => !readFileSync(join(root, name), 'utf8').includes(word))
        .map((word) => `${name}: ${word}`),
    );
    expect(needless).toEqual([]);
  });
});

test('each page says what its template is given, and each template has a page', () => {
  const declared = codeOf('src').flatMap(({ code }) =>
    [...code.matchAll(/interface Pages \{([\s\S]*?)\n {2}?\}/g)].flatMap(([, body = '']) =>
      [...body.matchAll(/^ {2,4}'([\w/-]+)':/gm)].map(([, view]) => view),
    ),
  );
  const templates = readdirSync(join(root, 'views'), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        path.endsWith('.njk') && !/^(layouts|components|mail)\/|\/_|^notifications\/mail\./.test(path),
    )
    .map((path) => path.replace(/\.njk$/, ''));
  expect(declared.toSorted()).toEqual(templates.toSorted());
});
