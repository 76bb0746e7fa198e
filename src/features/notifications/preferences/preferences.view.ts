import { clockAt, dayAfter, dayAt, momentOfClock } from '../../../platform/calendar';
import { formatter, weekdayNames } from '../../../platform/format';
import { listOf } from '../../../platform/http/lists';
import type { Shell } from '../../../platform/http/request';
import type { FormModel } from '../../../platform/http/respond';
import { cellName, chosenIn, personAllows } from './choices';
import { carried, matrixView, ticked } from './matrix.view';
import { PAUSES } from './preferences.schema';
import type { Preferences } from './preferences.service';
import { nextWeekday, quietUntil } from './quiet-hours';
import { pauseText } from './summary';
import { quietHoursOf } from './wishes';

const MONDAY = 1;
/** When a working day begins for whoever comes back from a pause. */
const MORNING = '08:00';

/** All that the page of one's own preferences shows, with what was typed into a form of it that was refused. */
export function preferencesView(shell: Shell, own: Preferences, form: FormModel, now: Date) {
  const { values } = form;
  const { role, desk, choices } = own;
  const matrix = matrixView(shell, {
    id: 'own',
    role,
    nameOf: cellName,
    isOn: (cell) => personAllows(role, desk, choices, cell),
    isOwn: (cell) => chosenIn(choices, cell) !== undefined,
  });
  return {
    matrix: ticked(matrix, values),
    carried: carried(form, [matrix]),
    hasOwn: matrix.rows.some(({ cells }) => cells.some(({ isOwn }) => isOwn)),
    isStaff: role !== 'customer',
    zone: zoneView(own, shell, now),
    quiet: quietView(own, shell, values, now),
    paused: pauseText(shell, own, now),
    pauses: PAUSES.map((value) => ({ value, label: pauseLabel(shell, own, value, now) })),
    shownAt: now.toISOString(),
  };
}

type Pause = (typeof PAUSES)[number];

function pauseLabel(shell: Shell, own: Preferences, choice: Pause, now: Date): string {
  const end = pauseEnd(choice, own.timeZone, now);
  return shell.t(`notify.pause.${choice}`, { until: end ? momentText(own, shell, end) : '' });
}

/** When a pause ends that is chosen by its name, on a page that was made then; null for what names no moment. */
export function pauseEnd(choice: Pause, timeZone: string, now: Date): Date | null {
  if (choice === 'monday') return nextWeekday(now, MONDAY, MORNING, timeZone);
  if (choice !== 'week') return null;
  const clock = clockAt(now, timeZone).slice('2026-11-21T'.length);
  return momentOfClock(`${dayAfter(dayAt(now, timeZone), 7)}T${clock}`, timeZone) ?? now;
}

/** By the clocks that quiet hours go by, wherever the page's own are. */
function momentText({ timeZone }: Preferences, { locale }: Shell, moment: Date): string {
  return formatter(locale, timeZone).dateTime(moment);
}

function zoneView({ timeZone }: Preferences, { locale }: Shell, now: Date) {
  return { zone: timeZone, time: formatter(locale, timeZone).time(now) };
}

function quietView(own: Preferences, shell: Shell, values: Record<string, unknown>, now: Date) {
  const quiet = quietHoursOf(own);
  const end = quiet && quietUntil(quiet, now, own.timeZone);
  const typedDays = values.quietFrom === undefined ? null : listOf(values.quietDays);
  return {
    days: weekdayNames(shell.locale).map((label, index) => ({ value: String(index + 1), label })),
    ticked: typedDays ?? own.quietDays.map(String),
    urgentPasses: values.quietFrom === undefined ? own.urgentPasses : Boolean(values.urgentPasses),
    /** It is quiet now: until when. Empty where it is not. */
    until: end ? momentText(own, shell, end) : '',
  };
}
