import type { Ctx, Locale } from '../../../platform/ctx';
import type { Status } from '../../tickets';
import type { Template } from '../kinds';

export interface Variables {
  desk: string;
  recipient: { name: string };
  ticket: {
    number: string;
    subject: string;
    requester: string;
    department: string;
    priority: string;
    status: string;
    assignee: string;
    url: string;
    due: string;
  } | null;
  author: string;
  step: '' | Status;
  reason: '' | 'duplicate';
  files: number;
  says: boolean;
  solution: string;
  days: number;
  asked: boolean;
  takes_part: boolean;
  minutes: number;
  target: string;
  policy: string;
  stars: number;
  comment: string;
  title: string;
  text: string;
  count: number;
}

export interface Words {
  subject: string;
  line: string;
  intro: string;
  after: string[];
}

export async function wordsOf(
  ctx: Ctx,
  template: Template | 'digest',
  locale: Locale,
  variables: Variables,
): Promise<Words> {
  const t = ctx.system.i18n.translator(locale);
  const has = (key: string) => ctx.system.i18n.has(key);
  const { ticket } = variables;
  const params = {
    name: variables.recipient.name,
    number: ticket?.number ?? '',
    subject: ticket?.subject ?? '',
    author: variables.author,
    requester: ticket?.requester ?? '',
    department: ticket?.department ?? '',
    desk: variables.desk,
    files: variables.files,
    step: variables.step || 'none',
    reason: variables.reason || 'none',
    says: variables.says ? 'something' : 'nothing',
    days: variables.days,
  };
  const after: string[] = [];
  if (variables.asked && variables.step === 'closed') after.push('mail.closed.after');
  if (variables.asked && variables.step === 'resolved')
    after.push('mail.resolved.ask', 'mail.resolved.after');
  return {
    subject: ticket ? `[${ticket.number}] ${ticket.subject}` : variables.title,
    line: '',
    intro: has(`mail.${template}.intro`) ? t(`mail.${template}.intro`, params) : template,
    after: after.map((key) => t(key, params)),
  };
}

/** Of a message that is about no ticket. */
export function emptyVariables(desk: string, name: string): Variables {
  const words = { author: '', solution: '', target: '', policy: '', comment: '', title: '', text: '' };
  const numbers = { files: 0, days: 0, minutes: 0, stars: 0, count: 0 };
  const marks = { says: false, asked: false, takes_part: false, step: '', reason: '' } as const;
  return { desk, recipient: { name }, ticket: null, ...words, ...numbers, ...marks };
}
