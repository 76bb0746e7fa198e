import type { ChannelName } from './channels';
import type { Template } from './kinds';

/** What somebody filed themself is no news in the desk: the mail is their receipt. Each step in between is none elsewhere. */
export function isToldBy(channel: ChannelName, template: Template): boolean {
  return channel === 'in_app' ? template !== 'received' : template !== 'stepped';
}
