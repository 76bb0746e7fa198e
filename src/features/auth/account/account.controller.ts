import type { Request, Response } from 'express';
import { DAY_MS } from '../../../platform/elapsed';
import { notFound } from '../../../platform/errors';
import { secureCookies } from '../../../platform/http/flash';
import { ctxOf, parseForm, parseQuery } from '../../../platform/http/input';
import { keepRefused, keptForm } from '../../../platform/http/kept-form';
import { blankForm, done, type FormState, localUrl, page, submitted } from '../../../platform/http/respond';
import { zoneGroups } from '../../../platform/http/zones';
import { formatPhone } from '../../../platform/phone';
import { refusalOf } from '../../deliveries';
import { getSettings } from '../../settings';
import { AVAILABILITIES, findUser, phoneHint, THEMES, type User, updateProfile } from '../../users';
import {
  addressForm,
  availabilityForm,
  preferencesForm,
  profileForm,
  refusedPreferences,
} from './account.schema';
import { forgetAddress, requestAddress, wantedAddress } from './address.service';

const PATH = '/account';

export async function accountPage(req: Request, res: Response): Promise<void> {
  await showAccount(req, res, blankForm());
}

export async function saveProfile(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const profile = parseForm(profileForm((await getSettings(ctxOf(req))).phoneCountry), req);
      await updateProfile(ctxOf(req), profile);
      remember(res, profile);
      done(res, PATH, 'account.flash.saved');
    },
    (form) => showAccount(req, res, form),
  );
}

/** Another address, or a proof of the one there is: by a link that goes there. */
export async function changeAddress(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { email } = parseForm(addressForm, req);
      await requestAddress(ctxOf(req), email);
      done(res, PATH, 'account.flash.address_sent', { email });
    },
    (form) => showAccount(req, res, form),
  );
}

export async function dropAddress(req: Request, res: Response): Promise<void> {
  await forgetAddress(ctxOf(req));
  done(res, PATH, 'account.flash.address_dropped');
}

export async function setAvailability(req: Request, res: Response): Promise<void> {
  const { availability, return_to } = parseForm(availabilityForm, req);
  await updateProfile(ctxOf(req), { availability });
  done(res, localUrl(return_to ?? '', PATH), 'account.flash.availability');
}

/** Language and theme, from anywhere: kept with the person, and in a cookie for when they are a visitor. */
export async function savePreferences(req: Request, res: Response): Promise<void> {
  const asked = parseQuery(refusedPreferences, req);
  const { theme, locale, return_to } = asked.of ? asked : parseForm(preferencesForm, req);
  const patch = { ...(theme && { theme }), ...(locale && { locale }) };
  if (ctxOf(req).actor.kind === 'person') await updateProfile(ctxOf(req), patch);
  remember(res, patch);
  const back = localUrl(return_to ?? '');
  const isKept = asked.of && keepRefused(req, { action: localUrl(asked.of), from: back });
  done(res, isKept ? '/preferences/form' : back);
}

/** A form that was refused, and then asked for in another language or theme, to be sent with one more press. */
export function refusedFormPage(req: Request, res: Response): void {
  const kept = keptForm(req);
  if (kept) page(res, 'auth/refused-form', { ...kept });
  else done(res, '/');
}

/** A visitor's choice: nothing but cookies, so that looking around begins no session. */
export function choosePreferences(req: Request, res: Response): void {
  const { theme, locale, return_to } = parseQuery(preferencesForm, req);
  remember(res, { theme, locale });
  done(res, localUrl(return_to ?? ''));
}

function remember(res: Response, { theme, locale }: { theme?: string | null; locale?: string | null }): void {
  const secure = secureCookies(res);
  const options = { httpOnly: true, sameSite: 'lax', secure, maxAge: 365 * DAY_MS, path: '/' } as const;
  if (theme) res.cookie('sd_theme', theme, options);
  if (locale) res.cookie('sd_locale', locale, options);
}

async function showAccount(req: Request, res: Response, form: FormState) {
  const ctx = ctxOf(req);
  if (ctx.actor.kind !== 'person') throw notFound();
  const { t } = req.shell;
  const user = await findUser(ctx, ctx.actor.id);
  const wanted = await wantedAddress(ctx);
  const refused = await refusalOf(ctx, user.email);
  page(
    res,
    'auth/account',
    {
      errors: form.errors,
      values: { ...profileValues(user), ...form.values },
      email: user.email,
      isVerified: user.emailVerifiedAt !== null,
      wanted: wanted && { email: wanted.email, until: req.shell.fmt.dateTime(wanted.until) },
      refused: refused && {
        address: refused.address,
        date: req.shell.fmt.dateTime(refused.since),
        words: refused.words,
      },
      role: t(`users.role.${user.role}`),
      organization: user.organizationName ?? '',
      departments: req.shell.fmt.list(user.departments.map(({ name }) => name)),
      isStaff: user.role !== 'customer',
      phoneHint: phoneHint(req.shell.t, (await getSettings(ctx)).phoneCountry),
      availability: user.availability,
      availabilities: AVAILABILITIES.map((value) => ({ value, label: t(`users.availability.${value}`) })),
      themes: THEMES.map((value) => ({ value, label: t(`ui.preferences.${value}`) })),
      zones: zoneGroups(req.shell, user.timeZone),
    },
    form.status,
  );
}

function profileValues({ name, locale, theme, timeZone, phone }: User): Record<string, unknown> {
  return { name, locale, theme, timeZone, phone: phone ? formatPhone(phone) : '' };
}
