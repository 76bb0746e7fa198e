/** What the running file wants to happen around each of its tests; Jest takes no hooks once a file has begun. */
export interface Rollback {
  begin(): Promise<void>;
  end(): Promise<void>;
}

export const rollbacks = new Set<Rollback>();

beforeEach(async () => {
  for (const rollback of rollbacks) await rollback.begin();
});

afterEach(async () => {
  for (const rollback of rollbacks) await rollback.end();
});
