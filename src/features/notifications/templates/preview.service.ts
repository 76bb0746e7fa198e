import type { Ctx, PersonActor } from '../../../platform/ctx';
import { MINUTE_MS } from '../../../platform/elapsed';
import { AppError, invalid } from '../../../platform/errors';
import { formatter } from '../../../platform/format';
import { once } from '../../../platform/submissions';
import { isLetter, queueMail } from '../../deliveries';
import { getSettings, mailLook, type Settings } from '../../settings';
import { ticketPage } from '../../tickets';
import { defaultLetter, defaultSections } from './defaults';
import { tryLetter } from './letter-preview.service';
import { namesFor } from './offered';
import { assertUsable } from './templates.service';
import type { Sections, TemplateKey, Words } from './templates.types';
import { BLANK, type TicketVariables, type Variables } from './variables';
import { written } from './words';

export interface Tried extends TemplateKey {
  /** As they were typed. */
  sections: Sections;
  /** Of the ticket that they are tried with; null: one that there is not. */
  ticketNumber: number | null;
}

/**
 * What a message would say to whoever asks, about a ticket that they see. Nothing is stored and nothing is sent.
 * @throws AppError `invalid` for sections that cannot be used, and for a ticket that is not there for them
 */
export async function tryTemplate(ctx: Ctx, tried: Tried): Promise<Words> {
  const { template, locale, sections } = tried;
  assertUsable(template, sections);
  if (isLetter(template)) return tryLetter(ctx, { template, locale, sections });
  const standard = defaultSections(template, locale);
  return written(sections, standard, await variablesFor(ctx, tried));
}

/**
 * Sends what `tryTemplate` says to whoever asks, at their own address, as all mail is sent; of one form once.
 * @returns the address
 * @throws AppError as `tryTemplate`
 */
export async function sendTest(ctx: Ctx, person: PersonActor, tried: Tried): Promise<string> {
  const words = await tryTemplate(ctx, tried);
  const { locale } = tried;
  const { i18n, views } = ctx.system;
  const settings = await getSettings(ctx);
  const t = i18n.translator(locale);
  const { action, url } = buttonOf(ctx, tried);
  const model = {
    desk: mailLook(settings),
    subject: words.subject,
    intro: isLetter(tried.template) ? words.intro : `${words.intro}\n\n${t('templates.preview_body')}`,
    after: words.after.join('\n\n'),
    action,
    url,
    linkHint: t('letter.link_hint'),
    footer: t('templates.test.footer', { name: t(`templates.name.${tried.template}`), desk: settings.name }),
  };
  const mail = {
    userId: person.id,
    address: person.email,
    template: 'template_test',
    locale,
    subject: words.subject,
    bodyText: views.render(locale, 'mail/letter.txt', model),
    bodyHtml: views.render(locale, 'mail/letter', model),
  };
  const content = [tried.template, locale, tried.sections, tried.ticketNumber];
  await once(ctx, { noun: 'template test', content, find: async () => true }, (tx, id) =>
    queueMail(tx, Object.assign({ eventId: id }, mail)),
  );
  return person.email;
}

/** Of a test: to the ticket, or, for a letter, to the desk, for there is nothing to open. */
function buttonOf(ctx: Ctx, { template, locale, ticketNumber }: Tried) {
  const { i18n, config } = ctx.system;
  if (isLetter(template)) {
    const { action } = defaultLetter(template, locale);
    return { action, url: action ? config.baseUrl : null };
  }
  if (ticketNumber === null) return { action: '', url: null };
  const action = i18n.t(locale, 'mail.open_ticket', { number: `#${ticketNumber}` });
  return { action, url: `${config.baseUrl}/tickets/${ticketNumber}` };
}

/** What a message about that ticket may hold: each name that it offers has something to show. */
async function variablesFor(ctx: Ctx, tried: Tried): Promise<Variables> {
  const settings = await getSettings(ctx);
  const t = ctx.system.i18n.translator(tried.locale);
  const sample = (name: string) => t(`templates.sample.${name}`);
  const ticket = await ticketFor(ctx, tried, settings);
  const offered = namesFor(tried.template);
  const given = {
    author: sample('author'),
    says: offered.includes('says') && tried.template !== 'announcement',
    solution: ticket.solution || sample('solution'),
    days: settings.autoCloseDays,
    asked: true,
    takes_part: true,
    minutes: 30,
    target: sample('target'),
    policy: sample('policy'),
    stars: 9,
    comment: sample('comment'),
    title: sample('title'),
    text: sample('text'),
    period: sample('period'),
    count: 3,
  };
  const own = Object.entries(given).filter(([name]) => offered.includes(name));
  return Object.assign({}, BLANK, Object.fromEntries(own), {
    desk: settings.name,
    recipient: { name: ctx.actor.kind === 'person' ? ctx.actor.name : settings.name },
    ticket: offered.includes('ticket.number') ? ticket.variables : null,
  });
}

interface TriedTicket {
  variables: TicketVariables;
  solution: string;
}

async function ticketFor(
  ctx: Ctx,
  { locale, ticketNumber }: Tried,
  settings: Settings,
): Promise<TriedTicket> {
  const { i18n, config } = ctx.system;
  const t = i18n.translator(locale);
  const timeZone = (ctx.actor.kind === 'person' && ctx.actor.timeZone) || settings.timeZone;
  const when = (moment: Date | null) => (moment ? formatter(locale, timeZone).dateTime(moment) : '');
  if (ticketNumber === null) {
    const sample = (name: string) => t(`templates.sample.${name}`);
    const variables = {
      number: '#1042',
      subject: sample('subject'),
      requester: sample('requester'),
      department: sample('department'),
      priority: t('ticket.priority.P2'),
      status: t('ticket.status.in_progress'),
      assignee: sample('author'),
      url: `${config.baseUrl}/tickets/1042`,
      due: when(new Date(ctx.now.getTime() + 30 * MINUTE_MS)),
    };
    return { variables, solution: '' };
  }
  const { ticket, requester, department, assignee, solution } = await pageOf(ctx, ticketNumber);
  const variables = {
    number: `#${ticket.number}`,
    subject: ticket.subject,
    requester: requester.name,
    department: department.name,
    priority: t(`ticket.priority.${ticket.priority}`),
    status: t(`ticket.status.${ticket.status}`),
    assignee: assignee?.name ?? '',
    url: `${config.baseUrl}/tickets/${ticket.number}`,
    due: when(ticket.dueAt),
  };
  return { variables, solution: solution ?? '' };
}

async function pageOf(ctx: Ctx, number: number) {
  try {
    return await ticketPage(ctx, number);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
    throw invalid('ticket', 'templates.error.no_ticket', { number });
  }
}
