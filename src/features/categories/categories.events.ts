declare module '../../platform/event-types' {
  interface Events {
    'category.created': { changes?: Changes };
    'category.changed': { changes: Changes };
    'category.deleted': { data: { nameEs: string; nameEn: string; uses: object; moveTo: string | null } };
  }
}

export {};
