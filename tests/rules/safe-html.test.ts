import { sourcesIn } from './sources';

// Templates escape what they show. What is shown as it is has been made by a template, or was cleaned when it was stored.

interface Source {
  name: string;
  content: string;
}

const withoutComments = (content: string) => content.replace(/\{#[\s\S]*?#\}/g, '');
const views: Source[] = sourcesIn('views', /\.njk$/).map(({ name, content }) => ({
  name,
  content: withoutComments(content),
}));
const shown = views.filter(({ name }) => !name.startsWith('views/dev/'));

/** HTML that the model brings, and what makes it safe. */
const CLEANED: Record<string, Record<string, string>> = {
  'views/notifications/mail.njk': {
    'entry.bodyHtml': 'the message, as mailProse makes it of what was typed',
  },
  'views/desk/_ticket-conversation.njk': {
    'conversation.solution': 'the solution, as prose makes it of what was typed',
  },
  'views/portal/ticket.njk': { solutionHtml: 'the same' },
  'views/notifications/announcements/show.njk': {
    'text.bodyHtml': 'an announcement, as prose makes it of what was typed',
  },
  'views/notifications/announcements/read.njk': { bodyHtml: 'the same' },
  'views/notifications/announcements/new.njk': { 'one.bodyHtml': 'the same' },
  'views/canned/edit.njk': { preview: 'the reply, as prose makes it of what was typed' },
};

/** The same where models are made, always of the text itself; `marks` are places in it. */
const MADE_IN_MODELS = /^(?:[\w.]+(?:\.trim\(\))? (?:\?|&&) )?prose\([\w.]+(?:, marks)?\)(?: : null)?$/;

const isCleaned = ({ name }: Source, value: string) => value in (CLEANED[name] ?? {});
/** Made by this template itself: what stands in it has been escaped. */
const isCaptured = ({ content }: Source, value: string) =>
  /^\w+$/.test(value) && new RegExp(`\\{%-? set ${value} -?%\\}`).test(content);
const isMacro = ({ content }: Source, value: string) =>
  new RegExp(`import [\\w, ]*\\b${value}\\b`).test(content);

/** Where a template shows something as it is, and nothing says why it may. */
function unexplained(view: Source): string[] {
  const uses = view.content.match(/[^\s|{(]*\s*\|\s*safe\b/g) ?? [];
  return uses.flatMap((use) => {
    const value = use.replace(/\s*\|.*$/s, '');
    const isText = view.name.endsWith('.txt.njk');
    const isParameter = view.name.startsWith('views/components/') && /^\w+(\.\w+)*\.html$/.test(value);
    const may = isText || isParameter || isCaptured(view, value) || isCleaned(view, value);
    return may ? [] : [`${view.name}: ${value}`];
  });
}

/** What a template gives to a parameter called `html`, where nothing says that it is. */
function unmade(view: Source): string[] {
  const given = [...view.content.matchAll(/\bhtml: ([\w.]+)(\()?(?: if [\w. ]+ else ([\w.]+))?/g)];
  const others = (view.content.match(/\bhtml: (?![\w.])[^\n]*/g) ?? []).map(
    (found) => `${view.name}: ${found}`,
  );
  const names = given.flatMap(([, name = '', call, otherwise = 'undefined']) => [
    ...(call && isMacro(view, name) ? [] : [name]),
    ...(otherwise === 'undefined' ? [] : [otherwise]),
  ]);
  return [
    ...others,
    ...names
      .filter((name) => !isCaptured(view, name) && !isCleaned(view, name))
      .map((name) => `${view.name}: ${name}`),
  ];
}

test('what is shown as it is has been made by a template, or cleaned', () => {
  expect(shown.flatMap(unexplained)).toEqual([]);
  expect(shown.flatMap(({ content }) => content.match(/\|\s*safe\b/g) ?? []).length).toBeGreaterThan(30);
});

test('what goes into a parameter for HTML is HTML', () => {
  expect(shown.flatMap(unmade)).toEqual([]);
  const models = sourcesIn('src', /\.(view|controller)\.ts$/).flatMap(({ content }) =>
    [...content.matchAll(/\b\w*[hH]tml: ([^\n]+),$/gm)].map(([, value = '']) => value),
  );
  expect(models.length).toBeGreaterThan(3);
  expect(models.filter((value) => !MADE_IN_MODELS.test(value))).toEqual([]);
});

test('nothing is named that is not there', () => {
  for (const [name, values] of Object.entries(CLEANED)) {
    const content = views.find((view) => view.name === name)?.content ?? '';
    expect([name, Object.keys(values).filter((value) => !content.includes(value))]).toEqual([name, []]);
  }
});

test.each([
  ['{{ ticket.subject | safe }}', ['views/x.njk: ticket.subject']],
  ['{{p.html|safe}}', ['views/x.njk: p.html']],
  ['{{ (a + b) | safe }}', ['views/x.njk: b)']],
  ['{% set a %}<b>{{ x }}</b>{% endset %}{{ a | safe }}', []],
  ["{% set a = '<b>' + x %}{{ a | safe }}", ['views/x.njk: a']],
])('%s', (content, found) => {
  expect(unexplained({ name: 'views/x.njk', content })).toEqual(found);
});

test.each([
  ['{{ card({ html: ticket.subject }) }}', ['views/x.njk: ticket.subject']],
  ["{{ card({ html: '<b>' + x }) }}", ["views/x.njk: html: '<b>' + x }) }}"]],
  ['{% from "a" import badge %}{{ card({ html: badge({}) }) }}', []],
  ['{{ card({ html: made() }) }}', ['views/x.njk: made']],
  ['{% set a %}x{% endset %}{{ card({ html: a if b else c }) }}', ['views/x.njk: c']],
])('%s', (content, found) => {
  expect(unmade({ name: 'views/x.njk', content })).toEqual(found);
});
