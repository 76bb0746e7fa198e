import { compile, RESULT_MAX, TemplateProblem } from '../../../src/features/notifications/templates/sandbox';
import {
  BLANK,
  NAMES,
  scopeOf,
  type TicketVariables,
  type Variables,
} from '../../../src/features/notifications/templates/variables';
import { isolated } from '../../../src/platform/prose';
import { fc } from '../../support/properties';

// Whoever edits a message writes words, and nothing else comes of it.

const given: Variables = {
  ...BLANK,
  desk: 'ServiDesk',
  author: 'Ana',
  files: 2,
  says: true,
  minutes: 95,
  ticket: { ...(BLANK.ticket as TicketVariables), number: '#7', subject: 'Printer', assignee: '' },
};

const rendered = (source: string, variables = given) => compile(source, 'prose').render(scopeOf(variables));

/** What is said of a text that cannot be used: which problem, in which line, about which word. */
function problemOf(source: string) {
  try {
    compile(source, 'prose');
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    const { key, params } = error.fieldError;
    return [key.replace('templates.error.', ''), params?.line, params?.word];
  }
  return null;
}

describe('words', () => {
  test.each([
    ['{{ author }} wrote on {{ ticket.number }}', 'Ana wrote on #7'],
    ['{% if ticket.assignee %}held{% else %}free{% endif %}', 'free'],
    ['{% unless says %}nothing{% else %}something{% endunless %}', 'something'],
    ['{% if stars %}rated{% else %}not rated{% endif %}', 'not rated'],
    ['{% if files == 1 %}one{% elsif files > 1 %}{{ files }} files{% endif %}', '2 files'],
    ["{% case step %}{% when 'closed' %}closed{% else %}open{% endcase %}", 'open'],
    ['{{ author | upcase }} {{ desk | downcase }}', 'ANA servidesk'],
    ["{{ ticket.assignee | default: 'nobody' }}, {{ ticket.assignee | default: desk }}", 'nobody, ServiDesk'],
    ['{{ desk | truncate: 5 }} {{ desk | truncate: 50 }} {{ desk | truncate }}', 'Serv… ServiDesk …'],
    ['{{ minutes | duration }}', '1 h 35 min'],
    ['{% raw %}{{ author }}{% endraw %} {% comment %}{{ nobody }}{% endcomment %}', '{{ author }} '],
    ['a { b } % {{ "{{ author }}" }}', 'a { b } % {{ author }}'],
  ])('%j', (source, words) => {
    expect(rendered(source)).toBe(words);
  });

  test('are shortened between two characters, not within one', () => {
    const family = '👨‍👩‍👧‍👦';
    const variables = { ...given, author: `${family}${family}ña` };
    expect(rendered('{{ author | truncate: 2 }}', variables)).toBe(`${family}…`);
    expect(rendered('{{ author | truncate: 4 }}', variables)).toBe(variables.author);
  });

  test('what is read from the right keeps its direction to itself, but in a header', () => {
    const variables = { ...given, author: 'علي' };
    expect(rendered('{{ author }}: 1', variables)).toBe('\u2068علي\u2069: 1');
    expect(compile('{{ author }}: 1', 'plain').render(scopeOf(variables))).toBe('علي: 1');
  });
});

describe('what somebody typed', () => {
  const marks = fc.constantFrom(
    '{{ author }}',
    '{%',
    '%}',
    '{{',
    '}}',
    '{% raw %}',
    '**',
    '<b>',
    '&amp;',
    '$&',
    '\u202e',
  );
  const anything = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), marks);
  const text = fc.array(anything, { maxLength: 6 }).map((parts) => parts.join(''));

  test('comes out character for character, and is never taken for Liquid', () => {
    fc.assert(
      fc.property(text, (value) => {
        const variables = {
          ...given,
          author: value,
          ticket: { ...(given.ticket as TicketVariables), subject: value },
        };
        const words = `«${isolated(value)}» ${isolated(value)}`;
        expect(rendered('«{{ author }}» {{ ticket.subject }}', variables)).toBe(words);
        expect(compile('{{ author }}', 'plain').render(scopeOf(variables))).toBe(value);
      }),
    );
  });

  test('as a template is used or refused, and nothing else comes of it', () => {
    fc.assert(
      fc.property(text, (source) => {
        if (problemOf(source) === null) expect(typeof rendered(source)).toBe('string');
      }),
    );
  });
});

describe('what does not parse is named, with its line', () => {
  test.each([
    ['Hello\n\n{{ author }\n', ['not_closed', 3, '{{ author }']],
    ['{{ author', ['not_closed', 1, '{{ author']],
    ['Hello\n{% if author %}', ['not_closed', 2, '{% if author %}']],
    ['{% raw %}', ['not_closed', 1, '{% raw %}']],
    ['{% endif %}', ['unknown_tag', 1, 'endif']],
    ['\n{{ nombre }}', ['unknown_variable', 2, 'nombre']],
    ['{{ ticket }}', ['unknown_variable', 1, 'ticket']],
    ['{{ ticket.numero }}', ['unknown_variable', 1, 'ticket.numero']],
    ['{% if author %}{% elsif who %}{% endif %}', ['unknown_variable', 1, 'who']],
    ['{{ author | default: who }}', ['unknown_variable', 1, 'who']],
    ['{{ author | shout }}', ['unknown_filter', 1, 'shout']],
    ['{% if author = desk %}{% endif %}', ['syntax', 1, 'desk']],
    ['{{ }}', ['syntax', 1, '{{ }}']],
  ])('%j', (source, problem) => {
    expect(problemOf(source)).toEqual(problem);
  });

  test('what is quoted of it is short', () => {
    const [, , word] = problemOf(`{{ ${'x'.repeat(500)} }}`) ?? [];
    expect(String(word)).toHaveLength(41);
  });
});

describe('an editor cannot', () => {
  const every = (sources: string[], problem: string) =>
    expect(sources.map((source) => [source, problemOf(source)?.[0]])).toEqual(
      sources.map((source) => [source, problem]),
    );

  test('read files or take in other texts', () => {
    every(
      [
        "{% include '/etc/passwd' %}",
        "{% render '../../package.json' %}",
        "{% layout 'mail/layout.njk' %}",
        '{% block content %}{% endblock %}',
        '{% liquid echo author %}',
        '{% echo author %}',
      ],
      'unknown_tag',
    );
  });

  test('loop, count, or keep what is made', () => {
    every(
      [
        '{% for i in (1..1000000000) %}{% for j in (1..1000000000) %}x{% endfor %}{% endfor %}',
        '{% tablerow i in (1..9) %}{% endtablerow %}',
        "{% cycle 'a', 'b' %}",
        '{% assign a = author %}',
        '{% capture a %}{{ author }}{% endcapture %}',
        '{% increment a %}',
      ],
      'unknown_tag',
    );
    every(
      [
        '{{ (1..1000000000) }}',
        '{% if (1..1000000000) contains 3 %}{% endif %}',
        '{{ author | default: (1..9) }}',
      ],
      'syntax',
    );
    expect(problemOf('{{ "(1..9)" }} (1..9)')).toBeNull();
  });

  test('use filters that make much of little, or that nobody allowed', () => {
    every(
      [
        '{{ author | append: author | append: author }}',
        "{{ author | replace: '', author }}",
        "{{ author | split: '' | join: author }}",
        '{{ author | size }}',
        '{{ author | json }}',
        '{{ author | raw }}',
        "{{ 'now' | date: '%9999999999Y' }}",
        '{{ author | constructor }}',
        '{{ author | __proto__ }}',
        '{{ author | toString }}',
      ],
      'unknown_filter',
    );
  });

  test('reach what objects have by nature', () => {
    every(
      [
        '{{ constructor }}',
        '{{ __proto__ }}',
        '{{ author.constructor }}',
        '{{ ticket.__proto__ }}',
        "{{ ticket['constructor']['constructor'] }}",
        '{{ author.size }}',
        '{{ author.length }}',
        '{{ author[0] }}',
        '{{ ticket.first }}',
        '{{ ticket[author] }}',
        "{{ ['ticket.number'] }}",
        '{{ process.env }}',
        '{{ this }}',
      ],
      'unknown_variable',
    );
    every(['{% constructor %}', '{% __proto__ %}', '{% toString %}'], 'unknown_tag');
  });

  test('nest so deeply that reading it fails otherwise than by an error of ours', () => {
    const deep = (count: number) => `${'{%if says%}'.repeat(count)}{{author}}${'{%endif%}'.repeat(count)}`;
    expect(rendered(deep(180))).toBe('Ana');
    expect(problemOf('{%if says%}'.repeat(360))?.[0]).toBe('not_closed');
    expect(problemOf(deep(2000))?.[0]).toBe('syntax');
  });

  test('write a text whose message has no bounds', () => {
    expect(problemOf('{{ text }}'.repeat(4))).toBeNull();
    expect(problemOf(`{{ desk }}\n${'{{ text }}'.repeat(5)}`)).toEqual(['too_much', 2, 'text']);
    const longest = [...NAMES].reduce(
      (most, [name, length]) => (length > (NAMES.get(most) ?? 0) ? name : most),
      'desk',
    );
    expect((NAMES.get(longest) ?? 0) * 5).toBeGreaterThanOrEqual(RESULT_MAX);
  });
});
