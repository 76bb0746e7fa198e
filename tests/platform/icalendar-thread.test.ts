import { createICalendarReader } from '../../src/platform/icalendar';
import { event, question } from './icalendar.support';

// On a thread of its own.

test('days come, and what is wrong comes as it is', async () => {
  const reader = createICalendarReader();
  await expect(reader.days(question(event('DTSTART:20261225')))).resolves.toEqual([
    { day: '2026-12-25', name: 'Navidad' },
  ]);
  const broken = event('DTSTART:20261225\nRRULE:FREQ=SECONDLY');
  await expect(reader.days(question(broken))).rejects.toMatchObject({ code: 'rule', event: 'Navidad' });
  await reader.close();
  await expect(reader.days(question(broken))).rejects.toMatchObject({ code: 'unavailable' });
});

test('what takes too long, or too much memory, ends the thread alone', async () => {
  // No thread begins in no time, and none lives in four mebibytes of calendars.
  const slow = createICalendarReader({ seconds: 0.001, memory: 192 });
  await expect(slow.days(question(event('DTSTART:20261225')))).rejects.toMatchObject({ code: 'too_hard' });
  const small = createICalendarReader({ seconds: 60, memory: 24 });
  const many = event(`DTSTART:20261225\n${'X-A:b\n'.repeat(3)}`).replace(
    'BEGIN:VEVENT',
    `${'A:b\r\n'.repeat(2_000_000)}BEGIN:VEVENT`,
  );
  await expect(small.days(question(many))).rejects.toMatchObject({ code: 'too_hard' });
  await expect(createICalendarReader().days(question(event('DTSTART:20261225')))).resolves.toHaveLength(1);
});

test('what would go on for minutes is given up, and so is a rule that counts for ever', async () => {
  const never = 'BEGIN:VEVENT\nDTSTART:19700101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT';
  const daily = 'BEGIN:VEVENT\nDTSTART:00010101\nRRULE:FREQ=DAILY;COUNT=1000000000\nEND:VEVENT';
  const text = (events: string) => `BEGIN:VCALENDAR\n${events}\nEND:VCALENDAR`;
  const reader = createICalendarReader({ seconds: 2, memory: 400 });
  const asked = reader.days(question(text(Array.from({ length: 30_000 }, () => never).join('\n'))));
  await expect(asked).rejects.toMatchObject({ code: 'too_hard' });
  const forever = createICalendarReader();
  const counted = forever.days(question(text(daily)));
  await expect(counted).rejects.toMatchObject({ code: 'rule' });
});
