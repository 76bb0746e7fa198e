import { formatter, weekdayNames } from '../../../platform/format';
import { listOf } from '../../../platform/http/lists';
import type { Option } from '../../../platform/http/options';
import type { Shell } from '../../../platform/http/request';
import type { FormModel } from '../../../platform/http/respond';
import { cellName, chosenIn, personAllows } from './choices';
import { carried, matrixView, ticked } from './matrix.view';
import { PAUSES, type Pause, pauseEnd } from './pauses';
import type { Preferences } from './preferences.service';
import { quietText, quietUntil } from './quiet-hours';
import { pauseText } from './summary';
import { quietHoursOf } from './wishes';

/** What the page is made of. */
interface Shown {
  own: Preferences;
  /** The departments that somebody may follow. */
  offered: Option[];
  /** The ids of those that they follow. */
  followed: readonly string[];
  form: FormModel;
  now: Date;
}

/** All that the page of one's own preferences shows, with what was typed into a form of it that was refused. */
export function preferencesView(shell: Shell, { own, offered, followed, form, now }: Shown) {
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
    carried: Object.assign(carried(form, [matrix]), openedWith(own, form, followed), {
      shownAt: now.toISOString(),
    }),
    isRefused: values.shown !== undefined,
    hasOwn: matrix.rows.some(({ cells }) => cells.some(({ isOwn }) => isOwn)),
    isStaff: role !== 'customer',
    zone: zoneView(own, shell, now),
    quiet: quietView(own, shell, values, now),
    paused: pauseText(shell, own, now),
    pauses: pauseOptions(shell, own, now),
    departments: offered,
  };
}

/**
 * What the form carries along to tell what somebody has changed since it was opened; one that was refused carries what it
 * did before.
 */
function openedWith(own: Preferences, { values }: FormModel, followed: readonly string[]) {
  const sent = (name: string, now: string) => (typeof values[name] === 'string' ? values[name] : now);
  const quietWas = sent('quietWas', quietText(own));
  const urgentWas = sent('urgentWas', own.urgentPasses ? 'on' : '');
  if (own.role === 'customer') return { quietWas, urgentWas };
  const departmentsWas = sent('departmentsWas', followed.join(' '));
  return { quietWas, urgentWas, departmentsWas, undoWas: sent('undoWas', String(own.undoSeconds)) };
}

/** The first leaves everything as it is. */
function pauseOptions(shell: Shell, own: Preferences, now: Date) {
  const none = shell.t('notify.pause.none');
  const paused = pauseText(shell, own, now);
  const options = PAUSES.map((value): Option => ({ value, label: pauseLabel(shell, own, value, now) }));
  if (!paused) return [{ value: '', label: none }, ...options];
  return [{ value: '', label: paused }, { value: 'end', label: none }, ...options];
}

function pauseLabel(shell: Shell, own: Preferences, choice: Pause, now: Date): string {
  const end = pauseEnd(choice, own.timeZone, now);
  return shell.t(`notify.pause.${choice}`, { until: end ? momentText(own, shell, end) : '' });
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
