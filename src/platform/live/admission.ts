/** Whom a place is for. */
export interface Guest {
  personId: string;
  /** The network that they come from. */
  network: string;
  /** Makes room for a newer one of the same person. */
  yieldPlace(): void;
}

export interface Bounds {
  person: number;
  network: number;
  all: number;
}

/** Of one process. A page that is not looked at closes its stream, so twenty of one person are twenty windows. */
export const BOUNDS: Bounds = { person: 20, network: 1500, all: 3000 };

/**
 * How many may be connected. Of one person the newest stay, for that is the page they look at; beyond what a network
 * or the process may have, nobody new gets in.
 */
export function createAdmission(bounds: Bounds) {
  const byPerson = new Map<string, Set<Guest>>();
  const byNetwork = new Map<string, number>();
  let all = 0;

  function count(network: string, step: 1 | -1): void {
    const now = (byNetwork.get(network) ?? 0) + step;
    all += step;
    if (now > 0) byNetwork.set(network, now);
    else byNetwork.delete(network);
  }

  return {
    /** Until the returned function is called; null where there is no room. */
    enter(guest: Guest): (() => void) | null {
      const own = byPerson.get(guest.personId) ?? new Set();
      const [oldest] = own;
      if (oldest && own.size >= bounds.person) oldest.yieldPlace();
      else if (all >= bounds.all || (byNetwork.get(guest.network) ?? 0) >= bounds.network) return null;
      byPerson.set(guest.personId, own.add(guest));
      count(guest.network, 1);
      return () => {
        if (!own.delete(guest)) return;
        if (own.size === 0 && byPerson.get(guest.personId) === own) byPerson.delete(guest.personId);
        count(guest.network, -1);
      };
    },
  };
}
