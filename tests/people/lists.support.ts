import type { HTMLElement } from 'node-html-parser';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';

export type Form = Record<string, string | string[]>;

/** Of each list: a whole form, the field that must be unique, and one beside it that two may change at once. */
export interface Sample {
  form: Form;
  name: string;
  other: string | null;
  /** Something to put into the other field. */
  more: string;
}

export async function samples(app: TestApp): Promise<Record<string, Sample>> {
  const [department] = await rows<{ id: string }>(
    app.system.db,
    `select id from departments where name = 'IT'`,
  );
  const departmentId = department?.id ?? '';
  const always = await someCalendar(app);
  return {
    department: {
      form: { name: 'Uno', email: '', managerId: '', isActive: 'on' },
      name: 'name',
      other: 'email',
      more: 'uno@example.com',
    },
    organization: {
      form: { name: 'Uno', domains: '', note: '', isActive: 'on' },
      name: 'name',
      other: 'note',
      more: 'A note',
    },
    category: {
      form: { nameEs: 'Uno', nameEn: 'One', parentId: '', departmentId, position: '7', isActive: 'on' },
      name: 'nameEs',
      other: 'nameEn',
      more: 'First',
    },
    calendar: {
      form: { name: 'Uno', timeZone: 'Europe/Madrid', hours1: '09:00-17:00', holidays: '' },
      name: 'name',
      other: 'timeZone',
      more: 'Europe/Lisbon',
    },
    sla_policy: {
      form: { name: 'Uno', isActive: 'on', calendarId: always, pausesFor: 'customer' },
      name: 'name',
      other: 'p1CalendarId',
      more: always,
    },
    skill: { form: { name: 'Uno' }, name: 'name', other: null, more: '' },
    canned_reply: {
      form: { title: 'Uno', body: 'A text', locale: '', department: '', isActive: 'on' },
      name: 'title',
      other: 'body',
      more: 'Another text',
    },
    ticket_field: {
      form: {
        key: 'uno',
        labelEs: 'Uno',
        labelEn: 'One',
        kind: 'text',
        customerAccess: 'none',
        position: '7',
      },
      name: 'labelEs',
      other: 'labelEn',
      more: 'First',
    },
  };
}

async function someCalendar(app: TestApp): Promise<string> {
  const id = newId();
  await app.system.db('calendars').insert({ id, name: 'Always', timeZone: 'UTC', isAlways: true });
  return id;
}

/** What a browser would send of a form: its fields as they stand. */
export function formOf(html: HTMLElement, action: string): Form {
  const form = html.querySelector(`form[action="${action}"]`);
  if (!form) throw new Error(`no form goes to ${action}`);
  const sent: [string, string][] = [];
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const name = field.getAttribute('name');
    const isTicked = field.hasAttribute('checked');
    if (!name || (/^(checkbox|radio)$/.test(field.getAttribute('type') ?? '') && !isTicked)) continue;
    sent.push([name, valueIn(field)]);
  }
  const names = [...new Set(sent.map(([name]) => name))].filter((name) => name !== '_csrf');
  return Object.fromEntries(
    names.map((name) => {
      const values = sent.filter(([other]) => other === name).map(([, value]) => value);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function valueIn(field: HTMLElement): string {
  if (field.tagName === 'TEXTAREA') return unescaped(field.innerHTML.replace(/^\n/, ''));
  if (field.tagName === 'SELECT') return field.querySelector('option[selected]')?.getAttribute('value') ?? '';
  return field.getAttribute('value') ?? '';
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
