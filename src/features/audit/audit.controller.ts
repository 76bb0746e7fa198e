import type { Request, Response } from 'express';
import { startOfDay } from '../../platform/calendar';
import { ctxOf, parseQuery } from '../../platform/http/input';
import { listHref } from '../../platform/http/lists';
import { page } from '../../platform/http/respond';
import { type AuditEntry, auditPage, namesIn } from './audit.queries';
import { type AuditFilters, auditQuery } from './audit.schema';
import { entryView, type Reader, typeGroups, typeText } from './audit.view';

const HOME = '/admin/audit';

export async function auditLogPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { cursor, ...filters } = parseQuery(auditQuery, req);
  const { timeZone } = req.shell.fmt;
  const { person, type } = filters;
  const found = await auditPage(ctx, {
    person,
    type,
    cursor,
    ticketNumber: filters.ticket,
    from: filters.from ? startOfDay(filters.from, timeZone) : null,
    to: filters.to ? startOfDay(filters.to, timeZone, 1) : null,
  });
  const names = await namesIn(ctx, found.items, req.shell.locale);
  const reader: Reader = { ...req.shell, i18n: ctx.system.i18n, now: ctx.now, names };
  page(res, 'audit/index', {
    entries: found.items.map((entry: AuditEntry) => entryView(reader, entry)),
    filters: { ...filters, ticket: filters.ticket ?? '' },
    types: typeGroups(req.shell.t),
    chips: chipsOf(reader, filters),
    filtered: Object.values(filters).some(Boolean),
    previous: found.previous && hrefOf({ ...filters, cursor: found.previous }),
    next: found.next && hrefOf({ ...filters, cursor: found.next }),
  });
}

function hrefOf(query: Partial<AuditFilters> & { cursor?: string }): string {
  const { cursor, ticket, ...filters } = query;
  return listHref(HOME, { ...filters, ticket: ticket ? String(ticket) : null }, { cursor });
}

function chipsOf(reader: Reader, filters: AuditFilters) {
  const { t, fmt } = reader;
  const texts: Record<keyof AuditFilters, string | null> = {
    person: filters.person && t('audit.chip.person', { person: filters.person }),
    type: filters.type && t('audit.chip.type', { type: groupText(reader, filters.type) }),
    ticket: filters.ticket && t('audit.chip.ticket', { number: String(filters.ticket) }),
    from: filters.from && t('audit.chip.from', { day: fmt.day(filters.from) }),
    to: filters.to && t('audit.chip.to', { day: fmt.day(filters.to) }),
  } as Record<keyof AuditFilters, string | null>;
  return Object.entries(texts).flatMap(([name, label]) =>
    label ? [{ label, removeHref: hrefOf({ ...filters, [name]: null }) }] : [],
  );
}

function groupText(reader: Reader, type: string): string {
  const noun = `audit.noun.${type}`;
  return reader.i18n.has(noun) ? reader.t(noun) : typeText(reader, type);
}
