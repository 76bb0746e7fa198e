import type { Ctx, Locale } from '../../platform/ctx';
import type { Reading, Unwritten } from '../../platform/delivery-types';
import type { Settings } from '../settings';
import type { ToldEvent } from './audience';
import { type Content, contentOf } from './content';
import type { Template } from './kinds';
import type { Circle, Recipient } from './notifications.queries';
import { eventsIn, once } from './reading';
import { STRENGTH } from './strength';
import { type Variables, type Words, wordsOf } from './templates';
import { variablesOf } from './variables';

/** What a message is made of. */
export interface Parts {
  circle: Circle;
  recipient: Recipient;
  settings: Settings;
  locale: Locale;
  reading: Reading;
  message: Unwritten;
  /** In the order in which they happened. */
  entries: Entry[];
}

/** One act, as its reader is told of it. */
export interface Entry {
  template: Template;
  event: ToldEvent;
  content: Content;
  author: string;
  /** What its words were made of. */
  variables: Variables;
  words: Words;
}

/** Of each act the event that there is the strongest reason to hear of. */
export async function entriesOf(
  ctx: Ctx,
  told: Unwritten['told'],
  parts: Omit<Parts, 'entries' | 'message'>,
): Promise<Entry[]> {
  const strongest = new Map<string, Unwritten['told'][number]>();
  for (const one of told) {
    const other = strongest.get(one.rootId);
    if (!other || strength(one) < strength(other)) strongest.set(one.rootId, one);
  }
  const templates = new Map([...strongest.values()].map(({ eventId, template }) => [eventId, template]));
  const entries: Entry[] = [];
  for (const event of await eventsIn(ctx, parts.reading)) {
    const template = templates.get(event.id) as Template | undefined;
    if (!template) continue;
    const content = await once(parts.reading, `content ${template} ${event.id}`, () =>
      contentOf(ctx, template, event, parts.circle.ticket),
    );
    const author = event.actorName ?? parts.settings.name;
    const variables = variablesOf(ctx, parts, { event, content, author });
    const words = await wordsOf(ctx, template, parts.locale, variables);
    entries.push({ template, event, content, author, variables, words });
  }
  return entries;
}

const strength = ({ template }: { template: string }) => STRENGTH.indexOf(template as Template);
