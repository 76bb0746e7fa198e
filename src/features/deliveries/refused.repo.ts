import { type Db, maybeRow, rows } from '../../platform/db';

export interface RefusedAddress {
  address: string;
  since: Date;
  /** What the server said. */
  words: string;
  /** What was to go there; null once that has been deleted. */
  deliveryId: string | null;
}

/** Resolves to whether it was not known before. */
export async function mark(db: Db, { address, since, words, deliveryId }: RefusedAddress): Promise<boolean> {
  const marked = await rows(
    db,
    `insert into refused_addresses (address, since, words, delivery_id) values (:address, :since, :words, :deliveryId)
      on conflict (address) do nothing returning address`,
    { address, since, words, deliveryId },
  );
  return marked.length > 0;
}

export async function refusedAmong(db: Db, addresses: string[]): Promise<string[]> {
  const found = await rows<{ address: string }>(
    db,
    'select address::text from refused_addresses where address = any (:addresses::citext[])',
    { addresses },
    'refused addresses',
  );
  return found.map(({ address }) => address);
}

export function refusalOf(db: Db, address: string): Promise<RefusedAddress | null> {
  return maybeRow(
    db,
    'select address::text, since, words, delivery_id from refused_addresses where address = :address::citext',
    { address },
    'refused address',
  );
}

/** Takes marks away; resolves to those that there were, with whose addresses they are. */
export function unmark(db: Db, addresses: string[]): Promise<{ userId: string | null }[]> {
  return rows(
    db,
    `with gone as (delete from refused_addresses where address = any (:addresses::citext[]) returning address)
      select users.id as user_id from gone left join users on users.email = gone.address order by gone.address`,
    { addresses },
  );
}

export async function ownerOf(db: Db, address: string): Promise<string | null> {
  const found = await maybeRow<{ id: string }>(db, 'select id from users where email = :address::citext', {
    address,
  });
  return found?.id ?? null;
}

/** Those that nobody has any more, and no department. */
export async function purgeOwnerless(db: Db, before: Date): Promise<void> {
  await rows(
    db,
    `delete from refused_addresses refused where since < :before
        and not exists (select from users where users.email = refused.address)
        and not exists (select from departments where departments.email = refused.address)`,
    { before },
  );
}
