import { createFieldNotes } from '../../../src/platform/views/field-notes';
import { createPlaceholders } from '../../../src/platform/views/placeholders';

/** A page whose summary stands above its fields. */
function page(
  lines: [name: string, message: string, within?: string][],
  fields: [name: string, label: unknown, id: string, error?: unknown][],
): string {
  const placeholders = createPlaceholders();
  const notes = createFieldNotes(placeholders);
  const above = lines.map((line) => notes.line(...line)).join('\n');
  return placeholders.filled(above + fields.map((field) => notes.note(...field)).join(''));
}

describe('a line of an error summary', () => {
  it('names the field that is made after it, and leads there', () => {
    expect(page([['name', 'is missing']], [['name', 'Nombre', 'f-name']])).toBe(
      '<a href="#f-name">Nombre: is missing</a>',
    );
  });

  it('says its message alone where no field of that name is on the page', () => {
    expect(
      page(
        [
          ['', 'a < b'],
          ['gone', '"c" & d'],
        ],
        [['name', 'Nombre', 'f-name']],
      ),
    ).toBe('a &lt; b\n&quot;c&quot; &amp; d');
    expect(page([['status', 'is closed']], [['status', '', 'next-step']])).toBe(
      '<a href="#next-step">is closed</a>',
    );
  });

  it('is text, whatever the label and the message are', () => {
    expect(page([['a', '<b>']], [['a', '<i>"', 'f-"a']])).toBe(
      '<a href="#f-&quot;a">&lt;i&gt;&quot;: &lt;b&gt;</a>',
    );
    expect(page([['a', '$& $1']], [['a', '$$', 'f-a']])).toBe('<a href="#f-a">$$: $&amp; $1</a>');
  });

  it('means of several fields the one that is wrong, and first of all one of its form', () => {
    const fields: [string, string, string, boolean?][] = [
      ['status', 'Estado', 'p-status'],
      ['status', 'Al enviar', 'composer-status'],
      ['status', 'Filtro', 'f-status', true],
    ];
    expect(page([['status', 'x']], fields)).toContain('#f-status');
    expect(page([['status', 'x', 'composer-']], fields)).toContain('#composer-status');
    expect(page([['status', 'x', 'nowhere-']], fields)).toContain('#f-status');
  });

  it('is nothing that somebody could type', () => {
    const [placeholders, other] = [createPlaceholders(), createPlaceholders()];
    const typed = createFieldNotes(placeholders).line('a', 'x').toString();
    expect(other.filled(typed)).toBe(typed);
    expect(placeholders.filled('<!-- 0-->')).toBe('<!-- 0-->');
  });
});
