import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { ROOT, type Source, sourcesIn } from './sources';

const views = sourcesIn('views', /\.njk$/);

describe('every template compiles', () => {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(join(ROOT, 'views')));
  const isBroken = (content: string) => {
    try {
      new nunjucks.Template(content, environment, 'made.njk', true);
      return false;
    } catch {
      return true;
    }
  };

  test('and one that does not is found', () => {
    expect(views.filter(({ content }) => isBroken(content)).map(({ name }) => name)).toEqual([]);
    expect(['{{ t(', '{% if x %}', '{% call form() %}', '{{ x }}'].filter(isBroken)).toHaveLength(3);
  });
});

test('what is drawn on a page has a size without styles', () => {
  const sizeless = ({ content }: Source) =>
    content
      .replace(/\{#[\s\S]*?#\}/g, '')
      .split(/<(?=(?:svg|img)\b)/)
      .slice(1)
      .filter((drawing) => !/^[^<]*\swidth="[^<]*\sheight="/.test(drawing));
  expect(views.flatMap(sizeless)).toEqual([]);
  const made = [
    '<svg width="1" height="1">',
    '{# <svg> #}',
    '<svg class="x"><rect width="1" height="1"/>',
    '<img>',
  ];
  expect(made.filter((content) => sizeless({ name: 'made.njk', content }).length)).toEqual(made.slice(2));
});

test('no template has a browser cut what is pasted, but in fields to search by', () => {
  const cutting = ({ content }: Source) =>
    content
      .replace(/\{#[\s\S]*?#\}/g, '')
      .split(/<(?=(?:input|textarea)\b)/)
      .slice(1)
      .filter((control) => /^(?![^<]*\stype="search")[^<]*\smaxlength="/.test(control));
  expect(views.flatMap(cutting)).toEqual([]);
  const made = [
    '<textarea maxlength="9">',
    '<input type="text" maxlength="9">',
    '<input type="search" maxlength="9">',
  ];
  expect(made.filter((content) => cutting({ name: 'made.njk', content }).length)).toEqual(made.slice(0, 2));
});

test('no line of a template is wider than a page of code', () => {
  const wide = ({ name, content }: Source) =>
    content.split('\n').flatMap((line, at) => (line.length > 160 ? [`${name}:${at + 1}`] : []));
  expect(views.flatMap(wide)).toEqual([]);
  expect(wide({ name: 'made.njk', content: `<p>\n${'x'.repeat(161)}\n</p>` })).toEqual(['made.njk:2']);
});
