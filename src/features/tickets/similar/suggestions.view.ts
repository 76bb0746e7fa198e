import type { Shell } from '../../../platform/http/request';
import { portalUrl, ticketUrl } from '../addresses.view';
import type { SimilarTicket } from './similar.types';

/** Whose form it is. */
export type SuggestionPlace = 'portal' | 'desk';

/** What asks for them as somebody types, and what there is to show: of other answers of the form that count, as they change. */
export function suggestionsView(
  shell: Shell,
  tickets: SimilarTicket[],
  { place, now }: { place: SuggestionPlace; now: Date },
) {
  return {
    attrs: attributesFor(place),
    items: tickets.map((ticket) => ({
      href: place === 'desk' ? ticketUrl(ticket.number, null) : portalUrl(ticket.number),
      number: ticket.number,
      subject: ticket.subject,
      status: { status: ticket.status, label: place === 'portal' ? ownWords(shell, ticket) : undefined },
      updated: shell.fmt.moment(ticket.updatedAt, now),
    })),
  };
}

/** What is wanted of a customer comes before what the desk calls it, as in their list. */
function ownWords({ t }: Shell, { status, holdReason }: SimilarTicket): string | undefined {
  return status === 'on_hold' && holdReason === 'customer' ? t('portal.status.needs_reply') : undefined;
}

const PAUSE = 'input changed delay:500ms';

function attributesFor(place: SuggestionPlace) {
  const isDesk = place === 'desk';
  return {
    'hx-get': `/${place}/tickets/similar`,
    'hx-trigger': isDesk ? `${PAUSE}, change from:#requester-matches` : PAUSE,
    'hx-include': isDesk ? '#new-ticket [name=requester]:checked, #f-category' : '#f-category',
    'hx-sync': 'replace',
    'hx-select': '#similar',
    'hx-target': '#similar',
    'hx-swap': 'outerMorph',
  };
}
