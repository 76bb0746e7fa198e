declare module '../../platform/event-types' {
  interface Events {
    'skill.created': { changes?: Changes };
    'skill.changed': { changes: Changes };
    'skill.deleted': { data: { name: string; uses: object; moveTo: string | null } };
  }
}

export {};
