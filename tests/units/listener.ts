import type { LiveSubscriber } from '../../src/platform/live';
import { person } from '../tickets/samples';

/** A subscriber that writes what becomes of it into `told`. */
export function listener(who: string, topics: string[], told: string[]): LiveSubscriber {
  return {
    topics,
    endedBy: [],
    tab: null,
    personId: who,
    network: 'here',
    actor: person('technician', {}),
    signInId: who,
    send: (topic) => void told.push(`${who} ${topic}`),
    end: () => void told.push(`${who} ends`),
    replaced: () => void told.push(`${who} is replaced`),
  };
}
