declare module '../../platform/event-types' {
  interface Events {
    'department.created': { changes?: Changes };
    'department.changed': { changes: Changes };
    'department.deleted': { changes?: Changes; data: { name: string; uses: object; moveTo: string | null } };
  }
}

export {};
