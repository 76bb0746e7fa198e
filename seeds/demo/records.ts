import type { TxCtx } from '../../src/platform/ctx';

export type RecordKind =
  | 'ticket'
  | 'user'
  | 'department'
  | 'organization'
  | 'category'
  | 'skill'
  | 'field'
  | 'canned'
  | 'calendar'
  | 'feed'
  | 'policy'
  | 'announcement'
  | 'report_schedule'
  | 'sign_in';

/** What the demo made, written down so that it can be taken away again. */
export interface Records {
  add(kind: RecordKind, id: string): string;
  save(tx: TxCtx): Promise<void>;
}

export function createRecords(): Records {
  const made: { kind: RecordKind; id: string }[] = [];
  return {
    add(kind, id) {
      made.push({ kind, id });
      return id;
    },
    save: async (tx) => void (await tx.db('demo_records').insert(made)),
  };
}
