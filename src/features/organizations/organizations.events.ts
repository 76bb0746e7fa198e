declare module '../../platform/event-types' {
  interface Events {
    'organization.created': { changes?: Changes };
    'organization.changed': { changes: Changes };
    'organization.deleted': { data: { name: string; uses: object; moveTo: string | null } };
  }
}

export {};
